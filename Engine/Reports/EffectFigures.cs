using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>What the sides of a comparison say: intervals, extra sales, their cost, and the verdict. Pure.</summary>
internal static class EffectFigures
{
    public static EffectReport Of(EffectQuestion asked, EffectGround ground, EffectSides sides, ReportReader reader)
    {
        var campaign = asked.Campaign;
        var seed = Seed(asked);
        var random = new SplitMix64((ulong)seed);
        var compared = Compared(asked, sides);
        var pair = new EffectPair(sides.Played.Side(), compared?.Side() ?? Typed(asked.Baseline!));

        var difference = Difference(pair);
        var byReps = compared is null ? EffectDifference.None : ByReps(sides.Played, compared, random);
        pair = Amounts(pair, sides.Played.Amounts(), compared?.Amounts(), random);
        var decisive = EffectVerdicts.Wider(difference.ActedOn, byReps.ActedOn);
        var extra = Times(EffectVerdicts.Wider(difference.Closed, byReps.Closed), pair.Played.Leads);

        return new EffectReport
        {
            Campaign = campaign.Code,
            FactSeq = campaign.LastFactSeq,
            AsOf = asked.At,
            Kind = asked.Kind,
            Within = asked.Days,
            From = campaign.StartsAt,
            Until = campaign.End,
            Before = asked.Before() is { } window ? new EffectWindow(window.From, window.Until) : null,
            IsFinal = asked.At >= campaign.End + asked.Within,
            Registration = Registration(asked, ground),
            Played = pair.Played,
            Compared = pair.Compared,
            WithoutTeam = sides.WithoutTeam,
            Difference = difference,
            ByReps = byReps,
            InDifferences = asked.Kind == BaselineKind.Teams ? InDifferences(sides, difference) : EffectDifference.None,
            AmountPerLead = pair.PerLead,
            Seed = seed,
            ExtraClosed = extra,
            Return = EffectReturns.Of(asked, pair, extra, reader.SeesAll ? ground.Awards : null),
            Verdict = EffectVerdicts.Of(pair, decisive),
            Decisive = decisive,
            IsCause = asked is { Kind: BaselineKind.Teams, Baseline.Drawn.Seed: not null },
        };
    }

    /// <summary>Null: somebody typed it.</summary>
    private static EffectTally? Compared(EffectQuestion asked, EffectSides sides) =>
        asked.Kind switch
        {
            BaselineKind.Figures => null,
            BaselineKind.Teams => sides.HeldOut,
            _ => sides.PlayedBefore,
        };

    private static EffectSide Typed(Baseline baseline)
    {
        var leads = baseline.Received ?? 0;
        var actedOn = baseline.ActedOn ?? 0;
        return new EffectSide
        {
            Leads = leads,
            ActedOn = actedOn,
            Closed = baseline.Closed,
            Rates = new EffectRates
            {
                ActedOn = Wilson.OfAny(actedOn, leads),
                Closed = baseline.Closed is { } closed ? Wilson.OfAny(closed, leads) : null,
            },
        };
    }

    private static EffectDifference Difference(EffectPair pair) =>
        new()
        {
            ActedOn = Less(pair.Played.Rates.ActedOn, pair.Compared.Rates.ActedOn),
            Closed = Less(pair.Played.Rates.Closed, pair.Compared.Rates.Closed),
        };

    private static Interval? Less(Interval? one, Interval? other) =>
        one is null || other is null ? null : Newcombe.Difference(one, other);

    private static EffectDifference ByReps(EffectTally played, EffectTally compared, SplitMix64 random)
    {
        var one = played.ByReps();
        var other = compared.ByReps();
        if (one.Leads == 0 || other.Leads == 0 || one.Reps.Count + other.Reps.Count == 0)
            return EffectDifference.None;
        var ones = Bootstrap.Rates(one, random);
        var others = Bootstrap.Rates(other, random);

        return new EffectDifference
        {
            ActedOn = Bootstrap.Difference(one.ActedOn - other.ActedOn, ones.ActedOn, others.ActedOn),
            Closed = Bootstrap.Difference(one.Closed - other.Closed, ones.Closed, others.Closed),
        };
    }

    /// <summary>
    /// None while leads of the time before belong to no team: those left out would be the ones that nobody took.
    /// </summary>
    private static EffectDifference InDifferences(EffectSides sides, EffectDifference now)
    {
        if (sides.WithoutTeamBefore > 0)
            return EffectDifference.None;
        var before = Difference(new EffectPair(sides.PlayedBefore.Side(), sides.HeldOutBefore.Side()));
        return new EffectDifference
        {
            ActedOn = Less(now.ActedOn, before.ActedOn),
            Closed = Less(now.Closed, before.Closed),
        };
    }

    private static EffectPair Amounts(EffectPair pair, AmountSample played, AmountSample? compared, SplitMix64 random)
    {
        var ones = Resampled(played, random);
        var others = compared is null ? null : Resampled(compared, random);
        return pair with
        {
            Played = pair.Played with { AmountPerLead = Bounds(played, ones) },
            Compared = pair.Compared with { AmountPerLead = compared is null ? null : Bounds(compared, others) },
            PerLead =
                ones is null || others is null
                    ? null
                    : Bootstrap.Difference(played.PerLead - compared!.PerLead, ones, others),
        };
    }

    private static double[]? Resampled(AmountSample sample, SplitMix64 random) =>
        sample.Closings < Bootstrap.LeastClosings || sample.Sorted.Count == 0
            ? null
            : Bootstrap.PerLead(sample, random);

    private static Interval? Bounds(AmountSample sample, double[]? resampled) =>
        resampled is null ? null : Bootstrap.Bounds(sample.PerLead, resampled);

    internal static Interval? Times(Interval? interval, double factor) =>
        interval is null ? null : new Interval(interval.Value * factor, interval.Low * factor, interval.High * factor);

    private static EffectRegistration Registration(EffectQuestion asked, EffectGround ground) =>
        new(
            asked.Campaign.LaunchedAt,
            ground.Registered,
            asked.Baseline,
            ground.Changes,
            asked.Asked is { } days && days != (asked.Baseline?.Days ?? Baseline.UsualDays)
        );

    /// <summary>Of the same report the same, and one that JavaScript can read.</summary>
    private static long Seed(EffectQuestion asked)
    {
        var text = $"{asked.Campaign.Code}/{asked.Campaign.LastFactSeq}/{asked.Days}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11);
    }
}

/// <summary>The two sides of a comparison.</summary>
/// <param name="PerLead">The difference of the amounts per lead; null: too few closings, or not known.</param>
internal sealed record EffectPair(EffectSide Played, EffectSide Compared, Interval? PerLead = null);
