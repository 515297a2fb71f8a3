namespace ChallengeHub.Web;

/// <summary>
/// A challenge that is whole but for name, days and people: the 1/3/10 of 2003 in the words of a theme.
/// </summary>
public static class Preset
{
    public const string First = "hollywood";

    public static CampaignDocument Of(Theme theme) =>
        new()
        {
            Theme = theme.Code,
            Rules =
            [
                .. RuleSet.Default.Select(rule => rule with { Name = TypedName.Both(NameOf(theme, rule.On!.Value)) }),
            ],
            Prizes =
            [
                Best("best-of-the-period", ProposedNames.BestOfThePeriod, PrizeScope.Period),
                Best("grand-prize", ProposedNames.GrandPrize, PrizeScope.Campaign),
            ],
        };

    private static Prize Best(string code, LocalText name, PrizeScope scope) =>
        new()
        {
            Code = code,
            Name = TypedName.Both(name),
            Scope = scope,
            Board = BoardKind.Reps,
            Ranks = [1, 1],
        };

    /// <summary>What the theme calls a lead that got so far: "Script bought".</summary>
    public static LocalText NameOf(Theme theme, Stage stage)
    {
        return theme.Words.Stages[stage.ToString().ToLowerInvariant()].One.With(Capital);
    }

    private static string Capital(string words) =>
        words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
