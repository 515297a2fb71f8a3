namespace ChallengeHub;

/// <summary>What the challenge itself cost, beside the sales that would not have been there. Pure.</summary>
internal static class EffectReturns
{
    /// <param name="awards">Null: the reader sees a part of the leads, and the whole cost is not theirs.</param>
    public static ChallengeReturn Of(EffectQuestion asked, EffectPair pair, Interval? extraClosed, decimal? awards)
    {
        var money = new FunnelMoney(asked.Campaign.Document.Costs, asked.WhatIf);
        var extraAmount = ExtraAmount(asked, pair, extraClosed);
        if (awards is not { } prizes)
            return new ChallengeReturn { ExtraAmount = extraAmount };

        var cost = money.FixedSum + prizes;
        return new ChallengeReturn
        {
            Cost = cost,
            Fixed = money.FixedSum,
            Awards = prizes,
            Margin = money.Margin,
            IsTriedOut = money.IsTriedOut,
            CostPerExtraClosed = extraClosed is { Low: > 0 } ? Per((double)cost, extraClosed) : null,
            ExtraAmount = extraAmount,
            Roi = Roi(extraAmount, money.Margin, cost),
        };
    }

    private static Interval Per(double cost, Interval closed) =>
        new(cost / closed.Value, cost / closed.High, cost / closed.Low);

    /// <summary>
    /// Of typed figures nobody knows the amounts: each extra closing is then worth what a closing is on average.
    /// </summary>
    private static Interval? ExtraAmount(EffectQuestion asked, EffectPair pair, Interval? extraClosed)
    {
        if (asked.Kind != BaselineKind.Figures)
            return EffectFigures.Times(pair.PerLead, pair.Played.Leads);
        var known = (pair.Played.Closed ?? 0) - pair.Played.WithoutAmount;
        return pair.Played.Closed < Bootstrap.LeastClosings || known <= 0
            ? null
            : EffectFigures.Times(extraClosed, (double)pair.Played.Amount / known);
    }

    private static Interval? Roi(Interval? amount, decimal? margin, decimal cost)
    {
        if (amount is null || margin is not { } stays || cost <= 0)
            return null;
        return new Interval(Part(amount.Value), Part(amount.Low), Part(amount.High));

        double Part(double brought) => (brought * (double)stays - (double)cost) / (double)cost;
    }
}
