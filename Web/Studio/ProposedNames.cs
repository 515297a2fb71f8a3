namespace ChallengeHub.Web;

/// <summary>What the studio calls rules and prizes that nobody has named: such names fit every theme.</summary>
public static class ProposedNames
{
    public static LocalText HappyHour => T.Both(nameof(T.ProposedNamesHappyHour));
    public static LocalText Bonus => T.Both(nameof(T.ProposedNamesBonus));
    public static LocalText BigDeal => T.Both(nameof(T.ProposedNamesBigDeal));
    public static LocalText ForTheProspector => T.Both(nameof(T.ProposedNamesForTheProspector));
    public static LocalText FirstOfTheDay => T.Both(nameof(T.ProposedNamesFirstOfTheDay));
    public static LocalText BestOfThePeriod => T.Both(nameof(T.ProposedNamesBestOfThePeriod));
    public static LocalText GrandPrize => T.Both(nameof(T.ProposedNamesGrandPrize));

    private static IReadOnlyList<LocalText> Fixed =>
        [HappyHour, Bonus, BigDeal, ForTheProspector, FirstOfTheDay, BestOfThePeriod, GrandPrize];

    public static LocalText Of(StreakRule rule) =>
        T.Both(nameof(T.ProposedNamesDaysInARow), new WordArgument("n", Typed.Of(rule.Days) ?? ""));

    public static LocalText Of(SpeedRule rule) =>
        T.Both(nameof(T.ProposedNamesWithinHours), new WordArgument("n", Typed.Of(rule.Hours) ?? ""));

    /// <param name="rule">Null: a prize.</param>
    public static bool Has(LocalText name, Rule? rule)
    {
        LocalText[] own = rule switch
        {
            StreakRule streak => [.. Fixed, Of(streak)],
            SpeedRule speed => [.. Fixed, Of(speed)],
            _ => [.. Fixed],
        };
        return own.Any(x => name == x || x.Each.Any(words => name.Everywhere == words));
    }
}
