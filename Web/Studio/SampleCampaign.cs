namespace ChallengeHub.Web;

/// <summary>
/// What a preview shows: a campaign that nobody plays, in the middle of its second month, with names short and long.
/// </summary>
public static class SampleCampaign
{
    private static readonly (string Code, string Name)[] Towns =
    [
        ("lyon", "Lyon"),
        ("lille", "Lille"),
        ("nantes", "Nantes"),
        ("bordeaux", "Bordeaux"),
        ("marseille", "Marseille"),
        ("strasbourg", "Strasbourg"),
        ("montpellier", "Montpellier and the coast"),
    ];

    /// <summary>
    /// A draft as if it were in its second month; what it lacks yet is the sample's.
    /// </summary>
    public static CampaignPage Of(Draft draft, string theme, string language, DateTimeOffset now)
    {
        var sample = Of(theme, now);
        var document = draft.Document.Campaign;
        return sample with
        {
            Code = draft.Code,
            Name = document.Name?.In(language) ?? sample.Name,
            Currency = IsCurrency(document.Currency) ? document.Currency! : sample.Currency,
            Prizes = [.. document.Prizes.Where(IsWhole).Select(x => PageReads.PrizeOf(x, language))],
            Rules = [.. document.Rules.Where(IsWhole).Select(x => PageReads.RuleOf(x, language))],
            Teams =
                draft.Document.Players.Count == 0 && document.Teams.Count == 0
                    ? sample.Teams
                    : TeamLines.Of(document.Teams, language),
        };
    }

    private static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    private static bool IsWhole(Prize prize) =>
        prize is { Code: not null, Name: not null, Scope: not null, Board: not null };

    private static bool IsWhole(Rule rule) =>
        rule is { Code: not null, Name: not null, On: not null, Points: not null };

    public static CampaignPage Of(string theme, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

        return new CampaignPage(
            "sample",
            T.SampleName,
            theme,
            "UTC",
            "EUR",
            month.AddMonths(-1),
            month.AddMonths(3),
            "running",
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(i => new PeriodLine(
                        i + 1,
                        month.AddMonths(i - 1),
                        month.AddMonths(i),
                        i switch
                        {
                            0 => "closed",
                            1 => "open",
                            _ => "upcoming",
                        }
                    )),
            ],
            [
                new PrizeLine("month", T.SampleWeekend, "period", "reps", 1, 1, null, null, 900),
                new PrizeLine("team", T.SampleDinner, "period", "teams", 1, 1, null, null, 600),
                new PrizeLine("grand", T.SampleWeek, "campaign", "reps", 1, 3, null, null, 4000),
            ],
            [],
            TeamLines.Of([.. Towns.Select(town => new Team(town.Code, town.Name))], "en"),
            new CampaignClock(now, 1)
        );
    }
}
