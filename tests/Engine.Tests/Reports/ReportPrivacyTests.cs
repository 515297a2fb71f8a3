using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What a player reads of figures that few people are behind.</summary>
public sealed class ReportPrivacyTests(SharedRedis redis)
{
    /// <summary>One taken by Anna, one by Bob.</summary>
    private async Task<Challenge> TwoTaken()
    {
        var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "a", "anna");
        await challenge.Tell("taken", "b", "bob");
        return challenge;
    }

    private static async Task<ReportReader> Anna(Challenge challenge) =>
        new() { Rep = (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Find("anna")!.Number };

    private static Task<FunnelReport> Read(Challenge challenge, FunnelQuery query, ReportReader reader) =>
        challenge.Engine.Funnels.Read(Challenge.Code, query, reader);

    [Fact]
    public async Task Of_rows_that_are_colleagues_a_player_keeps_his_own_total()
    {
        await using var challenge = await TwoTaken();
        var anna = await Anna(challenge) with { SeesEachPerson = false };

        var report = await Read(challenge, new FunnelQuery(FunnelBy.Prospector), anna);

        Assert.All(report.Rows, x => Assert.True(x.IsWithheld));
        Assert.Equal((1, false), (report.Total.Received, report.Total.IsWithheld));
    }

    [Fact]
    public async Task How_many_leads_there_are_in_all_a_player_reads_from_five_reps_on()
    {
        await using var challenge = await TwoTaken();
        var anna = await Anna(challenge);

        Assert.Null((await Read(challenge, new FunnelQuery(), anna)).Assumptions.CampaignReceived);
        foreach (
            var reader in new[]
            {
                ReportReader.All,
                new ReportReader { Teams = ["lyon"] },
            }
        )
            Assert.Equal(2, (await Read(challenge, new FunnelQuery(), reader)).Assumptions.CampaignReceived);

        await challenge.Engine.Roster.Put(Challenge.Code, [Rep("dan"), Rep("eve")]);
        Assert.Equal(2, (await Read(challenge, new FunnelQuery(), anna)).Assumptions.CampaignReceived);
    }

    [Fact]
    public async Task Teams_that_are_compared_are_no_single_colleagues_to_a_player()
    {
        var withoutLille = new Baseline { Kind = BaselineKind.Teams, HoldOut = ["lille"] };
        await using var game = await EffectGame.Launched(redis.ConnectionString, withoutLille);
        await game.Told(new ToldLeads("c", EffectGame.In, 30, 20));
        await game.Told(new ToldLeads("d", EffectGame.In, 30, 10) { Team = "lille", Reps = 4 });
        var player = new ReportReader { SeesEachPerson = false };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => game.Effect(reader: player));
        Assert.Equal((RefusedKind.Forbidden, "team-too-small"), (refused.Kind, refused.Why.Code));
        Assert.Equal(30, (await game.Effect()).Compared.Leads);

        await game.Told(new ToldLeads("e", EffectGame.In.AddDays(1), 30, 10) { Team = "lille" });
        Assert.Equal(60, (await game.Effect(reader: player)).Compared.Leads);
    }

    [Fact]
    public void Of_an_effect_reps_are_colleagues_to_who_finds_leads()
    {
        var question = new ReportQuestion { Kind = ReportKind.Effect, Reader = ReportReader.All };
        bool SeesEach(ReportReader reader) => (question with { Reader = reader }).Guarded().Reader.SeesEachPerson;

        Assert.False(SeesEach(new ReportReader { Prospector = 4 }));
        Assert.True(SeesEach(new ReportReader { Rep = 1 }));
        Assert.True(SeesEach(new ReportReader { Teams = ["lyon"] }));
        Assert.True(SeesEach(ReportReader.All));
    }

    private static Participant Rep(string code) =>
        new()
        {
            Code = code,
            Name = code,
            Team = "lille",
            Role = Role.Rep,
        };
}
