using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class RosterTests(SharedRedis redis)
{
    private Task<Challenge> Launched(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(configure, redis.ConnectionString);

    private static Task Put(Challenge challenge, params Participant[] people) =>
        challenge.Engine.Roster.Put(Challenge.Code, people);

    [Fact]
    public async Task A_move_takes_effect_at_its_PUT_and_older_entries_keep_their_team()
    {
        await using var challenge = await Launched();
        var taken = await challenge.Tell("taken", "L1", "anna");
        await Put(challenge, Challenge.People[0] with { Team = "lille" });
        await challenge.Tell("contacted", "L1", "anna", x => x with { At = Challenge.Noon });
        Assert.Equal(
            (1, 3),
            (await challenge.Points("lyon", BoardKind.Teams), await challenge.Points("lille", BoardKind.Teams))
        );
        await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", taken.Id), "wrong", "zoe");
        Assert.Equal(
            (0, 3),
            (await challenge.Points("lyon", BoardKind.Teams), await challenge.Points("lille", BoardKind.Teams))
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task What_happened_before_a_move_counts_for_the_team_of_that_instant_however_late_it_is_told()
    {
        await using var challenge = await Launched(x =>
            x with
            {
                Rules =
                [
                    .. x.Rules,
                    new Rule
                    {
                        Code = "home",
                        Name = "Home",
                        On = Stage.Closed,
                        Points = 100,
                        Where =
                        [
                            new Condition("team", "=", System.Text.Json.JsonSerializer.SerializeToElement("lyon")),
                        ],
                    },
                ],
            }
        );
        await Put(challenge, Challenge.People[0] with { Team = "lille" });
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        await Put(challenge, Challenge.People[0] with { Team = null });
        await challenge.Running.Restart(redis.ConnectionString);
        var expected = new[] { (-1, "lyon"), (0, "lille"), (3_599_999, "lille"), (3_600_000, null) };
        foreach (var (ms, _) in expected)
            await challenge.Tell("closed", $"L{ms}", "anna", x => x with { At = Challenge.Noon.AddMilliseconds(ms) });
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("anna", 1, "by hand", Challenge.Noon.AddMilliseconds(-1)),
            "k",
            "zoe"
        );
        Assert.Equal(
            [
                ("closed", "lyon"),
                ("home", "lyon"),
                ("closed", "lille"),
                ("closed", "lille"),
                ("closed", null),
                (null, "lyon"),
            ],
            (await challenge.Ledger()).Select(x => (x.Rule, x.Team))
        );
        Assert.Null((await challenge.Board()).Rows.Single().Team);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_move_that_is_dated_back_holds_for_what_is_told_from_then_on_and_older_entries_keep_their_team()
    {
        await using var challenge = await Launched();
        var monday = Challenge.Noon.AddHours(-12);
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Noon.AddHours(-6) });
        await Put(challenge, Challenge.People[0] with { Team = "lille", TeamSince = monday });
        await challenge.Running.Restart(redis.ConnectionString);
        await challenge.Tell("contacted", "L1", "anna", x => x with { At = monday });
        await challenge.Tell("taken", "L2", "anna", x => x with { At = monday.AddMilliseconds(-1) });
        Assert.Equal(["lyon", "lille", "lyon"], (await challenge.Ledger()).Select(x => x.Team));
        Assert.Equal(
            monday,
            (await challenge.Engine.Roster.All(Challenge.Code)).Single(x => x.Code == "anna").TeamSince
        );
        await Invariants.Hold(challenge.Engine);
        Assert.Empty(
            await (await Replayed.Play(challenge.Engine, Challenge.Code, Trial.InForce, Challenge.Noon)).Differences(
                challenge.Engine,
                Challenge.Code
            )
        );
    }

    [Fact]
    public async Task A_later_word_on_a_team_takes_the_place_of_every_move_after_its_date()
    {
        await using var challenge = await Launched();
        DateTimeOffset Day(int day) => Challenge.Noon.AddDays(day - 20);
        async Task<string?[]> Moved(string? team, int day)
        {
            await Put(challenge, Challenge.People[0] with { Team = team, TeamSince = Day(day) });
            var anna = (await challenge.Engine.Roster.All(Challenge.Code)).Single(x => x.Code == "anna");
            return [.. new[] { 1, 5, 9, 15 }.Select(x => anna.TeamAt(Day(x)))];
        }
        Assert.Equal(["lyon", "lille", "lille", "lille"], await Moved("lille", 5));
        Assert.Equal(["lyon", "lille", null, null], await Moved(null, 9));
        Assert.Equal(["lyon", "lille", null, null], await Moved(null, 15));
        Assert.Equal(["lyon", null, null, null], await Moved(null, 5));
        Assert.Equal(["lille", "lille", "lille", "lille"], await Moved("lille", 1));
        Assert.Equal(["lyon", "lyon", "lyon", "lyon"], await Moved("lyon", 1));
        Assert.Null((await challenge.Engine.Roster.All(Challenge.Code)).Single(x => x.Code == "anna").TeamSince);
    }

    [Fact]
    public async Task What_was_read_of_somebody_who_moved_can_be_put_back_and_nobody_moves_in_times_to_come()
    {
        await using var challenge = await Launched();
        await Put(challenge, Challenge.People[0] with { Team = "lille", TeamSince = Challenge.Noon.AddDays(-3) });
        var read = (await challenge.Engine.Roster.All(Challenge.Code)).ToArray();
        await Put(challenge, read);
        var again = await challenge.Engine.Roster.All(Challenge.Code);
        Assert.Equal(
            read.Select(x => (x.Code, x.Team, x.TeamSince, x.Moves.Count)),
            again.Select(x => (x.Code, x.Team, x.TeamSince, x.Moves.Count))
        );
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            Put(challenge, Challenge.People[1] with { Team = "lille", TeamSince = Challenge.Noon.AddMilliseconds(1) })
        );
        Assert.Equal(["[0].teamSince"], refusal.Errors.Select(x => x.Field));
        await Put(challenge, Challenge.People[1] with { Team = "lille", TeamSince = Challenge.Noon });
    }

    [Fact]
    public async Task Until_the_launch_teams_and_roles_are_still_being_written_down_and_nobody_moves()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        foreach (var team in new[] { "lyon", null, "lille" })
            await running.Engine.Roster.Put(
                Challenge.Code,
                [
                    new Participant
                    {
                        Code = "dan",
                        Name = "Dan",
                        Team = team,
                        Role = team is null ? Role.Prospector : Role.Rep,
                    },
                ]
            );
        await running.Engine.Campaigns.Launch(Challenge.Code);
        await running.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                new LeadEvent
                {
                    Campaign = Challenge.Code,
                    Source = "crm",
                    Id = "1",
                    Type = "lead.taken",
                    Lead = "L1",
                    Rep = "dan",
                    At = Challenge.Start,
                },
                null,
                "{}"
            ),
        ]);
        Assert.Equal("lille", (await running.Engine.Ledger.Page(Challenge.Code, null, 0, 10)).Single().Team);
    }

    [Fact]
    public async Task Whoever_is_deactivated_keeps_his_points_and_earns_only_what_happened_before()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromHours(1));
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        Assert.Equal(
            "scored",
            (await challenge.Tell("contacted", "L1", "anna", x => x with { At = Challenge.Noon })).Status
        );
        Assert.Equal(
            "unknown_participant",
            (
                await challenge.Tell("closed", "L1", "anna", x => x with { At = Challenge.Noon.AddMilliseconds(1) })
            ).Reason
        );
        Assert.Equal(4, await challenge.Points("anna"));
        await Put(challenge, Challenge.People[0]);
        Assert.Equal("scored", (await challenge.Tell("closed", "L1", "anna")).Status);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_whole_and_named()
    {
        await using var challenge = await Launched();
        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            Put(
                challenge,
                new Participant
                {
                    Code = "dan",
                    Name = "Dan",
                    Team = "lyon",
                    Role = Role.Rep,
                },
                new Participant
                {
                    Code = "eve",
                    Name = "Eve",
                    Team = "mars",
                    Role = Role.Rep,
                },
                new Participant
                {
                    Code = "no code",
                    Name = "",
                    Role = Role.Rep,
                },
                Challenge.People[0] with
                {
                    Role = Role.Prospector,
                },
                new Participant
                {
                    Code = "dan",
                    Name = "Dan again",
                    Role = Role.Rep,
                    Email = "nowhere",
                }
            )
        );
        Assert.Equal(
            ["[1].team", "[2].code", "[2].name", "[3].role", "[4].code", "[4].email"],
            refusal.Errors.Select(x => x.Field).Order()
        );
        Assert.Equal(5, (await challenge.Engine.Roster.All(Challenge.Code)).Count);
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => challenge.Engine.Roster.Deactivate(Challenge.Code, "dan"))
        );
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => challenge.Engine.Roster.Put("nowhere", []))
        );
    }
}
