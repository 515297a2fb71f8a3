namespace ChallengeHub.Web;

/// <summary>The essentials on one sheet: dates, what scores, what can be won. As much of each as an A4 page holds;
/// the regulations say the rest.</summary>
/// <param name="MoreRules">Rules for which the sheet has no room.</param>
public sealed record RegulationsSummary(
    IReadOnlyList<string> Dates,
    string Who,
    IReadOnlyList<RegulationsItem> Rules,
    int MoreRules,
    IReadOnlyList<RegulationsItem> Prizes,
    int MorePrizes,
    string Ties
)
{
    private const int MostRules = 8;
    private const int MostPrizes = 7;
    private const int LongestTitle = 50;
    private const int LongestLine = 150;

    public static RegulationsSummary Of(RegulationsSource source, RuleFormatter formatter)
    {
        var rules = source.InForce.Rules;
        var prizes = source.Document.Prizes;
        var chapters = Regulations.Of(source, formatter).ToDictionary(x => x.Id);
        return new RegulationsSummary(
            [ReviewWords.Window(source.Document, formatter), ReviewWords.Periods(source.Document, formatter)],
            chapters["who"].Lines[0],
            [.. rules.Take(MostRules).Select(x => Item(x.Name, RuleSentence.Of(x, formatter), formatter))],
            Math.Max(0, rules.Count - MostRules),
            [.. prizes.Take(MostPrizes).Select(x => Item(x.Name, PrizeSentence.Of(x, formatter), formatter))],
            Math.Max(0, prizes.Count - MostPrizes),
            ReviewWords.Ties(source.Document)
        );
    }

    private static RegulationsItem Item(LocalText? name, string line, RuleFormatter formatter) =>
        new(Cut(name?.In(formatter.Language) ?? RuleFormatter.Blank, LongestTitle), [Cut(line, LongestLine)]);

    /// <summary>At a word's end where there is one.</summary>
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most);
        return text[..(end > most / 2 ? end : most)] + "…";
    }
}
