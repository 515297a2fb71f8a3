using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class TeamAverageTests(SharedRedis redis)
{
    private Task<Challenge> Launched() =>
        Challenge.Launched(x => x with { TeamScore = TeamScore.Average }, redis.ConnectionString);

    private static Task Put(Challenge challenge, params Participant[] people) =>
        challenge.Engine.Roster.Put(Challenge.Code, people);

    [Fact]
    public async Task A_teams_average_may_reach_the_limit_and_neither_points_nor_people_move_it_beyond()
    {
        await using var challenge = await Launched();
        Task<IReadOnlyList<LedgerLine>> Adjust(string key, long points) =>
            challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment("anna", points, "by hand", null),
                key,
                "zoe"
            );
        await Adjust("most", 671_088);
        Assert.Equal(335_544m, await challenge.Points("lyon", BoardKind.Teams));
        Assert.Equal(RefusedKind.Invalid, await CorrectionsTests.Refused(() => Adjust("more", 1)));
        Assert.Equal("limit", (await challenge.Tell("taken", "L1", "bob")).Reason);
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => challenge.Engine.Roster.Deactivate(Challenge.Code, "bob"))
        );
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => Put(challenge, Challenge.People[1] with { Team = "lille" }))
        );
        Assert.True(
            (await challenge.Engine.Roster.All(Challenge.Code)).Single(x => x.Code == "bob")
                is { Active: true, Team: "lyon" }
        );
        await Adjust("less", -335_544);
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        Assert.Equal(
            (335_544m, true),
            (await challenge.Points("lyon", BoardKind.Teams), (await challenge.Board(BoardKind.Teams)).Live)
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_average_moves_when_a_rep_comes_or_goes_and_a_team_without_reps_leaves_the_board()
    {
        await using var challenge = await Launched();
        await challenge.Tell("closed", "L1", "anna");
        Assert.Equal(5, await challenge.Points("lyon", BoardKind.Teams));
        await Put(
            challenge,
            new Participant
            {
                Code = "dan",
                Name = "Dan",
                Team = "lyon",
                Role = Role.Rep,
            }
        );
        Assert.Equal(
            (3.33m, true),
            (await challenge.Points("lyon", BoardKind.Teams), (await challenge.Board(BoardKind.Teams)).Live)
        );
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        Assert.Equal(5, await challenge.Points("lyon", BoardKind.Teams));
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "dan");
        Assert.Empty((await challenge.Board(BoardKind.Teams)).Rows);
        await Invariants.Hold(challenge.Engine);
        await Put(challenge, Challenge.People[1]);
        Assert.Equal(10, await challenge.Points("lyon", BoardKind.Teams));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_average_moves_even_when_Redis_was_away_at_the_moment()
    {
        await using var server = await RedisServer.Start();
        await using var challenge = await Challenge.Launched(
            x => x with { TeamScore = TeamScore.Average },
            $"{server.ConnectionString},asyncTimeout=200,syncTimeout=200"
        );
        await challenge.Tell("closed", "L1", "anna");
        await server.Hang();
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        await server.Resume();
        while (true)
        {
            try
            {
                await challenge.Engine.Boards.CatchUpBehind();
                break;
            }
            catch (StackExchange.Redis.RedisException)
            {
                await Task.Delay(20);
            }
        }
        Assert.Equal(
            (10, true),
            (await challenge.Points("lyon", BoardKind.Teams), (await challenge.Board(BoardKind.Teams)).Live)
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_average_that_a_dying_process_left_behind_is_mended_at_the_next_start()
    {
        await using var challenge = await Launched();
        await challenge.Tell("closed", "L1", "anna");
        await using (var connection = await challenge.Engine.Database.Connect())
            await connection.ExecuteAsync(
                "update Participants set DeactivatedAt = 1 where Code = 'bob'; update Campaigns set Version = "
                    + "Version + 1, ConfigVersion = ConfigVersion + 1"
            );
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(
            (10, true),
            (await challenge.Points("lyon", BoardKind.Teams), (await challenge.Board(BoardKind.Teams)).Live)
        );
        await Invariants.Hold(challenge.Engine);
    }
}
