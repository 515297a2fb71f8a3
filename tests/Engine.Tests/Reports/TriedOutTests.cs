using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Fixed costs and margins that somebody tries out, in a funnel and in an effect.</summary>
public sealed class TriedOutTests(SharedRedis redis)
{
    private static readonly LeadCosts Costs = new()
    {
        PerLead = 40,
        Margin = .5m,
        Fixed = [new FixedCost("Stand", 600), new FixedCost("Mailing", 400)],
    };

    [Fact]
    public async Task What_is_spent_whatever_comes_in_can_be_tried_out_as_one_sum()
    {
        await using var challenge = await Challenge.Launched(x => x with { Costs = Costs }, redis.ConnectionString);
        await challenge.Tell("received", "a");
        await challenge.Tell("received", "b");
        await challenge.Tell("closed", "a", "anna", x => x with { Amount = 500 });
        Task<FunnelReport> Read(WhatIf? whatIf) =>
            challenge.Engine.Funnels.Read(Challenge.Code, new FunnelQuery { WhatIf = whatIf }, ReportReader.All);

        Assert.Equal(1_080, (await Read(null)).Total.Cost);
        var tried = await Read(new WhatIf(Fixed: 20));
        Assert.Equal(100, tried.Total.Cost);
        Assert.Equal(1.5m, tried.Total.Roi);
        Assert.True(tried.Assumptions.IsTriedOut);
        var only = Assert.Single(tried.Assumptions.Fixed);
        Assert.Null(only.Name);
        Assert.Equal(20, only.Amount);

        var wrong = await Assert.ThrowsAsync<RefusedException>(() => Read(new WhatIf(Fixed: -1)));
        var error = Assert.Single(wrong.Errors);
        Assert.Equal(("fixed", "out-of-range"), (error.Field, error.Code));
    }

    [Fact]
    public async Task The_return_of_the_challenge_follows_what_is_tried_out()
    {
        var typed = new Baseline
        {
            Kind = BaselineKind.Figures,
            Received = 200,
            ActedOn = 40,
            Closed = 10,
        };
        await using var game = await EffectGame.Launched(redis.ConnectionString, typed, x => x with { Costs = Costs });
        await game.Told(new ToldLeads("p", EffectGame.In, 200, 160) { Closed = 60, Amount = 500 });
        Task<EffectReport> Read(WhatIf? whatIf) =>
            game.Challenge.Engine.Effects.Read(Challenge.Code, null, ReportReader.All, whatIf);

        var own = (await Read(null)).Return;
        Assert.Equal((1_000m, .5m, false), (own.Cost, own.Margin, own.IsTriedOut));
        // 50 extra sales of 500 each
        Assert.Equal(11.5, own.Roi!.Value, 4);

        var tried = (await Read(new WhatIf(Margin: 1, Fixed: 5_000))).Return;
        Assert.Equal((5_000m, 5_000m, 1m, true), (tried.Cost, tried.Fixed, tried.Margin, tried.IsTriedOut));
        Assert.Equal(4, tried.Roi!.Value, 4);
        Assert.Equal(100, tried.CostPerExtraClosed!.Value, 4);
        await Assert.ThrowsAsync<RefusedException>(() => Read(new WhatIf(Margin: 2)));
    }
}
