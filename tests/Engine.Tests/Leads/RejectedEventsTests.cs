using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class RejectedEventsTests
{
    [Theory]
    [InlineData("taken", "nobody", "unknown_participant")]
    [InlineData("taken", "pia", "invalid")]
    [InlineData("taken", null, "invalid")]
    [InlineData("sold", "anna", "unknown_type")]
    public async Task What_cannot_be_a_fact_is_rejected_with_a_reason_and_kept(string type, string? rep, string reason)
    {
        await using var challenge = await Challenge.Launched();
        var answer = await challenge.Tell(type, "L1", rep);
        Assert.Equal(("rejected", reason), (answer.Status, answer.Reason));
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(reason, (await RejectionRows.After(connection, Challenge.Code, 0, 10)).Single().Reason);
    }

    [Fact]
    public async Task A_rejected_event_does_not_hold_its_identity_and_leaves_the_list_when_it_is_accepted()
    {
        await using var challenge = await Challenge.Launched();
        var early = challenge.Event("taken", "L1", "anna", x => x with { At = Challenge.Noon.AddMinutes(10) });
        Assert.Equal("in_future", (await challenge.Tell(early))[0].Reason);
        Assert.Equal("in_future", (await challenge.Tell(early))[0].Reason);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(2, (await RejectionRows.After(connection, Challenge.Code, 0, 10)).Single().Times);
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("scored", (await challenge.Tell(early))[0].Status);
        Assert.Empty(await RejectionRows.After(connection, Challenge.Code, 0, 10));
    }

    [Fact]
    public async Task Of_one_request_the_list_keeps_what_stays_rejected_and_not_what_was_accepted_after_all()
    {
        await using var challenge = await Challenge.Launched();
        var first = challenge.Event("taken", "L1", "anna");
        var bobs = challenge.Event("taken", "L1", "bob");
        var answers = await challenge.Tell(
            first,
            first with
            {
                Lead = "L2",
            },
            bobs,
            challenge.Event("released", "L1"),
            bobs,
            bobs with
            {
                Rep = "carl",
            },
            bobs with
            {
                Rep = "anna",
            }
        );
        Assert.Equal(
            ["scored", "id_reused", "already_taken", "scored", "scored", "id_reused", "id_reused"],
            answers.Select(x => x.Reason ?? x.Status)
        );
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(
            [(first.Id, "id_reused", 1L), (bobs.Id, "id_reused", 2L)],
            (await RejectionRows.After(connection, Challenge.Code, 0, 10)).Select(x => (x.EventId, x.Reason, x.Times))
        );
        await challenge.Tell(first, bobs);
        Assert.Equal(2, (await RejectionRows.After(connection, Challenge.Code, 0, 10)).Count);
    }

    [Fact]
    public async Task A_fact_outside_the_window_is_kept_and_pays_nothing()
    {
        await using var challenge = await Challenge.Launched();
        var answer = await challenge.Tell(
            "taken",
            "L1",
            "anna",
            x => x with { At = Challenge.Start.AddMilliseconds(-1) }
        );
        Assert.Equal("outside", answer.Status);
        Assert.Equal(
            "scored",
            (await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Start })).Status
        );
    }

    [Fact]
    public async Task An_event_that_would_break_the_limit_of_a_total_is_rejected_whole()
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Rules =
                [
                    new Rule
                    {
                        Code = "big",
                        Name = "Big",
                        On = Stage.Taken,
                        Points = 1_000_000,
                        PerAmount = 1,
                    },
                ],
            }
        );
        await challenge.Tell("taken", "L1", "anna", x => x with { Amount = 33 });
        Assert.Equal("limit", (await challenge.Tell("taken", "L2", "anna", x => x with { Amount = 1 })).Reason);
        Assert.Equal(33_000_000, await challenge.Points("anna"));
    }

    [Fact]
    public async Task A_draft_takes_no_events()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        await running.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        var leadEvent = new LeadEvent
        {
            Campaign = Challenge.Code,
            Source = "crm",
            Id = "1",
            Type = "lead.taken",
            Lead = "L1",
            Rep = "anna",
            At = Challenge.Noon,
        };
        Assert.Equal(
            "unknown_campaign",
            (await running.Engine.Scorekeeper.Record([new ReceivedEvent(leadEvent, null, "{}")]))[0].Reason
        );
    }
}
