using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class OrderOfArrivalTests(SharedRedis redis)
{
    private static readonly string[] Types = ["received", "taken", "contacted", "closed"];
    private static readonly string[] Reps = ["anna", "bob", "carl"];
    private static readonly string?[] Prospectors = [null, "pia", "paul"];

    [Fact]
    public Task Any_order_and_any_batching_of_distinct_facts_give_the_same_totals_under_uncapped_rules() =>
        Gen.Select(Gen.Int[0, 999].Array[5, 40], Gen.Int[0, 9999].Array[40], Gen.Int[1, 7], Gen.Int[0, 3])
            .SampleAsync(
                async (numbers, shuffle, size, variant) =>
                {
                    await using var one = await Launched(variant);
                    await using var other = await Launched(variant);
                    var facts = numbers.Select((n, i) => Fact(i, n)).ToList();
                    await one.Tell(facts);
                    foreach (var batch in facts.Zip(shuffle).OrderBy(x => x.Second).Select(x => x.First).Chunk(size))
                        await other.Tell(batch);
                    await other.Running.Restart(redis.ConnectionString);
                    foreach (var kind in Enum.GetValues<BoardKind>())
                    foreach (var period in new[] { "1", "2", "3", "overall" })
                        Assert.Equal(
                            NaiveBoards.Lines(await one.Board(kind, period)),
                            NaiveBoards.Lines(await other.Board(kind, period))
                        );
                    await Invariants.Hold(other.Engine);
                },
                iter: 15,
                threads: 2
            );

    [Fact]
    public async Task The_same_file_again_in_any_batching_adds_nothing_even_after_a_restart_and_a_closing()
    {
        await using var challenge = await Launched(0);
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(7));
        var file = Enumerable.Range(0, 60).Select(i => Fact(i, i * 37)).ToList();
        await challenge.Tell(file);
        var ledger = await challenge.Ledger();
        await challenge.Running.Restart(redis.ConnectionString);
        await challenge.Engine.Closing.Close(Challenge.Code, 1);
        foreach (var batch in Enumerable.Reverse(file).Chunk(7))
            Assert.All(await challenge.Tell(batch), answer => Assert.Equal("duplicate", answer.Status));
        Assert.Equal(ledger.Select(x => x.ToString()), (await challenge.Ledger()).Select(x => x.ToString()));
    }

    [Theory]
    [InlineData(-50, 50)]
    [InlineData(50, -50)]
    public async Task Fifty_down_and_fifty_up_is_nothing(long first, long second)
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", first, "one way", null),
            "k1",
            "admin"
        );
        Assert.Equal(first, await challenge.Points("anna"));
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", second, "and back", null),
            "k2",
            "admin"
        );
        var row = (await challenge.Board()).Rows.Single();
        Assert.Equal((1, 0, true), (row.Rank, row.Points, (await challenge.Board()).Live));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_negative_total_ranks_below_nothing_gained()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        foreach (var (code, points) in new[] { ("anna", -2), ("bob", 1), ("carl", -1) })
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(code, points, "by hand", null),
                code,
                "admin"
            );
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("bob", -1, "by hand", null),
            "again",
            "admin"
        );
        Assert.Equal(
            ["1 bob 0", "2 carl -1", "3 anna -2"],
            (await challenge.Board()).Rows.Select(x => $"{x.Rank} {x.Code} {x.Points}")
        );
    }

    [Fact]
    public async Task Under_validation_the_first_fact_of_the_day_earns_its_bonus_once_it_is_vouched_for()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Validation = true,
                    Rules =
                    [
                        new FirstOfTheDayRule
                        {
                            Code = "bird",
                            Name = "Early bird",
                            On = Stage.Taken,
                            Points = 5,
                        },
                    ],
                },
            redis.ConnectionString
        );
        Assert.Equal("pending", (await challenge.Tell("taken", "L1", "anna")).Status);
        Assert.Equal("pending", (await challenge.Tell("taken", "L2", "anna")).Status);
        Assert.Equal(("scored", 5), Outcome(await challenge.Tell("validated", "L2")));
        Assert.Equal(("recorded", 0), Outcome(await challenge.Tell("validated", "L1")));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal("pending", (await challenge.Tell("taken", "L3", "anna")).Status);
        Assert.Equal(("recorded", 0), Outcome(await challenge.Tell("validated", "L3")));
    }

    [Fact]
    public async Task A_prospector_named_by_the_validation_gets_the_first_of_the_day_once()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Validation = true,
                    Rules =
                    [
                        new FirstOfTheDayRule
                        {
                            Code = "bird",
                            Name = "Early bird",
                            On = Stage.Taken,
                            Points = 5,
                            Pays = Payee.Prospector,
                        },
                    ],
                },
            redis.ConnectionString
        );
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("validated", "L1", null, x => x with { Prospector = "pia" });
        await challenge.Tell("validated", "L2", null, x => x with { Prospector = "pia" });
        Assert.Equal(("recorded", 0), Outcome(await challenge.Tell("taken", "L2", "bob")));
        Assert.Equal(5, await challenge.Points("pia", BoardKind.Prospectors));
    }

    private static (string, long) Outcome(Answer answer) => (answer.Status, answer.Points);

    private Task<Challenge> Launched(int variant) =>
        Challenge.Launched(
            x =>
                x with
                {
                    Ties = (variant & 1) == 0 ? TieBreak.FirstToReach : TieBreak.Shared,
                    TeamScore = (variant & 2) == 0 ? TeamScore.Sum : TeamScore.Average,
                    Periods = x.Periods with { GraceMinutes = 40_000 },
                    Rules =
                    [
                        .. RuleSet.Default,
                        new Rule
                        {
                            Code = "found",
                            Name = "Found",
                            On = Stage.Contacted,
                            Points = 2,
                            Pays = Payee.Both,
                        },
                        new Rule
                        {
                            Code = "home",
                            Name = "Home",
                            On = Stage.Taken,
                            Points = 4,
                            Where =
                            [
                                new Condition(
                                    "team",
                                    "in",
                                    System.Text.Json.JsonSerializer.SerializeToElement(new[] { "lille" })
                                ),
                            ],
                        },
                        new Rule
                        {
                            Code = "big",
                            Name = "Big deal",
                            On = Stage.Closed,
                            Points = 1,
                            PerAmount = 50,
                            Multiplier = 2.5m,
                            Where =
                            [
                                new Condition("amount", ">", System.Text.Json.JsonSerializer.SerializeToElement(100)),
                            ],
                        },
                        new Rule
                        {
                            Code = "monday",
                            Name = "Monday",
                            On = Stage.Taken,
                            Points = -2,
                            Where =
                            [
                                new Condition(
                                    "weekday",
                                    "=",
                                    System.Text.Json.JsonSerializer.SerializeToElement("mon")
                                ),
                            ],
                        },
                    ],
                },
            redis.ConnectionString
        );

    /// <summary>
    /// Each its own business key: the number of the fact is the lead's. All that name a lead's prospector name the same
    /// one.
    /// </summary>
    private static LeadEvent Fact(int i, int n) =>
        new()
        {
            Campaign = Challenge.Code,
            Source = n % 3 == 0 ? "desk" : "crm",
            Id = $"e{i}",
            Type = $"lead.{Types[i % 4]}",
            Lead = $"L{i / 4}",
            Rep = i % 4 == 0 ? null : Reps[n % 3],
            Prospector = Prospectors[i / 4 % 3],
            At = Challenge.Start.AddMinutes(n * 87 + i),
            Amount = n,
        };
}
