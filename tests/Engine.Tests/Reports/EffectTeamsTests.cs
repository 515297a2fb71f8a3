using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Teams that play beside those that do not: whose leads count, and who may read it.</summary>
public sealed class EffectTeamsTests(SharedRedis redis)
{
    private static readonly ReportReader OfLyon = new() { Teams = ["lyon"] };

    /// <summary>Lille does not play: before both act on 18 of 60, then Lyon on 48 and Lille on 24.</summary>
    private async Task<EffectGame> Compared(int heldOutReps = EffectGame.Reps)
    {
        var game = await EffectGame.Launched(
            redis.ConnectionString,
            new Baseline { Kind = BaselineKind.Teams, HoldOut = ["lille"] }
        );
        await game.Told(new ToldLeads("a", EffectGame.Before, 60, 18));
        await game.Told(new ToldLeads("b", EffectGame.Before, 60, 18) { Team = "lille", Reps = heldOutReps });
        await game.Told(new ToldLeads("c", EffectGame.In, 60, 48));
        await game.Told(new ToldLeads("d", EffectGame.In, 60, 24) { Team = "lille", Reps = heldOutReps });
        return game;
    }

    [Fact]
    public async Task Leads_that_nobody_took_are_of_the_team_of_the_rep_whom_they_were_given_to()
    {
        await using var game = await Compared();
        var effect = await game.Effect();

        // were those left out that nobody took, each side would have acted on all before
        Assert.Equal(0.4, effect.InDifferences.ActedOn!.Value, 4);
        Assert.Equal((6, 6), (effect.Played.Reps, effect.Compared.Reps));
        Assert.Equal(0, effect.WithoutTeam);
    }

    [Fact]
    public async Task While_leads_of_the_time_before_are_nobodys_no_gain_over_it_is_told()
    {
        await using var game = await Compared();
        await game.Challenge.Tell("received", "nobodys", change: x => x with { At = EffectGame.Before });
        var effect = await game.Effect();

        Assert.Equal(EffectDifference.None, effect.InDifferences);
        Assert.Equal(0.4, effect.Difference.ActedOn!.Value, 4);
    }

    [Fact]
    public async Task Who_sees_a_part_is_compared_with_all_that_do_not_play()
    {
        await using var game = await Compared();
        var anna = (await game.Challenge.Engine.Reads.Snapshot(Challenge.Code)).Find("lyon0")!;

        var director = await game.Effect(reader: OfLyon);
        Assert.Equal((60, 48), (director.Played.Leads, director.Played.ActedOn));
        Assert.Equal((60, 24), (director.Compared.Leads, director.Compared.ActedOn));
        Assert.Equal(EffectVerdict.Higher, director.Verdict);
        var rep = await game.Effect(reader: new ReportReader { Rep = anna.Number });
        Assert.Equal((10, 60), (rep.Played.Leads, rep.Compared.Leads));
        var other = await game.Effect(reader: new ReportReader { Teams = ["lille"] });
        Assert.Equal((0, 60), (other.Played.Leads, other.Compared.Leads));
    }

    [Fact]
    public async Task Behind_each_figure_of_those_who_play_stand_as_many_leads_as_it_counts()
    {
        await using var game = await Compared();
        await game.Told(new ToldLeads("e", Challenge.Noon.AddDays(-3), 5, 5));
        var anna = (await game.Challenge.Engine.Reads.Snapshot(Challenge.Code)).Find("lyon0")!;

        foreach (
            var reader in new[]
            {
                ReportReader.All,
                OfLyon,
                new ReportReader { Rep = anna.Number },
            }
        )
        {
            var played = (await game.Effect(reader: reader)).Played;
            Assert.True(played.ActedOn > 0);
            Assert.Equal(played.Leads, await Listed(game, LeadFigure.Received, reader));
            Assert.Equal(played.ActedOn, await Listed(game, LeadFigure.ActedOn, reader));
        }
    }

    private static async Task<long> Listed(EffectGame game, LeadFigure figure, ReportReader reader)
    {
        var query = new CohortPageQuery(new FunnelQuery(), figure) { Within = Baseline.UsualDays, Limit = 1000 };
        return (await game.Challenge.Engine.CohortPages.Read(Challenge.Code, query, reader)).Leads.Count;
    }

    [Fact]
    public async Task Who_sees_a_part_is_compared_with_nobody_where_fewer_than_five_do_not_play()
    {
        await using var game = await Compared(heldOutReps: 4);

        var director = await game.Effect(reader: OfLyon);
        Assert.Equal((60, 0), (director.Played.Leads, director.Compared.Leads));
        Assert.Empty(director.Compared.Curve);
        Assert.Null(director.InDifferences.ActedOn);
        Assert.Equal(EffectVerdict.TooThin, director.Verdict);
        Assert.Equal((60, 4), ((await game.Effect()).Compared.Leads, (await game.Effect()).Compared.Reps));
    }
}
