using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>
/// Carries an installation from one database to another as NDJSON: a head, one line a row, and an end with counts and
/// the SHA-256 of all before it. What is read is one state of the database; what is written is verified, and a
/// broken-off import goes on where it stopped.
/// </summary>
public sealed class Archive(Database database, TimeProvider clock)
{
    public const int Version = 1;
    private const int Batch = 5_000;

    /// <summary>
    /// Answers how many rows were written. <paramref name="progress"/> hears how far it is.
    /// </summary>
    public async Task<long> Export(Stream file, IProgress<ArchiveProgress>? progress = null)
    {
        await using var connection = await database.Connect();
        // one state of the database, even while others write
        await using var transaction = await database.Dialect.Snapshot(connection);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        var rows = new Dictionary<string, long>();
        foreach (var table in ArchiveTable.All)
            rows[table.Name] = await connection.Scalar<long>(table.Count, transaction: transaction);
        var done = 0L;
        var all = rows.Values.Sum();

        await Line(
            file,
            hash,
            new ArchiveHead(
                "challengehub",
                Version,
                await Schema(connection, transaction),
                Guid.CreateVersion7().ToString("N"),
                clock.GetUtcNow(),
                rows
            )
        );

        foreach (var table in ArchiveTable.All)
        {
            await using var reader = await connection.Read(table.Select, transaction);
            while (await reader.ReadAsync())
            {
                await Line(file, hash, new JsonObject { ["table"] = table.Name, ["row"] = Row(reader) });
                if (++done % Batch == 0)
                    progress?.Report(new ArchiveProgress(done, all));
            }
        }

        await Line(file, null, new ArchiveEnd(all, Convert.ToHexStringLower(hash.GetHashAndReset())));
        await file.FlushAsync();
        progress?.Report(new ArchiveProgress(all, all));
        return all;
    }

    /// <summary>
    /// Into an installation that is empty, or that the same file has begun to fill. Throws <see
    /// cref="ArchiveRefused"/>; a file that is not whole is refused before anything is written.
    /// </summary>
    public async Task<long> Import(string path, IProgress<ArchiveProgress>? progress = null)
    {
        var head = await Verified(path);
        await using var connection = await database.Connect();
        if (head.Schema != await Schema(connection, null))
            throw new ArchiveRefused(
                $"was exported from schema {head.Schema}, and this version has {await Schema(connection, null)}: "
                    + "export it again with the same version that imports it"
            );

        var begun = await Begun(connection, head);
        var line = 0L;
        var all = head.Rows.Values.Sum();
        using var reader = new StreamReader(path, Encoding.UTF8);
        await reader.ReadLineAsync();

        while (line < all)
        {
            var rows = new List<ArchivedRow>();
            while (rows.Count < Batch && line < all)
            {
                var text = (await reader.ReadLineAsync())!;
                if (line++ < begun)
                    continue;
                var entry = JsonNode.Parse(text)!;
                var table = ArchiveTable.All.Single(x => x.Name == (string)entry["table"]!);
                rows.Add(new ArchivedRow(table, entry["row"]!.AsObject()));
            }

            if (rows.Count > 0)
                await Insert(connection, head, rows, line);
            progress?.Report(new ArchiveProgress(line, all));
        }

        await Verify(connection, head);
        await connection.Execute(
            "update Imports set DoneAt = @now where Archive = @Id",
            new { now = clock.GetUtcNow(), head.Id }
        );
        return all;
    }

    /// <summary>How many rows of this file are there already.</summary>
    private static async Task<long> Begun(DbConnection connection, ArchiveHead head)
    {
        if (await connection.Scalar<long?>("select Line from Imports where Archive = @Id", new { head.Id }) is { } line)
            return line;
        foreach (var table in ArchiveTable.All)
            if (await connection.Scalar<long>(table.Count) > 0)
                throw new ArchiveRefused(
                    $"can only be imported into an empty installation, and this one has rows in {table.Name}: give "
                        + "it another ChallengeHub__DataDirectory"
                );
        return 0;
    }

    /// <summary>Rows and the mark of how far it came, together or not at all.</summary>
    private async Task Insert(DbConnection connection, ArchiveHead head, IEnumerable<ArchivedRow> rows, long line)
    {
        await using var transaction = await database.Dialect.Begin(connection);
        foreach (var group in rows.GroupBy(x => x.Table))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = database.Dialect.Keeping(group.Key);
            command.Transaction = transaction;

            foreach (var (name, _) in group.First().Row)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@{name}";
                command.Parameters.Add(parameter);
            }

