using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class EffectTests(SharedRedis redis)
{
    private static readonly Baseline BeforeIt = new() { Kind = BaselineKind.Before };

    private Task<EffectGame> Launched(Baseline? baseline = null) =>
        EffectGame.Launched(redis.ConnectionString, baseline);

    private static void Near(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 4);

    [Fact]
    public async Task Eighty_percent_after_twenty_is_higher_and_its_interval_is_Newcombes()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("b", EffectGame.Before, 200, 40));
        await game.Told(new ToldLeads("p", EffectGame.In, 200, 160));
        var effect = await game.Effect();

        Assert.Equal((200, 160, 6), (effect.Played.Leads, effect.Played.ActedOn, effect.Played.Reps));
        Assert.Equal((200, 40, 6), (effect.Compared.Leads, effect.Compared.ActedOn, effect.Compared.Reps));
        Near(0.6, effect.Difference.ActedOn?.Value);
        Near(0.5139, effect.Difference.ActedOn?.Low);
        Near(0.6701, effect.Difference.ActedOn?.High);
        Assert.Equal(EffectVerdict.Higher, effect.Verdict);
        Assert.False(effect.IsCause);
        Assert.False(effect.IsFinal);
        Assert.Equal(24, effect.Played.MedianHours);
        Assert.Null(effect.Compared.MedianHours);
        Assert.Equal(effect.Seed, (await game.Effect()).Seed);
        Assert.Equal(effect.ByReps, (await game.Effect()).ByReps);
    }

    [Fact]
    public async Task Fewer_than_30_leads_or_5_reps_on_a_side_are_too_thin_to_say_anything()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("b", EffectGame.Before, 29, 12));
        await game.Told(new ToldLeads("p", EffectGame.In, 60, 60));
        Assert.Equal(EffectVerdict.TooThin, (await game.Effect()).Verdict);

        await game.Told(new ToldLeads("m", EffectGame.Before.AddDays(1), 1, 0));
        Assert.Equal(EffectVerdict.Higher, (await game.Effect()).Verdict);
    }

    [Fact]
    public async Task Four_reps_prove_nothing_however_many_leads_they_have()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("b", EffectGame.Before, 60, 12) { Reps = 4 });
        await game.Told(new ToldLeads("p", EffectGame.In, 60, 60));
        var effect = await game.Effect();

        Assert.Equal(4, effect.Compared.Reps);
        Assert.Equal(EffectVerdict.TooThin, effect.Verdict);
        Assert.True(effect.Difference.ActedOn?.Low > 0);
    }

    /// <summary>
    /// A bootstrap of these alone draws no sale on one side, and would call four equal ones an effect.
    /// </summary>
    [Fact]
    public async Task Four_equal_sales_in_200_leads_against_none_are_no_effect()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("b", EffectGame.Before, 200, 40));
        await game.Told(new ToldLeads("p", EffectGame.In, 200, 40) { Closed = 4, Amount = 1000 });
        var effect = await game.Effect();

        Assert.Null(effect.AmountPerLead);
        Assert.Null(effect.Played.AmountPerLead);
        Assert.True(effect.Difference.Closed?.Low < 0);
        Near(4, effect.ExtraClosed?.Value);
        Assert.True(effect.ExtraClosed?.Low < 0);
        Assert.Null(effect.Return.CostPerExtraClosed);
        Assert.Equal(EffectVerdict.NoneShown, effect.Verdict);
    }

    [Fact]
    public async Task Typed_figures_are_a_side_whose_reps_nobody_knows()
    {
        await using var game = await Launched(
            new Baseline
            {
                Kind = BaselineKind.Figures,
                Received = 200,
                ActedOn = 40,
                Closed = 10,
            }
        );
        await game.Told(new ToldLeads("p", EffectGame.In, 200, 160) { Closed = 60, Amount = 500 });
        var effect = await game.Effect();

        Assert.Null(effect.Compared.Reps);
        Assert.Null(effect.ByReps.ActedOn);
        Near(0.5139, effect.Difference.ActedOn?.Low);
        Near(50, effect.ExtraClosed?.Value);
        Near(25_000, effect.Return.ExtraAmount?.Value);
        Assert.Equal(EffectVerdict.Higher, effect.Verdict);
    }

    [Fact]
    public async Task Amounts_per_lead_are_compared_from_ten_closings_on_a_side_and_the_challenge_has_its_own_return()
    {
        await using var game = await EffectGame.Launched(
            redis.ConnectionString,
            BeforeIt,
            x =>
                x with
                {
                    Costs = new LeadCosts { Margin = 0.5m, Fixed = [new FixedCost("Fair", 1000)] },
                }
        );
        await game.Told(new ToldLeads("b", EffectGame.Before, 200, 40) { Closed = 10, Amount = 100 });
        await game.Told(new ToldLeads("p", EffectGame.In, 200, 160) { Closed = 100, Amount = 300 });
        var effect = await game.Effect();

        Near(145, effect.AmountPerLead?.Value);
        Near(5, effect.Compared.AmountPerLead?.Value);
        Assert.InRange(effect.AmountPerLead!.Low, 110, 140);
        Near(90, effect.ExtraClosed?.Value);
        Assert.Equal(1000, effect.Return.Cost);
        Near(1000.0 / 90, effect.Return.CostPerExtraClosed?.Value);
        // (145 × 200 × 0.5 − 1,000) ÷ 1,000
        Near(13.5, effect.Return.Roi?.Value);
    }

    [Fact]
    public async Task Each_lead_is_looked_at_for_the_same_number_of_days_and_as_it_stood_then()
    {
        await using var game = await Launched(BeforeIt);
        var challenge = game.Challenge;
        var at = EffectGame.In;
        foreach (var lead in new[] { "late", "kept", "left" })
            await challenge.Tell("received", lead, change: x => x with { At = at });
        await challenge.Tell("received", "young", change: x => x with { At = Challenge.Noon.AddDays(-13) });
        await challenge.Tell("taken", "late", "lyon0", x => x with { At = at.AddDays(15) });
        await challenge.Tell("taken", "kept", "lyon1", x => x with { At = at.AddDays(1) });
        await challenge.Tell("released", "kept", change: x => x with { At = at.AddDays(20) });
        await challenge.Tell("taken", "left", "lyon2", x => x with { At = at.AddDays(1) });
        await challenge.Tell("released", "left", change: x => x with { At = at.AddDays(2) });
        await challenge.Tell("taken", "unannounced", "lyon3", x => x with { At = at });

        var fortnight = (await game.Effect()).Played;
        Assert.Equal((3, 1, 1, 1), (fortnight.Leads, fortnight.ActedOn, fortnight.Young, fortnight.Unannounced));
        var longer = await game.Effect(within: 20);
        Assert.Equal((3, 1), (longer.Played.Leads, longer.Played.ActedOn));
        Assert.True(longer.Registration.IsTriedOut);
        Assert.Equal(2, (await game.Effect(within: 19)).Played.ActedOn);
    }

    [Fact]
    public async Task A_baseline_that_changes_after_the_launch_is_shown_beside_the_registered_one()
    {
        await using var game = await Launched(BeforeIt);
        var details = await game.Challenge.Engine.Campaigns.Get(Challenge.Code);
        var later = new Baseline { Kind = BaselineKind.Before, Within = 30 };
        await game.Challenge.Engine.Campaigns.Put(
            Challenge.Code,
            details.Campaign.Document with
            {
                Baseline = later,
            },
            null
        );
        var effect = await game.Effect();

        Assert.Equal(30, effect.Within);
        Assert.Equal(BeforeIt, effect.Registration.Registered);
        Assert.Equal(later, effect.Registration.Now);
        Assert.Equal(later, Assert.Single(effect.Registration.Changes).Baseline);
        Assert.False(effect.Registration.IsTriedOut);
    }

    [Fact]
    public async Task What_changed_before_the_last_launch_is_what_was_registered_at_it()
    {
        var soon = Challenge.Noon.AddDays(30);
        await using var game = await EffectGame.Launched(
            redis.ConnectionString,
            BeforeIt,
            x => x with { StartsAt = soon, EndsAt = soon.AddMonths(3) }
        );
        var campaigns = game.Challenge.Engine.Campaigns;
        var later = new Baseline { Kind = BaselineKind.Before, Within = 30 };
        var first = (await campaigns.Get(Challenge.Code)).Campaign;
        await campaigns.Put(Challenge.Code, first.Document with { Baseline = later }, null);
        var changed = (await campaigns.Get(Challenge.Code)).Campaign;
        await campaigns.Reschedule(
            Challenge.Code,
            changed.Document with
            {
                EndsAt = soon.AddMonths(4),
            },
            new Expectation(Versions: [changed.Mark]),
            "account:7"
        );

        var registration = (await game.Effect()).Registration;
        Assert.Equal(later, registration.Registered);
        Assert.Empty(registration.Changes);
    }

    [Fact]
    public async Task Ten_closings_are_enough_though_nobody_said_the_amounts_of_some()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("b", EffectGame.Before, 200, 40) { Closed = 10, Amount = 100 });
        await game.Told(new ToldLeads("p", EffectGame.In, 100, 80) { Closed = 8, Amount = 300 });
        await game.Told(new ToldLeads("q", EffectGame.In.AddHours(3), 100, 80) { Closed = 4 });
        var effect = await game.Effect();

        Assert.Equal((12, 4), (effect.Played.Closed, effect.Played.WithoutAmount));
        Near(7, effect.AmountPerLead?.Value);
    }

    [Fact]
    public async Task Who_sees_a_part_of_the_leads_reads_the_effect_on_these_and_no_cost_of_the_whole()
    {
        await using var game = await Launched(BeforeIt);
        await game.Told(new ToldLeads("p", EffectGame.In, 40, 30));
        await game.Told(new ToldLeads("q", EffectGame.In, 40, 10) { Team = "lille" });
        var effect = await game.Effect(reader: new ReportReader { Teams = ["lille"] });

        Assert.Equal(10, effect.Played.ActedOn);
        Assert.Null(effect.Return.Cost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public async Task A_lead_is_looked_at_for_1_to_365_days(int within)
    {
        await using var game = await Launched();
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => game.Effect(within));
        Assert.Equal(new FieldError("within", "out-of-range", 1, 365), refusal.Why);
    }
}
