namespace ChallengeHub.Testing;

/// <summary>
/// Takes the file of a SQLite database away under a running engine, and puts it back when disposed of.
/// </summary>
public sealed class Away : IDisposable
{
    private readonly string file;

    private Away(string file)
    {
        this.file = file;
        File.Move(file, Elsewhere);
    }

    public static Away From(EngineParts engine)
    {
        using var connection = (Microsoft.Data.Sqlite.SqliteConnection)
            engine.Database.Connect().GetAwaiter().GetResult();
        return new Away(Path.GetFullPath(connection.DataSource));
    }

    public void Dispose() => File.Move(Elsewhere, file);

    private string Elsewhere => $"{file}.away";
}
