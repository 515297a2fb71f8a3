using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ScorekeeperTests
{
    [Fact]
    public async Task A_lead_taken_contacted_and_closed_once_is_worth_14_points_and_telling_it_again_adds_none()
    {
        await using var challenge = await Challenge.Launched();
        var file = new[]
        {
            challenge.Event("taken", "L1", "anna"),
            challenge.Event("contacted", "L1", "anna"),
            challenge.Event("closed", "L1", "anna"),
        };
        var first = await challenge.Tell(file);
        var again = await challenge.Tell(file);
        Assert.Equal(["scored", "scored", "scored"], first.Select(x => x.Status));
        Assert.Equal([1, 3, 10], first.Select(x => x.Points));
        Assert.Equal(["duplicate", "duplicate", "duplicate"], again.Select(x => x.Status));
        Assert.Equal(first.SelectMany(x => x.Entries), again.SelectMany(x => x.Entries));
        Assert.Equal(14, await challenge.Points("anna"));
        Assert.Equal(14, await challenge.Points("lyon", BoardKind.Teams, "3"));
    }

    [Fact]
    public async Task A_closed_that_arrives_before_its_contacted_scores_and_so_does_the_contacted()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("closed", "L1", "anna");
        await challenge.Tell("contacted", "L1", "anna");
        Assert.Equal(13, await challenge.Points("anna"));
    }

    [Fact]
    public async Task The_same_stage_told_by_another_sender_is_recorded_and_pays_nothing()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("taken", "L1", "anna");
        var other = await challenge.Tell("taken", "L1", "anna", x => x with { Source = "desk" });
        Assert.Equal(("recorded", 0), (other.Status, other.Points));
        Assert.Equal(1, await challenge.Points("anna"));
    }

    [Fact]
    public async Task The_same_identity_with_other_content_is_rejected_and_the_first_stands()
    {
        await using var challenge = await Challenge.Launched();
        var told = challenge.Event("taken", "L1", "anna", x => x with { Amount = 10.50m });
        await challenge.Tell(told);
        Assert.Equal("duplicate", (await challenge.Tell(told with { Amount = 10.5m }))[0].Status);
        var other = (await challenge.Tell(told with { Lead = "L2" }))[0];
        Assert.Equal(("rejected", "id_reused"), (other.Status, other.Reason));
        Assert.Equal(1, await challenge.Points("anna"));
    }

    [Fact]
    public async Task A_lead_taken_by_one_rep_cannot_be_taken_by_another_until_it_is_released()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("taken", "L1", "anna");
        Assert.Equal("already_taken", (await challenge.Tell("taken", "L1", "bob")).Reason);
        var released = await challenge.Tell("released", "L1");
        Assert.Equal(("scored", -1), (released.Status, released.Points));
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "bob")).Status);
        Assert.Equal((0, 1), (await challenge.Points("anna"), await challenge.Points("bob")));
    }

    [Fact]
    public async Task A_refused_lead_gives_its_points_back_and_takes_no_more_until_it_is_recycled()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("closed", "L1", "anna");
        Assert.Equal(-11, (await challenge.Tell("refused", "L1")).Points);
        Assert.Equal("lead_refused", (await challenge.Tell("taken", "L1", "anna")).Reason);
        await challenge.Tell("recycled", "L1");
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "bob")).Status);
        Assert.Equal((0, 1), (await challenge.Points("anna"), await challenge.Points("bob")));
    }

    [Fact]
    public async Task A_recycled_lead_scores_every_stage_once_more()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("recycled", "L1");
        await challenge.Tell("taken", "L1", "bob");
        Assert.Equal((1, 1), (await challenge.Points("anna"), await challenge.Points("bob")));
    }

    [Fact]
    public async Task A_reopened_lead_loses_its_closing_and_can_be_closed_again()
    {
        await using var challenge = await Challenge.Launched();
        var closed = challenge.Event("closed", "L1", "anna");
        await challenge.Tell(closed);
        await challenge.Tell("reopened", "L1");
        Assert.Equal("duplicate", (await challenge.Tell(closed))[0].Status);
        Assert.Equal(0, await challenge.Points("anna"));
        await challenge.Tell("closed", "L1", "anna");
        Assert.Equal(10, await challenge.Points("anna"));
        Assert.Equal(1, (await challenge.Board()).Rows[0].Stages["closed"]);
    }

    [Fact]
    public async Task With_validation_facts_wait_and_are_paid_when_the_director_vouches_for_the_lead()
    {
        await using var challenge = await Challenge.Launched(x => x with { Validation = true });
        Assert.Equal("pending", (await challenge.Tell("taken", "L1", "anna")).Status);
        Assert.Equal("pending", (await challenge.Tell("closed", "L1", "anna")).Status);
        var validated = await challenge.Tell("validated", "L1");
        Assert.Equal(("scored", 11), (validated.Status, validated.Points));
        Assert.Equal(11, await challenge.Points("anna"));
        Assert.Equal("scored", (await challenge.Tell("contacted", "L1", "anna")).Status);
    }

    [Fact]
    public async Task The_prospector_of_a_lead_is_the_first_one_named_and_wins_with_the_rep()
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Rules =
                [
                    new Rule
                    {
                        Code = "release",
                        Name = "Release",
                        On = Stage.Closed,
                        Points = 10,
                        Pays = Payee.Both,
                    },
                ],
            }
        );
        await challenge.Tell("received", "L1", null, x => x with { Prospector = "pia" });
        await challenge.Tell("closed", "L1", "anna", x => x with { Prospector = "paul" });
        Assert.Equal(10, await challenge.Points("pia", BoardKind.Prospectors));
        Assert.Equal(0, await challenge.Points("paul", BoardKind.Prospectors));
        Assert.Equal(20, await challenge.Points("lyon", BoardKind.Teams));
        var pair = (await challenge.Board(BoardKind.Pairs)).Rows.Single();
        Assert.Equal(("anna+pia", 20, 1), (pair.Code, pair.Points, pair.Stages["closed"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_prospector_named_by_the_validation_has_the_days_that_it_pays_for(bool restarted)
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Validation = true,
                Rules =
                [
                    new StreakRule
                    {
                        Code = "streak",
                        Name = "Streak",
                        On = Stage.Taken,
                        Points = 50,
                        Pays = Payee.Both,
                        Days = 2,
                    },
                    new FirstOfTheDayRule
                    {
                        Code = "first",
                        Name = "First",
                        On = Stage.Taken,
                        Points = 5,
                        Pays = Payee.Prospector,
                    },
                ],
            }
        );
        foreach (var day in new[] { 4, 3, 3 })
        {
            var lead = $"L{day}{await challenge.Points("pia", BoardKind.Prospectors)}";
            var at = Challenge.Noon.AddDays(-day);
            await challenge.Tell("taken", lead, "anna", x => x with { At = at });
            await challenge.Tell("validated", lead, null, x => x with { At = at, Prospector = "pia" });
            if (restarted)
                await challenge.Running.Restart(challenge.Redis);
        }

        Assert.Equal((50, 60), (await challenge.Points("anna"), await challenge.Points("pia", BoardKind.Prospectors)));
    }

    [Fact]
    public async Task A_validation_is_of_the_rep_who_has_the_lead_too()
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Validation = true,
                Rules =
                [
                    new Rule
                    {
                        Code = "script",
                        Name = "Script",
                        On = Stage.Taken,
                        Points = 1,
                        Pays = Payee.Both,
                    },
                    new Rule
                    {
                        Code = "scout",
                        Name = "Scout",
                        On = Stage.Validated,
                        Points = 5,
                        Pays = Payee.Prospector,
                    },
                    new Rule
                    {
                        Code = "trust",
                        Name = "Trust",
                        On = Stage.Validated,
                        Points = 2,
                    },
                ],
            }
        );
        await challenge.Tell("received", "L1", null, x => x with { Prospector = "pia" });
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("validated", "L1");
        await challenge.Tell("validated", "L2", null, x => x with { Prospector = "pia" });
        await challenge.Running.Restart(challenge.Redis);

        Assert.Equal(3, await challenge.Points("anna"));
        var pair = (await challenge.Board(BoardKind.Pairs)).Rows.Single();
        Assert.Equal(("anna+pia", 9, 1), (pair.Code, pair.Points, pair.Stages["validated"]));
        Assert.Equal(11, await challenge.Points("pia", BoardKind.Prospectors));
        Assert.Equal(["anna", "anna", "anna", "anna", null], (await challenge.Ledger()).Select(x => x.Rep));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task Many_requests_at_once_are_numbered_without_a_gap()
    {
        await using var challenge = await Challenge.Launched();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(i => challenge.Tell("taken", $"L{i}", i % 2 == 0 ? "anna" : "bob"))
        );
        Assert.All(answers, answer => Assert.Equal("scored", answer.Status));
        Assert.Equal(Enumerable.Range(1, 200).Select(x => (long)x), (await challenge.Ledger()).Select(x => x.Seq));
        var board = await challenge.Board();
        Assert.Equal((200, true), (board.Seq, board.Live));
        Assert.Equal([100, 100], board.Rows.Select(x => x.Points));
    }
}
