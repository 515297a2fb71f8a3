using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Whether leads need a director's word may change while it runs; the order of arrival decides.</summary>
public sealed class ChangedValidationTests(SharedRedis redis)
{
    private static readonly Rule Sale = new()
    {
        Code = "sale",
        Name = "Sale",
        On = Stage.Closed,
        Points = 1,
        PerAmount = 100,
    };

    private Task<Challenge> Launched(bool validates) =>
        Challenge.Launched(
            x => x with { Validation = validates, Rules = [.. x.Rules.Take(2), Sale] },
            redis.ConnectionString
        );

    private static async Task Put(Challenge challenge, bool validates)
    {
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Validation = validates }, null);
    }

    private static async Task<(string, long)> Tell(
        Challenge challenge,
        string type,
        string lead,
        string? rep = null,
        decimal? amount = null
    )
    {
        var answer = await challenge.Tell(type, lead, rep, x => x with { Amount = amount });
        return (answer.Status, answer.Points);
    }

    /// <summary>Boards and ledger agree, and the replay writes the same ledger to the last entry.</summary>
    private static async Task Holds(Challenge challenge)
    {
        await Invariants.Hold(challenge.Engine);
        var now = challenge.Running.Clock.GetUtcNow();
        var replayed = await Replayed.Play(challenge.Engine, Challenge.Code, Trial.InForce, now);
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
        Assert.Equal(0, (await challenge.Engine.Boards.Rebuild(Challenge.Code)).Drift);
    }

    [Fact]
    public async Task Switched_on_what_was_paid_stays_and_what_arrives_from_then_on_waits_for_the_director()
    {
        await using var challenge = await Launched(validates: false);
        Assert.Equal(("scored", 1), await Tell(challenge, "taken", "L1", "anna"));
        Assert.Equal(("scored", 5), await Tell(challenge, "closed", "L2", "anna", 500));

        await Put(challenge, validates: true);

        Assert.Equal(6, await challenge.Points("anna"));
        Assert.Equal(("pending", 0), await Tell(challenge, "contacted", "L1", "anna"));
        Assert.Equal(("pending", 0), await Tell(challenge, "taken", "L3", "anna"));
        // a closing that was paid is paid again at once
        Assert.Equal(("scored", 3), await Tell(challenge, "amount_changed", "L2", amount: 800));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(9, await challenge.Points("anna"));
        Assert.Equal(("scored", 3), await Tell(challenge, "validated", "L1"));
        Assert.Equal(("scored", 1), await Tell(challenge, "validated", "L3"));
        Assert.Equal(13, await challenge.Points("anna"));
        await Holds(challenge);
    }

    [Fact]
    public async Task Switched_off_what_waits_goes_on_waiting_and_what_arrives_from_then_on_is_paid_at_once()
    {
        await using var challenge = await Launched(validates: true);
        Assert.Equal(("pending", 0), await Tell(challenge, "taken", "L1", "anna"));

        await Put(challenge, validates: false);

        Assert.Equal(0, await challenge.Points("anna"));
        // of the same lead, which nobody has validated
        Assert.Equal(("scored", 3), await Tell(challenge, "contacted", "L1", "anna"));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(("scored", 1), await Tell(challenge, "validated", "L1"));
        Assert.Equal(("recorded", 0), await Tell(challenge, "validated", "L1"));
        Assert.Equal(4, await challenge.Points("anna"));
        await Holds(challenge);
    }

    [Fact]
    public async Task An_amount_that_changes_waits_exactly_as_long_as_its_closing_does()
    {
        await using var challenge = await Launched(validates: true);
        Assert.Equal(("pending", 0), await Tell(challenge, "closed", "L1", "anna", 500));

        await Put(challenge, validates: false);

        Assert.Equal(("pending", 0), await Tell(challenge, "amount_changed", "L1", amount: 900));
        Assert.Equal(("scored", 9), await Tell(challenge, "validated", "L1"));
        Assert.Equal(("scored", -2), await Tell(challenge, "amount_changed", "L1", amount: 700));
        Assert.Equal(7, await challenge.Points("anna"));
        await Holds(challenge);
    }

    [Fact]
    public async Task A_step_that_waits_is_nobody_elses_when_others_are_paid_at_once()
    {
        await using var challenge = await Launched(validates: true);
        Assert.Equal(("pending", 0), await Tell(challenge, "contacted", "L1", "anna"));
        Assert.Equal(("pending", 0), await Tell(challenge, "taken", "L1", "anna"));

        await Put(challenge, validates: false);

        Assert.Equal(("recorded", 0), await Tell(challenge, "contacted", "L1", "bob"));
        Assert.Equal("already_taken", (await challenge.Tell("taken", "L1", "bob")).Reason);
        Assert.Equal(("scored", 4), await Tell(challenge, "validated", "L1"));
        Assert.Equal((4, 0), (await challenge.Points("anna"), await challenge.Points("bob")));
        await Holds(challenge);
    }

    [Fact]
    public async Task What_waits_is_given_up_by_a_release_a_refusal_or_a_reopening_and_comes_again_paid_at_once()
    {
        await using var challenge = await Launched(validates: true);
        await Tell(challenge, "taken", "L1", "anna");
        await Tell(challenge, "closed", "L2", "anna", 500);
        await Tell(challenge, "amount_changed", "L2", amount: 900);
        await Tell(challenge, "contacted", "L3", "anna");

        await Put(challenge, validates: false);

        Assert.Equal(("recorded", 0), await Tell(challenge, "released", "L1"));
        Assert.Equal(("scored", 1), await Tell(challenge, "taken", "L1", "bob"));
        Assert.Equal(("recorded", 0), await Tell(challenge, "reopened", "L2"));
        Assert.Equal(("scored", 4), await Tell(challenge, "closed", "L2", "bob", 400));
        Assert.Equal(("recorded", 0), await Tell(challenge, "refused", "L3"));
        // the director thinks better of it: what the refusal took is not owed any more
        Assert.Equal(("recorded", 0), await Tell(challenge, "validated", "L3"));
        Assert.Equal(("scored", 3), await Tell(challenge, "contacted", "L3", "bob"));
        foreach (var lead in new[] { "L1", "L2" })
            Assert.Equal(("recorded", 0), await Tell(challenge, "validated", lead));
        Assert.Equal((0, 8), (await challenge.Points("anna"), await challenge.Points("bob")));
        await Holds(challenge);
    }

    [Fact]
    public async Task Switched_to_and_fro_each_fact_keeps_what_held_when_it_arrived()
    {
        await using var challenge = await Launched(validates: true);
        Assert.Equal(("pending", 0), await Tell(challenge, "taken", "L1", "anna"));
        await Put(challenge, validates: false);
        Assert.Equal(("scored", 3), await Tell(challenge, "contacted", "L1", "anna"));
        await Put(challenge, validates: true);
        Assert.Equal(("pending", 0), await Tell(challenge, "closed", "L1", "anna", 200));
        Assert.Equal(("scored", 3), await Tell(challenge, "validated", "L1"));
        Assert.Equal(6, await challenge.Points("anna"));
        await Holds(challenge);
    }

    [Fact]
    public async Task What_an_amendment_accepts_waits_or_not_as_it_held_at_the_closing()
    {
        await using var challenge = await Launched(validates: true);
        await Tell(challenge, "taken", "L1", "anna");
        await Put(challenge, validates: false);
        challenge.Running.Clock.Advance(TimeSpan.FromDays(500));
        await challenge.Engine.Closing.CloseDue();
        var contacted = challenge.Event("contacted", "L1", "anna", x => x with { At = Challenge.Noon });
        var validated = challenge.Event("validated", "L1", null, x => x with { At = Challenge.Noon });
        await challenge.Tell(contacted, validated);

        async Task<IEnumerable<long>> Accept(LeadEvent leadEvent) =>
            (
                await challenge.Engine.Amendments.Accept(
                    Challenge.Code,
                    [new EventIdentity(leadEvent.Source, leadEvent.Id)],
                    "told too late",
                    "admin"
                )
            ).Select(x => x.Points);

        Assert.Equal([3], await Accept(contacted));
        Assert.Equal([1], await Accept(validated));
        await Holds(challenge);
    }

    [Fact]
    public async Task A_draft_of_other_rules_waits_where_the_campaign_waited()
    {
        await using var challenge = await Launched(validates: false);
        await Tell(challenge, "taken", "L1", "anna");
        await Put(challenge, validates: true);
        await Tell(challenge, "taken", "L2", "anna");
        await Put(challenge, validates: false);
        await Tell(challenge, "taken", "L3", "anna");

        var draft = new Trial { Rules = [Some.Rule("taken", Stage.Taken, 20)] };
        var now = challenge.Running.Clock.GetUtcNow();
        var replayed = await Replayed.Play(challenge.Engine, Challenge.Code, draft, now);

        Assert.Equal(["L1", "L3"], replayed.Entries.Select(x => x.Lead));
        Assert.Equal([20, 20], replayed.Entries.Select(x => x.Points));
    }

    [Fact]
    public async Task Before_the_start_a_change_holds_too_and_a_campaign_launched_again_forgets_it()
    {
        await using var challenge = await Challenge.Launched(
            redis: redis.ConnectionString,
            now: Challenge.Start.AddDays(-9)
        );
        await Put(challenge, validates: true);
        var seen = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;
        await challenge.Engine.Campaigns.Reschedule(
            Challenge.Code,
            seen.Document with
            {
                Validation = false,
            },
            new Expectation(Versions: [seen.Mark]),
            "admin"
        );
        challenge.Running.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(("scored", 1), await Tell(challenge, "taken", "L1", "anna"));
        await Holds(challenge);
    }
}
