using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class EnrolmentTests
{
    private static readonly Actor Max = "account:7";

    private static async Task<Dictionary<string, Participant>> People(Challenge challenge) =>
        (await challenge.Engine.Roster.All(Challenge.Code)).ToDictionary(x => x.Code);

    [Fact]
    public async Task A_newcomer_brings_a_new_team_and_who_leaves_leaves_in_one_go()
    {
        await using var challenge = await Challenge.Launched();
        var seen = await People(challenge);
        var dan = new Participant
        {
            Code = "dan",
            Name = "Dan",
            Team = "nice",
            Role = Role.Rep,
        };
        await challenge.Engine.Enrolment.Apply(
            Challenge.Code,
            new RosterChange(
                [dan, seen["bob"] with { DeactivatedAt = Challenge.Noon }],
                [new Team("nice", "Nice")],
                seen
            ),
            Max
        );

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(
            ("Nice", true, false),
            (snapshot.Team("nice")!.Name.In("en"), snapshot.Find("dan")!.Active, snapshot.Find("bob")!.Active)
        );
        Assert.Equal(
            ["campaign.changed", "participants.put", "participant.deactivated"],
            (await challenge.Engine.AuditLog.Page(new AuditQuery()))
                .Where(x => x.Author == Max.Author)
                .Select(x => x.Action)
        );
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "dan")).Status);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task The_name_of_somebody_who_left_is_put_right_and_nobody_plays_again_by_it()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "bob");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(1));
        var seen = await People(challenge);
        await challenge.Engine.Enrolment.Apply(
            Challenge.Code,
            new RosterChange([seen["bob"] with { Name = "Robert" }], [], seen),
            Max
        );
        var bob = (await People(challenge))["bob"];
        Assert.Equal(("Robert", seen["bob"].DeactivatedAt), (bob.Name.In("en"), bob.DeactivatedAt));
        Assert.Equal("unknown_participant", (await challenge.Tell("taken", "L1", "bob")).Reason);
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.False(replayed.Replay.Snapshot.Find("bob")!.Active);

        await challenge.Engine.Enrolment.Apply(
            Challenge.Code,
            new RosterChange([bob with { DeactivatedAt = null }], [], await People(challenge)),
            Max
        );
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "bob")).Status);
    }

    [Fact]
    public async Task Who_was_changed_meanwhile_is_told_and_nothing_is_written()
    {
        await using var challenge = await Challenge.Launched();
        var seen = await People(challenge);
        await challenge.Engine.Roster.Put(Challenge.Code, [seen["anna"] with { Name = "Anna B." }]);
        Task Apply(params Participant[] people) =>
            challenge.Engine.Enrolment.Apply(
                Challenge.Code,
                new RosterChange(people, [new Team("nice", "Nice")], seen),
                Max
            );

        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() =>
                Apply(seen["bob"] with { Team = "nice" }, seen["anna"] with { Name = "Ann" })
            )
        );
        Assert.Equal(
            RefusedKind.Invalid,
            await CorrectionsTests.Refused(() => Apply(seen["bob"] with { Team = "nowhere" }))
        );

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(
            ("Anna B.", "lyon", null),
            (snapshot.Find("anna")!.Name.In("en"), snapshot.Find("bob")!.Team, snapshot.Team("nice"))
        );
        await Apply(seen["bob"] with { Team = "nice" });
    }
}
