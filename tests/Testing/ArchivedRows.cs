namespace ChallengeHub.Testing;

/// <summary>The rows of a table as an archive carries them: with every column there is, in its order.</summary>
internal sealed class ArchivedRows
{
    private readonly Dictionary<string, int> places;

    private ArchivedRows(ArchiveTable table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows)
    {
        Table = table;
        Columns = columns;
        Rows = rows;
        places = Enumerable.Range(0, columns.Count).ToDictionary(x => columns[x], x => x, StringComparer.Ordinal);
    }

    public ArchiveTable Table { get; }
    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<object[]> Rows { get; }

    public static async Task<ArchivedRows> Read(Database database, string name)
    {
        var table = ArchiveTable.All.Single(x => x.Name == name);
        await using var connection = await database.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = table.Select;
        await using var reader = await command.ExecuteReaderAsync();

        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new(table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    public int Place(string column) => places[column];

    public long Number(object[] row, string column) => (long)row[Place(column)];

    public string Text(object[] row, string column) => (string)row[Place(column)];
}

/// <summary>A row to be written, by the names of its columns; the next one is made in the same place.</summary>
internal sealed class CopiedRow(ArchivedRows like)
{
    public object[] Values { get; } = new object[like.Columns.Count];

    public object this[string column]
    {
        get => Values[like.Place(column)];
        set => Values[like.Place(column)] = value;
    }

    public void Take(object[] original) => original.CopyTo(Values, 0);

    /// <summary>The same change of some columns.</summary>
    public void Change(Func<object, object> change, params IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            this[column] = change(this[column]);
    }
}
