using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class JudgingTests(SharedRedis redis)
{
    private static readonly DateTimeOffset February = Challenge.Start.AddDays(40);

    private Task<Challenge> Launched(
        Func<CampaignDocument, CampaignDocument>? configure = null,
        DateTimeOffset? now = null
    ) => Challenge.Launched(configure, redis.ConnectionString, now);

    [Fact]
    public async Task A_clock_may_run_ahead_by_five_minutes_and_not_a_millisecond_more()
    {
        await using var challenge = await Launched();
        Assert.Equal(
            "scored",
            (await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Noon.AddMinutes(5) })).Status
        );
        Assert.Equal(
            "in_future",
            (
                await challenge.Tell(
                    "taken",
                    "L2",
                    "anna",
                    x => x with { At = Challenge.Noon.AddMinutes(5).AddMilliseconds(1) }
                )
            ).Reason
        );
    }

    [Fact]
    public async Task The_rep_who_holds_a_lead_may_take_it_again_for_nothing_and_after_a_correction_anybody_may()
    {
        await using var challenge = await Launched();
        var taken = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal("recorded", (await challenge.Tell("taken", "L1", "anna")).Status);
        Assert.Equal("already_taken", (await challenge.Tell("taken", "L1", "bob")).Reason);
        await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", taken.Id), "wrong", "zoe");
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "bob")).Status);
    }

    [Fact]
    public async Task Another_rep_may_contact_and_close_the_lead_that_one_has_taken()
    {
        await using var challenge = await Launched();
        foreach (var (type, rep) in new[] { ("taken", "anna"), ("contacted", "bob"), ("closed", "carl") })
            await challenge.Tell(type, "L1", rep);
        Assert.Equal(
            (1, 3, 10),
            (await challenge.Points("anna"), await challenge.Points("bob"), await challenge.Points("carl"))
        );
    }

    [Fact]
    public async Task A_duplicate_has_the_first_answer_even_when_the_fact_was_paid_or_reversed_since()
    {
        await using var challenge = await Launched(x => x with { Validation = true });
        var taken = challenge.Event("taken", "L1", "anna");
        var validated = challenge.Event("validated", "L1");
        Assert.Equal("pending", (await challenge.Tell(taken))[0].Status);
        var first = (await challenge.Tell(validated))[0];
        Assert.Equal((1L, 1), (first.Points, first.Entries.Count));
        await challenge.Tell("refused", "L1");
        await challenge.Running.Restart(redis.ConnectionString);
        var again = await challenge.Tell(taken, validated);
        Assert.Equal(
            [("duplicate", 0L, 0), ("duplicate", 1L, 1)],
            again.Select(x => (x.Status, x.Points, x.Entries.Count))
        );
        Assert.Equal(first.Entries, again[1].Entries);
        Assert.Equal(0, await challenge.Points("anna"));
    }

    [Theory]
    [InlineData("released", -1)]
    [InlineData("reopened", -10)]
    [InlineData("refused", -14)]
    public async Task What_is_taken_back_from_a_closed_period_is_booked_late_in_the_current_one(
        string type,
        long points
    )
    {
        await using var challenge = await Launched();
        foreach (var stage in new[] { "taken", "contacted", "closed" })
            await challenge.Tell(stage, "L1", "anna", x => x with { At = February });
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        var undone = await challenge.Tell(type, "L1");
        Assert.Equal((points, "scored"), (undone.Points, undone.Status));
        Assert.All(undone.Entries, entry => Assert.Equal((3, true), (entry.Period, entry.Late)));
        Assert.All(
            (await challenge.Ledger()).Where(x => x.Kind == EntryKind.Reversal),
            x => Assert.Equal((February, undone.Id), (x.OccurredAt, x.Event!.Id))
        );
        Assert.Equal(
            (14, points, 14 + points),
            (
                await challenge.Points("anna", period: "2"),
                await challenge.Points("anna", period: "3"),
                await challenge.Points("anna")
            )
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task What_is_vouched_for_after_its_period_closed_is_paid_late_by_the_rules_of_its_own_instant()
    {
        await using var challenge = await Launched(x => x with { Validation = true }, February);
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Noon);
        await challenge.Engine.Closing.Close(Challenge.Code, 2);
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Rules = [document.Rules[0] with { Points = 50 }],
            },
            null
        );
        var entry = (
            await challenge.Tell("validated", "L1", null, x => x with { At = Challenge.Noon })
        ).Entries.Single();
        Assert.Equal((1L, 3, true), (entry.Points, entry.Period, entry.Late));
        Assert.Equal(1, (await challenge.Ledger()).Single().RuleSetVersion);
    }

    [Fact]
    public async Task A_recycled_lead_waits_for_its_own_validation_and_its_first_cycle_keeps_what_it_was_paid()
    {
        await using var challenge = await Launched(x => x with { Validation = true });
        await challenge.Tell(
            challenge.Event("validated", "L1"),
            challenge.Event("taken", "L1", "anna"),
            challenge.Event("recycled", "L1")
        );
        Assert.Equal("pending", (await challenge.Tell("taken", "L1", "bob")).Status);
        Assert.Equal("recorded", (await challenge.Tell("refused", "L1")).Status);
        Assert.Equal((1, 0), (await challenge.Points("anna"), await challenge.Points("bob")));
    }

    [Fact]
    public async Task A_deactivated_prospector_is_paid_for_the_leads_he_found_and_named_in_no_new_event()
    {
        await using var challenge = await Launched(x =>
            x with
            {
                Rules =
                [
                    .. x.Rules,
                    new Rule
                    {
                        Code = "found",
                        Name = "Found",
                        On = Stage.Closed,
                        Points = 5,
                        Pays = Payee.Prospector,
                    },
                ],
            }
        );
        await challenge.Tell("received", "L1", null, x => x with { Prospector = "pia" });
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "pia");
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            "unknown_participant",
            (await challenge.Tell("closed", "L1", "anna", x => x with { Prospector = "pia" })).Reason
        );
        Assert.Equal("scored", (await challenge.Tell("closed", "L1", "anna")).Status);
        Assert.Equal(5, await challenge.Points("pia", BoardKind.Prospectors));
    }

    [Fact]
    public async Task A_limit_on_any_board_the_entry_moves_rejects_the_event_and_frees_nothing()
    {
        await using var challenge = await Launched(x =>
            x with
            {
                Rules =
                [
                    new Rule
                    {
                        Code = "t",
                        Name = "T",
                        On = Stage.Taken,
                        Points = 20_000_000,
                        Cap = new Cap(1, CapScope.Campaign),
                    },
                ],
            }
        );
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "anna")).Status);
        Assert.Equal("limit", (await challenge.Tell("taken", "L2", "bob")).Reason); // of their team, Lyon
        Assert.Equal("scored", (await challenge.Tell("taken", "L2", "carl")).Status);
        await Invariants.Hold(challenge.Engine);
    }
}
