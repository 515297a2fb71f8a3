using System.Data.Common;

namespace ChallengeHub;

/// <summary>The tables ThemePacks and ThemeFiles.</summary>
internal static class ThemeRows
{
    private const string Columns = """
        select Id, Code, Version, Document, ChangedAt, ChangedBy
          from ThemePacks
        """;

    public static async Task<IReadOnlyList<StoredTheme>> All(DbConnection connection) =>
        [.. (await connection.Query<Row>(Columns + "\n order by Code")).Select(row => row.Theme())];

    public static async Task<StoredTheme?> Find(
        DbConnection connection,
        string code,
        DbTransaction? transaction = null
    ) => (await connection.Find<Row?>(Columns + "\n where Code = @code", new { code }, transaction))?.Theme();

    /// <summary>Which state every pack is in, without the packs.</summary>
    public static Task<IReadOnlyList<ThemeStamp>> Stamps(DbConnection connection) =>
        connection.Query<ThemeStamp>(
            """
            select Id, Version
              from ThemePacks
             order by Id
            """
        );

    public static Task<long> Count(UnitOfWork work) =>
        work.Connection.Scalar<long>("select count(*) from ThemePacks", transaction: work.Transaction);

    public static Task<long> Insert(UnitOfWork work, UploadedTheme upload, string author, DateTimeOffset now) =>
        work.Connection.Scalar<long>(
            """
            insert into ThemePacks (Code, Version, Document, ChangedAt, ChangedBy)
            values (@Code, 1, @Document, @now, @author);
            select Id
              from ThemePacks
             where Code = @Code;
            """,
            new
            {
                upload.Code,
                upload.Document,
                now,
                author,
            },
            work.Transaction
        );

    /// <summary>Its files go: the new state brings all of them.</summary>
    public static Task Replace(UnitOfWork work, long id, UploadedTheme upload, string author, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update ThemePacks
               set Version = Version + 1,
                   Document = @Document,
                   ChangedAt = @now,
                   ChangedBy = @author
             where Id = @id;
            delete from ThemeFiles where PackId = @id;
            """,
            new
            {
                id,
                upload.Document,
                now,
                author,
            },
            work.Transaction
        );

    public static Task Add(UnitOfWork work, long id, IEnumerable<KeyValuePair<string, byte[]>> files) =>
        work.Connection.Execute(
            """
            insert into ThemeFiles (PackId, Path, Content)
            values (@id, @Key, @Value)
            """,
            files.Select(file => new
            {
                id,
                file.Key,
                file.Value,
            }),
            work.Transaction
        );

    public static Task Delete(UnitOfWork work, long id) =>
        work.Connection.Execute(
            """
            delete from ThemeFiles where PackId = @id;
            delete from ThemePacks where Id = @id;
            """,
            new { id },
            work.Transaction
        );

    public static Task<IReadOnlyList<ThemeFile>> Files(DbConnection connection, long id) =>
        connection.Query<ThemeFile>(
            """
            select Path, Content
              from ThemeFiles
             where PackId = @id
             order by Path
            """,
            new { id }
        );

    public static Task<byte[]?> File(DbConnection connection, long id, string path) =>
        connection.Find<byte[]>(
            """
            select Content
              from ThemeFiles
             where PackId = @id
               and Path = @path
            """,
            new { id, path }
        );

    /// <summary>The campaigns that are shown in it.</summary>
    public static Task<IReadOnlyList<string>> UsedBy(
        DbConnection connection,
        string code,
        DbTransaction? transaction = null
    ) =>
        connection.Query<string>(
            """
            select Code
              from Campaigns
             where json_extract(Document, '$.theme') = @code
             order by Code
            """,
            new { code },
            transaction
        );

    private sealed record Row
    {
        public long Id { get; init; }
        public string Code { get; init; } = "";
        public long Version { get; init; }
        public string Document { get; init; } = "";
        public DateTimeOffset ChangedAt { get; init; }
        public string ChangedBy { get; init; } = "";

        public StoredTheme Theme() => new(Id, Code, Version, Document, ChangedAt, ChangedBy);
    }
}

/// <summary>A file of a pack.</summary>
internal sealed record ThemeFile
{
    public string Path { get; init; } = "";
    public byte[] Content { get; init; } = [];
}
