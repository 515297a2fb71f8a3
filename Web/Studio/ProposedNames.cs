namespace ChallengeHub.Web;

/// <summary>What the studio calls rules and prizes that nobody has named: such names fit every theme.</summary>
public static class ProposedNames
{
    public static readonly Phrase HappyHour = new("Happy hour", "Heure de gloire"),
        Bonus = new("Bonus", "Bonus"),
        BigDeal = new("Big deal", "Grosse affaire"),
        ForTheProspector = new("For the prospector", "Pour le prospecteur"),
        FirstOfTheDay = new("First of the day", "Première du jour"),
        BestOfThePeriod = new("Best of the period", "Meilleur score de la période"),
        GrandPrize = new("Grand prize", "Grand prix");

    private static readonly Phrase[] Fixed =
    [
        HappyHour,
        Bonus,
        BigDeal,
        ForTheProspector,
        FirstOfTheDay,
        BestOfThePeriod,
        GrandPrize,
    ];

    public static Phrase Of(StreakRule rule) => new($"{rule.Days} days in a row", $"{rule.Days} jours de suite");

    public static Phrase Of(SpeedRule rule) =>
        new($"Within {Typed.Of(rule.Hours)} hours", $"En moins de {Typed.Of(rule.Hours)} heures");

    /// <param name="rule">Null: a prize.</param>
    public static bool Has(LocalText name, Rule? rule)
    {
        Phrase[] own = rule switch
        {
            StreakRule streak => [.. Fixed, Of(streak)],
            SpeedRule speed => [.. Fixed, Of(speed)],
            _ => Fixed,
        };
        return own.Any(x => name == TypedName.Both(x) || name.Everywhere == x.En || name.Everywhere == x.Fr);
    }
}
