using ChallengeHub.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What an installation of the version before holds is there after the new schema.</summary>
public sealed class SchemaStepTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-schema-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Awards_and_their_hand_over_are_carried_into_the_table_of_awards_written_ahead()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, "It makes a file of SQLite.");
        var settings = new EngineSettings(directory.FullName);
        await using (var before = new SqliteConnection($"Data Source={settings.DatabaseFile};Pooling=false"))
        {
            await before.OpenAsync(TestContext.Current.CancellationToken);
            await before.ExecuteAsync("create table SchemaVersion (Version integer primary key)");
            foreach (var (version, sql) in Database.Steps("Sqlite").Where(x => x.Version < 13))
                await before.ExecuteAsync($"{sql}; insert into SchemaVersion (Version) values ({version})");
            await before.ExecuteAsync(
                """
                insert into Campaigns (Id, Code, Document, StartsAt, EndsAt, Version, ConfigVersion, LastSeq,
                                       LastFactSeq)
                values (7, 'old', '{}', 0, 1, 1, 1, 0, 0);
                insert into Awards (Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt,
                                    Points, Status, AwardedAt)
                values (41, 7, 1, 'club', '"Club"', '10', 'Reps', '3', 'lyon', 2, '5', 'Notified', 9);
                insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
                values (41, 1, 'Notified', 'by phone', 'zoe', 10);
                """
            );
        }
        var database = await Database.Open(settings, TestContext.Current.CancellationToken);
        await using var connection = await database.Connect(TestContext.Current.CancellationToken);
        var award = Assert.Single(await AwardRows.Of(connection, 7));
        Assert.Equal((41, "3", 2, AwardStatus.Notified), (award.Id, award.Member, award.Rank, award.Status));
        Assert.Equal("by phone", Assert.Single(await AwardRows.StepsOf(connection, 7)).Note);
        Assert.Empty(await connection.QueryAsync("pragma foreign_key_check"));
        Assert.Equal(
            42,
            await connection.ExecuteScalarAsync<long>(
                """
                insert into AllAwards (CampaignId, Period, Prize, PrizeName, Board, Member, PlacedAt, Points, Status,
                                       AwardedAt)
                values (7, 1, 'club', '"Club"', 'Reps', '4', 2, '5', 'Awarded', 9)
                returning Id
                """
            )
        );
    }
}