            foreach (var (_, row) in group)
            {
                foreach (DbParameter parameter in command.Parameters)
                    parameter.Value = Value(row[parameter.ParameterName[1..]]);
                await command.ExecuteNonQueryAsync();
            }
        }

        await connection.Execute(
            """
            update Imports
               set Line = @line
             where Archive = @Id;
            insert into Imports (Archive, Line)
            select @Id, @line
             where not exists (select 1
                                 from Imports
                                where Archive = @Id);
            """,
            new { head.Id, line },
            transaction
        );
        await transaction.CommitAsync();
    }

    /// <summary>The file as it was written, from its head to its end.</summary>
    private static async Task<ArchiveHead> Verified(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = new StreamReader(path, Encoding.UTF8);
        var first = await reader.ReadLineAsync();
        var head = Parsed<ArchiveHead>(first);
        if (head is not { Product: "challengehub" })
            throw new ArchiveRefused("is no export of ChallengeHub");
        if (head.Version != Version)
            throw new ArchiveRefused($"has the format {head.Version}, and this version reads {Version}");

        hash.AppendData(Encoding.UTF8.GetBytes(first + "\n"));
        for (var rows = 0L; await reader.ReadLineAsync() is { } text; rows++)
        {
            if (rows == head.Rows.Values.Sum())
                return Parsed<ArchiveEnd>(text)?.Sha256 == Convert.ToHexStringLower(hash.GetHashAndReset())
                    ? head
                    : throw new ArchiveRefused("is not as it was written: its SHA-256 differs");
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        }

        throw new ArchiveRefused("ends too soon");
    }

    /// <summary>
    /// Every row is there, every ledger without a gap, every certified result hashes to what was published.
    /// </summary>
    private static async Task Verify(DbConnection connection, ArchiveHead head)
    {
        foreach (var table in ArchiveTable.All)
            if (
                await connection.Scalar<long>(table.Count) is var count
                && count != head.Rows.GetValueOrDefault(table.Name)
            )
                throw new ArchiveRefused(
                    $"has {head.Rows.GetValueOrDefault(table.Name)} rows of {table.Name}, but {count} are there: was "
                        + "the installation used meanwhile?"
                );

        var gap = await connection.Scalar<string?>(
            """
            select min(Code)
              from Campaigns
             where LastSeq <> (select count(*)
                                 from Ledger
                                where CampaignId = Campaigns.Id)
            """
        );
        if (gap is not null)
            throw new ArchiveRefused($"has a ledger of {gap} with gaps");

        foreach (
            var (sha256, canonical) in await connection.Query<(string, byte[])>("select Sha256, Canonical from Results")
        )
            if (Results.Sha256(canonical) != sha256)
                throw new ArchiveRefused($"has a certified result that does not hash to {sha256}");

        foreach (
            var (sha256, canonical) in await connection.Query<(string, byte[])>(
                "select Sha256, Canonical from KeptReports"
            )
        )
            if (Results.Sha256(canonical) != sha256)
                throw new ArchiveRefused($"has a kept report that does not hash to {sha256}");
    }

    private static Task<int> Schema(DbConnection connection, DbTransaction? transaction) =>
        connection.Scalar<int>("select max(Version) from SchemaVersion", transaction: transaction);

    private static JsonObject Row(DbDataReader reader)
    {
        var row = new JsonObject();
        for (var i = 0; i < reader.FieldCount; i++)
            row[reader.GetName(i)] = reader.GetValue(i) switch
            {
                DBNull => null,
                long number => number,
                bool flag => flag ? 1L : 0L,
                byte[] bytes => new JsonObject { ["base64"] = Convert.ToBase64String(bytes) },
                var text => (string)text,
            };
        return row;
    }

    private static object Value(JsonNode? node) =>
        node switch
        {
            null => DBNull.Value,
            JsonObject bytes => Convert.FromBase64String((string)bytes["base64"]!),
            _ => node.GetValueKind() == JsonValueKind.Number ? (long)node : (string)node!,
        };

    private static T? Parsed<T>(string? text)
        where T : class
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<T>(text, EngineJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task Line(Stream file, IncrementalHash? hash, object line)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, EngineJson.Options) + "\n");
        hash?.AppendData(bytes);
        await file.WriteAsync(bytes);
    }

    private sealed record ArchivedRow(ArchiveTable Table, JsonObject Row);
}
