using System.Security.Cryptography;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class StockTests(SharedRedis redis)
{
    private static readonly Actor Office = new("key:admin", null);
    private static readonly Prize Case = new()
    {
        Code = "case",
        Name = "A case of wine",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        MinPoints = 1,
        Stock = 3,
        Value = 60,
    };

    /// <summary>
    /// A campaign of which these months have been played, with points of reps as given; nothing is closed.
    /// </summary>
    private async Task<Challenge> Played(Prize prize, params (int Month, string Rep, int Points)[] points)
    {
        var challenge = await Challenge.Launched(
            x => x with { Ties = TieBreak.Shared, Prizes = [prize] },
            redis.ConnectionString,
            Challenge.Start.AddYears(1).AddHours(-1)
        );
        foreach (var (month, rep, some) in points)
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(rep, some, "played", Challenge.Start.AddMonths(month - 1).AddDays(3)),
                $"{month}{rep}",
                "admin"
            );
        return challenge;
    }

    private static async Task<string[]> Winners(Challenge challenge) =>
        [.. (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Select(x => $"{x.Period} {x.Code}")];

    [Fact]
    public async Task A_stock_goes_to_the_best_ranked_first_in_the_order_of_closing()
    {
        await using var challenge = await Played(
            Case,
            (1, "anna", 9),
            (1, "bob", 5),
            (2, "anna", 1),
            (2, "bob", 3),
            (2, "carl", 2)
        );
        var february = (await challenge.Engine.Closing.Close(Challenge.Code, 2)).Results;
        var january = (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Results;
        Assert.Equal(["2 bob", "2 carl", "2 anna"], await Winners(challenge));
        Assert.Equal(
            ("case", 3, 0, 3, 0),
            february.Stocks!.Select(x => (x.Prize, x.Stock, x.Before, x.Given, x.Unserved.Count)).Single()
        );
        Assert.Equal((3, 0, 2), january.Stocks!.Select(x => (x.Before, x.Given, x.Unserved.Count)).Single());
        Assert.Empty(january.Raffles);
    }

    [Fact]
    public async Task A_tie_for_the_last_ones_is_decided_by_a_lot_committed_to_at_the_launch_and_anyone_can_draw_again()
    {
        await using var challenge = await Played(
            Case with
            {
                Stock = 2,
            },
            (1, "anna", 9),
            (1, "bob", 5),
            (1, "carl", 5)
        );
        var published = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Raffles.Single(x => x.Period == 1);
        var results = (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Results;
        var lot = results.Raffles.Single();
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var bob = $"{snapshot.Find("bob")!.Number}";
        var carl = $"{snapshot.Find("carl")!.Number}";

        Assert.True(lot.Lot);
        Assert.Equal($"""[["{bob}",1],["{carl}",1]]""", lot.Tickets.GetRawText());
        var seed = Convert.FromHexString(lot.Seed);
        Assert.Equal(published.SeedSha256, Convert.ToHexStringLower(SHA256.HashData(seed)));
        var mac = HMACSHA256.HashData(
            seed,
            (byte[])[.. SHA256.HashData(Encoding.UTF8.GetBytes(lot.Tickets.GetRawText())), 0, 0, 0, 0]
        );
        var (lucky, unlucky) = mac[7] % 2 == 0 ? (bob, carl) : (carl, bob);
        Assert.Equal([$"{snapshot.Find("anna")!.Number}", lucky], results.Awards.Select(x => x.Member));
        Assert.Equal([unlucky], results.Stocks!.Single().Unserved);
        Assert.Equal((long)mac[7] % 2, lot.Winners.Single().Ticket);
    }

    [Fact]
    public async Task A_tie_that_the_stock_can_serve_needs_no_lot()
    {
        await using var challenge = await Played(
            Case with
            {
                Ranks = [1, 1],
                MinPoints = null,
                Stock = 2,
            },
            (1, "bob", 5),
            (1, "carl", 5)
        );
        Assert.Empty((await challenge.Engine.Closing.Close(Challenge.Code, 1)).Results.Raffles);
        Assert.Equal(["1 bob", "1 carl"], await Winners(challenge));
    }

    [Fact]
    public async Task A_raffle_draws_no_more_than_are_left()
    {
        await using var challenge = await Played(
            Case with
            {
                MinPoints = null,
                Raffle = new Raffle(RaffleTickets.Points, 2),
            },
            (1, "anna", 5),
            (1, "bob", 5),
            (1, "carl", 5),
            (2, "anna", 1),
            (2, "bob", 3)
        );
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        Assert.Equal(
            [2, 1],
            (await challenge.Engine.Awards.Winners(Challenge.Code, null))
                .CountBy(x => x.Period)
                .OrderBy(x => x.Key)
                .Select(x => x.Value)
        );
    }

    [Fact]
    public async Task What_somebody_declines_does_not_go_back_and_costs_nothing()
    {
        await using var challenge = await Played(Case with { Stock = 1 }, (1, "anna", 5), (2, "bob", 5));
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        await challenge.Engine.Awards.Step(
            Challenge.Code,
            (await challenge.Engine.Awards.Winners(Challenge.Code, 1)).Single().Id,
            AwardStatus.Declined,
            null,
            Office
        );
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        Assert.Equal(["1 anna"], await Winners(challenge));
        var costs = await challenge.Engine.Awards.Costs(Challenge.Code);
        Assert.Equal(
            (1, 1, 0, 0m, 0, 0m),
            costs
                .Prizes.Select(x => (x.Awarded, x.Declined, x.Delivered, x.Cost, x.Remaining!.Value, x.MostCost!.Value))
                .Single()
        );
    }

    [Fact]
    public async Task Two_engines_that_close_everything_at_once_in_any_order_give_a_stock_once()
    {
        var played =
            from month in Enumerable.Range(1, 12)
            from rep in new[] { "anna", "bob", "carl" }
            select (month, rep, 5);
        await using var challenge = await Played(Case with { Stock = 7 }, [.. played]);
        await using var second = await RunningEngine.Start(
            Challenge.Start.AddYears(1).AddHours(2),
            redis.ConnectionString,
            challenge.Running.Directory
        );
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddHours(2));
        var engines = new[] { challenge.Engine, second.Engine };
        var order = Enumerable.Range(1, 12).OrderBy(x => x * 7 % 13).ToList();
        await Task.WhenAll(
            order.SelectMany(month => engines.Select(engine => engine.Closing.Close(Challenge.Code, month)))
        );

        Assert.Equal(7, (await Winners(challenge)).Length);
        await using var connection = await challenge.Engine.Database.Connect();
        var stocks = new List<CertifiedStock>();
        foreach (var month in Enumerable.Range(1, 12))
            stocks.Add((await ResultRows.Find(connection, 1, month))!.Results.Stocks!.Single());
        // each closing begins where another ended, and the seven are given in all
        Assert.Equal(7, stocks.Sum(x => x.Given));
        var given = 0;
        foreach (var stock in stocks.OrderBy(x => x.Before).ThenByDescending(x => x.Given))
        {
            Assert.Equal(given, stock.Before);
            given += stock.Given;
        }
        Assert.Equal(
            (7, 0),
            (await challenge.Engine.Awards.Costs(Challenge.Code))
                .Prizes.Select(x => (x.Awarded, x.Remaining!.Value))
                .Single()
        );
    }

    [Theory]
    [InlineData("AllAwards")]
    [InlineData("Periods")]
    public async Task A_crash_in_a_closing_takes_nothing_from_the_stock(string table)
    {
        await using var challenge = await Played(
            Case with
            {
                Stock = 2,
            },
            (1, "anna", 9),
            (1, "bob", 5),
            (2, "carl", 4)
        );
        await using var connection = await challenge.Engine.Database.Connect();
        await (
            table == "AllAwards"
                ? Sabotage.Begin(connection, table, "PlacedAt = 2", wholeTransaction: true)
                : Sabotage.BeginUpdate(connection, table, "ClosedAt")
        );
        await Assert.ThrowsAnyAsync<Exception>(() => challenge.Engine.Closing.Close(Challenge.Code, 1));
        Assert.Empty(await Winners(challenge));
        await Sabotage.End(connection, table, wholeTransaction: true);

        await challenge.Running.Restart(redis.ConnectionString);
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        Assert.Equal(["1 anna", "2 carl"], await Winners(challenge));
    }

    [Fact]
    public async Task A_stock_that_is_added_to_a_running_campaign_is_committed_to_for_what_is_undecided()
    {
        await using var challenge = await Played(
            Case with
            {
                Stock = null,
            },
            (1, "anna", 9),
            (2, "bob", 5),
            (2, "carl", 5)
        );
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        var (changed, _) = await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Prizes = [Case with { Stock = 2 }],
            },
            null
        );
        Assert.Equal(Enumerable.Range(2, 11), changed.Raffles.Select(x => x.Period));
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        Assert.Equal(2, (await Winners(challenge)).Length);
        Assert.Equal(
            (1, 1),
            (await challenge.Engine.Results.Find(Challenge.Code, 2))!.Stocks!.Select(x => (x.Before, x.Given)).Single()
        );
    }
}
