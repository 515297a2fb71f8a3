namespace ChallengeHub;

/// <summary>
/// One version of a campaign's rules, for facts dated at or after <see cref="EffectiveFrom"/> (version 1: always).
/// </summary>
public sealed record RuleSet(int Version, DateTimeOffset EffectiveFrom, IReadOnlyList<Rule> Rules)
{
    /// <summary>1 point for a lead taken, 3 contacted, 10 closed.</summary>
    public static IReadOnlyList<Rule> Default { get; } =
    [
        new Rule
        {
            Code = "taken",
            Name = KnownWords.Name("taken"),
            On = Stage.Taken,
            Points = 1,
        },
        new Rule
        {
            Code = "contacted",
            Name = KnownWords.Name("contacted"),
            On = Stage.Contacted,
            Points = 3,
        },
        new Rule
        {
            Code = "closed",
            Name = KnownWords.Name("closed"),
            On = Stage.Closed,
            Points = 10,
        },
    ];
}
