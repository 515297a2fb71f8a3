using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class CorrectionsTests(SharedRedis redis)
{
    private Task<Challenge> Launched(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(configure, redis.ConnectionString);

    private static Task<IReadOnlyList<LedgerLine>> Reverse(
        Challenge challenge,
        string id,
        string reason = "told wrongly"
    ) => challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", id), reason, "zoe");

    private static Task<IReadOnlyList<LedgerLine>> Adjust(
        Challenge challenge,
        long points,
        string key = "k",
        string reason = "a gift",
        DateTimeOffset? at = null,
        string who = "anna"
    ) => challenge.Engine.Corrections.Adjust(Challenge.Code, new Adjustment(who, points, reason, at), key, "zoe");

    internal static async Task<RefusedKind> Refused(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Kind;

    [Fact]
    public async Task A_correction_bears_author_and_reason_and_is_refused_the_second_time()
    {
        await using var challenge = await Launched();
        var answer = await challenge.Tell("closed", "L1", "anna");
        var line = (await Reverse(challenge, answer.Id)).Single();
        Assert.Equal(
            (EntryKind.Reversal, -10L, 1L, "told wrongly", "zoe"),
            (line.Kind, line.Points, line.Reverses, line.Reason, line.Author)
        );
        Assert.Equal(RefusedKind.Conflict, await Refused(() => Reverse(challenge, answer.Id)));
        Assert.Equal(2, (await challenge.Ledger()).Count);
        await Invariants.Hold(challenge.Engine);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    public async Task Without_a_proper_reason_nothing_is_corrected(string reason)
    {
        await using var challenge = await Launched();
        var answer = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal(RefusedKind.Invalid, await Refused(() => Reverse(challenge, answer.Id, reason)));
        Assert.Equal(RefusedKind.Invalid, await Refused(() => Adjust(challenge, 5, reason: reason)));
        Assert.Single(await challenge.Ledger());
    }

    [Fact]
    public async Task A_correction_frees_the_business_key_and_the_reversed_event_stays_a_duplicate()
    {
        await using var challenge = await Launched();
        var taken = challenge.Event("taken", "L1", "anna");
        await challenge.Tell(taken);
        await Reverse(challenge, taken.Id);
        var again = (await challenge.Tell(taken))[0];
        Assert.Equal(("duplicate", 1L), (again.Status, again.Points));
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "bob")).Status);
        Assert.Equal((0, 1), (await challenge.Points("anna"), await challenge.Points("bob")));
        Assert.Equal(0, (await challenge.Board()).Rows.Single(x => x.Code == "anna").Stages["taken"]);
    }

    [Fact]
    public async Task A_corrected_fact_that_waits_for_validation_is_never_paid()
    {
        await using var challenge = await Launched(x => x with { Validation = true });
        var answer = await challenge.Tell("taken", "L1", "anna");
        Assert.Empty(await Reverse(challenge, answer.Id));
        Assert.Equal("recorded", (await challenge.Tell("validated", "L1")).Status);
        Assert.Empty(await challenge.Ledger());
        Assert.Equal(RefusedKind.Conflict, await Refused(() => Reverse(challenge, answer.Id)));
    }

    [Fact]
    public async Task A_reversal_frees_a_slot_of_the_cap_for_later_arrivals_only()
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
                        Points = 1,
                        Cap = new Cap(1, CapScope.Campaign),
                    },
                ],
            }
        );
        var first = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal("recorded", (await challenge.Tell("taken", "L2", "anna")).Status);
        await Reverse(challenge, first.Id);
        Assert.Equal(0, await challenge.Points("anna"));
        Assert.Equal("scored", (await challenge.Tell("taken", "L3", "anna")).Status);
        Assert.Equal("recorded", (await challenge.Tell("taken", "L4", "anna")).Status);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_entry_for_ever_and_another_body_is_a_conflict()
    {
        await using var challenge = await Launched();
        var first = (await Adjust(challenge, 5)).Single();
        Assert.Equal(
            (EntryKind.Adjustment, 5L, "a gift", "zoe"),
            (first.Kind, first.Points, first.Reason, first.Author)
        );
        Assert.Equal(first, (await Adjust(challenge, 5)).Single());
        foreach (
            var other in new Func<Task>[]
            {
                () => Adjust(challenge, 6),
                () => Adjust(challenge, 5, reason: "another"),
                () => Adjust(challenge, 5, who: "bob"),
                () => Adjust(challenge, 5, at: Challenge.Noon),
            }
        )
            Assert.Equal(RefusedKind.Conflict, await Refused(other));
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(first, (await Adjust(challenge, 5)).Single());
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(first, (await Adjust(challenge, 5)).Single());
        Assert.Single(await challenge.Ledger());
    }

    [Fact]
    public async Task The_same_key_sent_many_times_at_once_books_one_entry()
    {
        await using var challenge = await Launched();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Adjust(challenge, 5)));
        Assert.Single(answers.SelectMany(x => x).Distinct());
        Assert.Equal(5, await challenge.Points("anna"));
    }

    [Fact]
    public async Task An_adjustment_outside_the_window_of_nobody_of_nothing_or_beyond_the_limit_is_refused()
    {
        await using var challenge = await Launched();
        foreach (
            var wrong in new Func<Task>[]
            {
                () => Adjust(challenge, 5, at: Challenge.Start.AddMilliseconds(-1)),
                () => Adjust(challenge, 5, at: Challenge.Start.AddYears(1)),
                () => Adjust(challenge, 5, who: "nobody"),
                () => Adjust(challenge, 0),
                () => Adjust(challenge, 33_554_432),
                () => Adjust(challenge, long.MaxValue),
                () => Adjust(challenge, long.MinValue),
            }
        )
            Assert.Equal(RefusedKind.Invalid, await Refused(wrong));
        await Adjust(challenge, 33_554_431, "most");
        Assert.Equal(RefusedKind.Invalid, await Refused(() => Adjust(challenge, 1, "more")));
        var taken = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal(("rejected", "limit"), (taken.Status, taken.Reason));
        Assert.Equal(33_554_431, await challenge.Points("anna"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_correction_of_a_certified_entry_is_booked_in_the_open_period_and_the_results_stand()
    {
        await using var challenge = await Launched();
        var answer = await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Start.AddDays(3) });
        await challenge.Tell("taken", "L2", "anna", x => x with { At = Challenge.Start.AddDays(4) });
        var results = await challenge.Engine.Closing.Close(Challenge.Code, 1);
        var line = (await Reverse(challenge, answer.Id)).Single();
        Assert.Equal((3, true, Challenge.Start.AddDays(3)), (line.Period, line.Late, line.OccurredAt));
        Assert.Equal(
            (2, 1, -1),
            (
                await challenge.Points("anna", period: "1"),
                await challenge.Points("anna"),
                await challenge.Points("anna", period: "3")
            )
        );
        Assert.Equal(results.Canonical, (await challenge.Engine.Closing.Close(Challenge.Code, 1)).Canonical);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_draft_takes_no_corrections()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        Assert.Equal(
            RefusedKind.Conflict,
            await Refused(() =>
                running.Engine.Corrections.Adjust(Challenge.Code, new Adjustment("anna", 1, "x", null), "k", "zoe")
            )
        );
    }
}
