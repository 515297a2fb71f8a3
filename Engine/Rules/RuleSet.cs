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
            Name = Words("Lead taken", "Piste prise"),
            On = Stage.Taken,
            Points = 1,
        },
        new Rule
        {
            Code = "contacted",
            Name = Words("Lead contacted", "Piste contactée"),
            On = Stage.Contacted,
            Points = 3,
        },
        new Rule
        {
            Code = "closed",
            Name = Words("Lead closed", "Piste conclue"),
            On = Stage.Closed,
            Points = 10,
        },
    ];

    private static LocalText Words(string english, string french) =>
        new(null, new Dictionary<string, string> { ["en"] = english, ["fr"] = french });
}
