namespace ChallengeHub;

/// <summary>What may be said of a difference in plain words. Pure.</summary>
internal static class EffectVerdicts
{
    public const int LeastLeads = 30;

    /// <summary>With fewer reps one who is good, or ill, would be the whole of the difference.</summary>
    public const int LeastReps = 5;

    public static EffectVerdict Of(EffectPair pair, Interval? decisive)
    {
        if (decisive is null || IsThin(pair.Played) || IsThin(pair.Compared))
            return EffectVerdict.TooThin;
        if (decisive.Low > 0)
            return EffectVerdict.Higher;

        return decisive.High < 0 ? EffectVerdict.Lower : EffectVerdict.NoneShown;
    }

    /// <summary>Null: there is neither.</summary>
    public static Interval? Wider(Interval? one, Interval? other)
    {
        if (one is null || other is null)
            return one ?? other;
        return other.High - other.Low > one.High - one.Low ? other : one;
    }

    /// <summary>Of typed figures nobody knows the reps.</summary>
    private static bool IsThin(EffectSide side) => side.Leads < LeastLeads || side.Reps < LeastReps;
}
