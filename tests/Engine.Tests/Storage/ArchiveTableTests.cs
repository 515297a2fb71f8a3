using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ArchiveTableTests : IDisposable
{
    private static readonly string[] LeftBehind =
    [
        "Sessions",
        "Links",
        "Guesses",
        "Pulses",
        "Pairings",
        "DryRuns",
        "DryRunParts",
        "ReportRuns",
        "KeptForms",
        "Imports",
        "SchemaVersion",
        "CookieKeys",
        "Closings",
        "sqlite_sequence",
    ];
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-archive-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Every_table_is_carried_with_every_column_or_left_behind_by_name()
    {
        var database = await Database.Open(TestStore.Settings(directory.FullName));
        await using var connection = await database.Connect();
        var tables = (await connection.QueryAsync<string>(TestStore.Tables)).ToList();
        Assert.Equal(tables.Except(LeftBehind).Order(), ArchiveTable.All.Select(x => x.Kept).Order());
        foreach (var table in ArchiveTable.All)
        {
            var columns = (
                await connection.QueryAsync<string>(
                    TestStore.IsSqlServer
                        ? "select COLUMN_NAME from INFORMATION_SCHEMA.COLUMNS where TABLE_NAME = @Name"
                        : "select name from pragma_table_info(@Name)",
                    new { table.Name }
                )
            )
                .Order()
                .ToList();
            await using var reader = await connection.ExecuteReaderAsync(table.Select);
            Assert.Equal(columns, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).Order());
            Assert.Equal(
                columns,
                System
                    .Text.RegularExpressions.Regex.Matches(table.Insert, @"@(\w+)")
                    .Select(x => x.Groups[1].Value)
                    .Order()
            );
        }
    }
}
