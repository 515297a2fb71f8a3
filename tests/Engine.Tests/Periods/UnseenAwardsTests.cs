using System.Text;
using ChallengeHub.Testing;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static ChallengeHub.Engine.Tests.LargeClosing;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// A large closing writes its awards ahead in parts: they are seen all at once, each of them once, or not at all.
/// </summary>
public sealed class UnseenAwardsTests(SharedRedis redis)
{
    [Fact]
    public async Task A_large_closing_awards_each_prize_once_in_the_order_of_ranks_and_leaves_nothing_behind()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        var certified = (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Results.Awards;
        var winners = await challenge.Engine.Awards.Winners(Challenge.Code, 1);
        Assert.Equal(Players, winners.Count);
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(
            certified.Select(x => (x.Rank, snapshot.CodeOf(x.Board, x.Member))),
            winners.Select(x => (x.Rank, x.Code))
        );
        await challenge.Engine.Awards.Step(
            Challenge.Code,
            winners[400].Id,
            AwardStatus.Notified,
            "by phone",
            new Actor("key:admin", null)
        );
        Assert.Equal(AwardStatus.Notified, (await challenge.Engine.Awards.Winners(Challenge.Code, 1))[400].Status);
        await OnlyWhatIsSeen(challenge, Players);
    }

    /// <summary>
    /// The store fails in the first part, at a border, in the last one, at the results, at the word that all is done.
    /// </summary>
    [Theory]
    [InlineData("AllAwards", 0)]
    [InlineData("AllAwards", UnseenAwards.AtOnce)]
    [InlineData("AllAwards", Players - 1)]
    [InlineData("Results", 0)]
    [InlineData("Closings", 0)]
    public async Task A_crash_in_any_part_shows_nothing_and_then_every_prize_is_paid_once(string table, int award)
    {
        await using var challenge = await Played(Club with { Stock = Players + 5 }, redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        var member = (await Members(connection))[award];
        await (
            table == "Closings"
                ? Sabotage.BeginUpdate(connection, table, "DoneAt")
                : Sabotage.Begin(
                    connection,
                    table,
                    table == "Results" ? "Version = 1" : $"Member = '{member}'",
                    wholeTransaction: true
                )
        );
        await Assert.ThrowsAnyAsync<Exception>(() => challenge.Engine.Closing.Close(Challenge.Code, 1));
        await NothingIsSeen(challenge);
        await OnlyWhatIsSeen(challenge, 0);
        await Sabotage.End(connection, table, wholeTransaction: true);

        await challenge.Running.Restart(redis.ConnectionString);
        challenge.Running.Clock.SetUtcNow(Over);
        await challenge.Engine.Closing.CloseDue();
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(
            Players,
            (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Select(x => x.Code).Distinct().Count()
        );
        await OnlyWhatIsSeen(challenge, Players + 5);
        Assert.Equal([(1, 0, Players), (2, Players, 5)], await Stocks(challenge));
    }

    [Fact]
    public async Task What_a_process_left_behind_is_seen_by_nobody_and_goes_with_a_later_scan()
    {
        await using var challenge = await Played(Club with { Stock = Players + 5 }, redis.ConnectionString);
        await WrittenAhead(challenge, period: 1, UnseenAwards.AtOnce * 2);
        await NothingIsSeen(challenge);
        // another process may be at it right now
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(1).AddMinutes(1));
        await challenge.Engine.Closing.CloseDue();
        await Kept(challenge, UnseenAwards.AtOnce * 2);
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(30));
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        Assert.Equal(Players, (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Count);
        Assert.Equal([(1, 0, Players)], await Stocks(challenge));
        // its period is closed now by another
        await challenge.Engine.Closing.CloseDue();
        await OnlyWhatIsSeen(challenge, Players);
    }

    [Fact]
    public async Task What_was_left_behind_of_a_period_that_stays_open_goes_after_an_hour()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        await WrittenAhead(challenge, period: 3, Players);
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(61));
        await challenge.Engine.Closing.CloseDue();
        Assert.DoesNotContain(await challenge.Engine.Awards.Winners(Challenge.Code, null), x => x.Period == 3);
        await OnlyWhatIsSeen(challenge, Players);
    }

    [Fact]
    public async Task No_transaction_writes_or_takes_away_more_than_a_part()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        await Sabotage.Begin(
            connection,
            "AllAwards",
            $"Member = '{(await Members(connection))[UnseenAwards.AtOnce]}'",
            wholeTransaction: true
        );
        await Assert.ThrowsAnyAsync<Exception>(() => WrittenAhead(challenge, period: 1, Players));
        await Kept(challenge, UnseenAwards.AtOnce);
        await Sabotage.End(connection, "AllAwards", wholeTransaction: true);
        await NothingIsSeen(challenge);
        Assert.InRange(UnseenAwards.AtOnce, 1, 500);
    }

    [Fact]
    public async Task Nothing_is_written_for_a_closing_that_was_given_up()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        await using var queue = new WriteQueue(challenge.Engine.Database, NullLogger<WriteQueue>.Instance);
        var unseen = new UnseenAwards(queue, challenge.Engine.Database, challenge.Running.Clock);
        var closing = await unseen.Begin(1, 1);
        await unseen.TakeAway(closing);
        await unseen.Write(closing, 1, ResultsOf(1, ["6", "7"]));
        await OnlyWhatIsSeen(challenge, 0);
    }

    [Fact]
    public async Task Two_engines_that_close_the_same_periods_at_the_same_time_give_each_prize_once()
    {
        await using var challenge = await Played(Club with { Stock = Players + 5 }, redis.ConnectionString);
        await using var second = await RunningEngine.Start(Over, redis.ConnectionString, challenge.Running.Directory);
        challenge.Running.Clock.SetUtcNow(Over);
        var engines = new[] { challenge.Engine, second.Engine };
        await Task.WhenAll(
            engines.SelectMany(engine =>
                (IEnumerable<Task>)
                    [
                        engine.Closing.Close(Challenge.Code, 1),
                        engine.Closing.Close(Challenge.Code, 2),
                        engine.Closing.CloseDue(),
                    ]
            )
        );
        foreach (var engine in engines)
            Assert.Equal(
                Players + 5,
                (await engine.Awards.Winners(Challenge.Code, null)).Select(x => (x.Period, x.Code)).Distinct().Count()
            );
        Assert.Equal(Players + 5, (await Stocks(challenge)).Sum(x => x.Given));
        await OnlyWhatIsSeen(challenge, Players + 5);
    }

    [Fact]
    public async Task An_archive_carries_what_is_seen()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        await WrittenAhead(challenge, period: 2, Players);
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        using var file = new MemoryStream();
        await new Archive(challenge.Engine.Database, challenge.Running.Clock).Export(file);
        var awards = Encoding
            .UTF8.GetString(file.ToArray())
            .Split('\n')
            .Where(x => x.StartsWith("{\"table\":\"Awards\"", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(Players, awards.Count);
        Assert.All(awards, x => Assert.Contains("\"Period\":1,", x, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_before_reads_gives_and_hands_over_beside_this_one()
    {
        await using var challenge = await Played(Club, redis.ConnectionString);
        await WrittenAhead(challenge, period: 1, Players);
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync(
            """
            insert into Awards (CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points,
                                Status, AwardedAt)
            values (1, 1, 'club', '"Club"', null, 'Reps', '1', 'lyon', 1, '5', 'Awarded', 1)
            """
        );
        var award = await connection.ExecuteScalarAsync<long>("select Id from Awards where CampaignId = 1");
        await connection.ExecuteAsync(
            """
            insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
            select @award, count(*) + 1, 'Notified', null, 'zoe', 1
              from AwardSteps
             where AwardId = @award;
            update Awards
               set Status = 'Notified'
             where Id = @award;
            """,
            new { award }
        );
        var winner = Assert.Single(await challenge.Engine.Awards.HandOver(Challenge.Code, null, "en"));
        Assert.Equal((award, AwardStatus.Notified), (winner.Winner.Id, winner.Winner.Status));
    }
}
