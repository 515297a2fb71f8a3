using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AmountChangedTests(SharedRedis redis)
{
    private static readonly Rule Sale = new()
    {
        Code = "sale",
        Name = "Sale",
        On = Stage.Closed,
        Points = 1,
        PerAmount = 100,
    };

    private Task<Challenge> Launched() => Challenge.Launched(x => x with { Rules = [Sale] }, redis.ConnectionString);

    private static Task<Answer> Close(
        Challenge challenge,
        decimal? amount,
        DateTimeOffset? at = null,
        string lead = "L1"
    ) => challenge.Tell("closed", lead, "anna", x => x with { Amount = amount, At = at ?? x.At, Prospector = "pia" });

    private static Task<Answer> Change(
        Challenge challenge,
        decimal? amount,
        DateTimeOffset? at = null,
        string lead = "L1"
    ) => challenge.Tell("amount_changed", lead, null, x => x with { Amount = amount, At = at ?? x.At });

    private static (string, long) Outcome(Answer answer) => (answer.Status, answer.Points);

    [Fact]
    public async Task A_changed_amount_takes_the_closings_points_back_and_pays_it_again()
    {
        await using var challenge = await Launched();
        var closed = await Close(challenge, 500);
        var changed = await Change(challenge, 1200);

        Assert.Equal(("scored", 7L), Outcome(changed));
        Assert.Equal([-5, 12], changed.Entries.Select(x => x.Points));
        Assert.Equal(12, await challenge.Points("anna"));
        var ledger = await challenge.Ledger();
        Assert.Equal(
            (EntryKind.Reversal, 1L, "lead.amount_changed"),
            (ledger[1].Kind, ledger[1].Reverses, ledger[1].Reason)
        );
        Assert.Equal(
            (ledger[0].OccurredAt, "anna", "pia", "lyon", "closed"),
            (ledger[2].OccurredAt, ledger[2].Rep, ledger[2].Prospector, ledger[2].Team, ledger[2].Stage)
        );
        Assert.Equal(new EventIdentity("crm", changed.Id), ledger[2].Event);
        Assert.Equal(1, (await challenge.Board()).Rows.Single().Stages["closed"]);
        Assert.Equal(
            ("duplicate", 5L),
            Outcome(
                (
                    await challenge.Tell(
                        challenge.Event(
                            "closed",
                            "L1",
                            "anna",
                            x => x with { Id = closed.Id, Amount = 500, Prospector = "pia" }
                        )
                    )
                )[0]
            )
        );
        Assert.Equal(("recorded", 0L), Outcome(await Close(challenge, 900)));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_amount_told_after_a_closing_without_one_is_paid()
    {
        await using var challenge = await Launched();
        Assert.Equal(("recorded", 0L), Outcome(await Close(challenge, null)));
        Assert.Equal(("scored", 8L), Outcome(await Change(challenge, 800)));
        Assert.Equal(("scored", -8L), Outcome(await Change(challenge, 50)));
        Assert.Equal(("scored", 3L), Outcome(await Change(challenge, 300)));
        Assert.Equal(3, await challenge.Points("anna"));
    }

    [Fact]
    public async Task Without_a_closing_that_stands_it_is_not_closed()
    {
        await using var challenge = await Launched();
        async Task IsNotClosed() =>
            Assert.Equal(
                ("rejected", "not_closed"),
                ((await Change(challenge, 100)) is var answer ? answer.Status : "", answer.Reason)
            );
        await IsNotClosed();
        await Close(challenge, 500);
        await challenge.Tell("reopened", "L1");
        await IsNotClosed();
        var again = await Close(challenge, 500);
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", again.Id),
            "wrong",
            "admin"
        );
        await IsNotClosed();
        await Close(challenge, 500);
        await challenge.Tell("recycled", "L1");
        await IsNotClosed();
        await Close(challenge, 500);
        await challenge.Tell("refused", "L1");
        await IsNotClosed();
    }

    [Fact]
    public async Task Without_an_amount_it_is_invalid_and_kept_to_be_repaired()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        var answer = await Change(challenge, null);
        Assert.Equal(("rejected", "invalid", "amount"), (answer.Status, answer.Reason, answer.Error?.Field));
        Assert.Equal(answer.Id, Assert.Single(await challenge.Engine.Rejected.After(Challenge.Code, 0, 10)).EventId);
    }

    [Fact]
    public async Task It_is_paid_by_the_rules_and_in_the_period_of_the_closing()
    {
        await using var challenge = await Launched();
        var february = Challenge.Start.AddDays(40);
        await Close(challenge, 500, february);
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document with
            {
                Rules = [Sale with { Points = 100 }],
            },
            null
        );
        await Change(challenge, 600);
        Assert.Equal(
            (6, 0),
            (await challenge.Points("anna", period: "2"), await challenge.Points("anna", period: "3"))
        );
        Assert.Equal(
            (1, 6L, false),
            (await challenge.Ledger())[^1] is var last ? (last.RuleSetVersion!.Value, last.Points, last.Late) : default
        );
    }

    [Fact]
    public async Task In_a_certified_period_both_are_booked_as_late_facts_are()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500, Challenge.Start.AddDays(3));
        var results = await challenge.Engine.Closing.Close(Challenge.Code, 1);
        var changed = await Change(challenge, 700);
        Assert.Equal([(-5, 3, true), (7, 3, true)], changed.Entries.Select(x => ((int)x.Points, x.Period, x.Late)));
        Assert.Equal(
            (5, 2, 7),
            (
                await challenge.Points("anna", period: "1"),
                await challenge.Points("anna", period: "3"),
                await challenge.Points("anna")
            )
        );
        Assert.Equal(results.Canonical, (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Canonical);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task After_the_campaigns_closing_it_waits_for_an_amendment()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        var now = challenge.Running.Clock.GetUtcNow();
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddDays(2));
        await challenge.Engine.Closing.CloseDue();
        var changed = await Change(challenge, 900, now);
        Assert.Equal(("late", 0L), Outcome(changed));
        var lines = await challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [new EventIdentity("crm", changed.Id)],
            "told too late",
            "admin"
        );
        Assert.Equal([-5, 9], lines.Select(x => x.Points));
        Assert.All(lines, x => Assert.Equal((3, true, "told too late"), (x.Period, x.Late, x.Reason)));
        await Invariants.Hold(challenge.Engine);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_correction_of_the_closing_or_of_its_amount_takes_back_what_stands_and_frees_the_key(
        bool ofTheClosing
    )
    {
        await using var challenge = await Launched();
        var closed = await Close(challenge, 500);
        var changed = await Change(challenge, 700);
        var lines = await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", ofTheClosing ? closed.Id : changed.Id),
            "wrong",
            "admin"
        );
        Assert.Equal([-7], lines.Select(x => x.Points));
        Assert.Equal(0, await challenge.Points("anna"));
        Assert.Equal("not_closed", (await Change(challenge, 100)).Reason);
        Assert.Equal(("scored", 4L), Outcome(await Close(challenge, 400)));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_cap_and_a_first_of_the_day_count_the_closing_once()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Rules =
                    [
                        new FirstOfTheDayRule
                        {
                            Code = "first",
                            Name = "First",
                            On = Stage.Closed,
                            Points = 50,
                        },
                        Sale with
                        {
                            Cap = new Cap(1, CapScope.Day),
                        },
                        new Rule
                        {
                            Code = "big",
                            Name = "Big",
                            On = Stage.Closed,
                            Points = 1000,
                            Where = [new Condition("amount", ">=", JsonSerializer.SerializeToElement(1000))],
                        },
                    ],
                },
            redis.ConnectionString
        );
        Assert.Equal(("scored", 55L), Outcome(await Close(challenge, 500)));
        Assert.Equal(("recorded", 0L), Outcome(await Close(challenge, 500, lead: "L2")));
        Assert.Equal(("scored", 1005L), Outcome(await Change(challenge, 1000)));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(("scored", -1003L), Outcome(await Change(challenge, 700)));
        Assert.Equal(57, await challenge.Points("anna"));
    }

    [Fact]
    public async Task In_one_request_with_its_closing_it_counts_too()
    {
        await using var challenge = await Launched();
        var answers = await challenge.Tell(
            challenge.Event("closed", "L1", "anna", x => x with { Amount = 500 }),
            challenge.Event("amount_changed", "L1", null, x => x with { Amount = 900 }),
            challenge.Event("amount_changed", "L1", null, x => x with { Amount = 100 })
        );
        Assert.Equal([5, 4, -8], answers.Select(x => (int)x.Points));
    }

    [Fact]
    public async Task A_dry_run_plays_changed_amounts_as_they_happened()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        var changed = await Change(challenge, 700);
        await Close(challenge, null, lead: "L2");
        await Change(challenge, 300, lead: "L2");
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", changed.Id),
            "wrong",
            "admin"
        );
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
    }
}
