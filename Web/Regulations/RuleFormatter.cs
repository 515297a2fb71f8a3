using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// How rules, dates and prizes are said: the reader's language, the campaign's zone, currency and teams, and the
/// theme's words where there is one.
/// </summary>
public sealed record RuleFormatter(string Language, TimeZoneInfo Zone, string Currency)
{
    /// <summary>Stands for what a draft does not say yet.</summary>
    public const string Blank = "…";

    private const string Whole = "#,0;−#,0;0";
    private const string Fraction = "#,0.############################;−#,0.############################;0";

    public IReadOnlyList<Team> Teams { get; init; } = [];
    public SpokenTheme? Theme { get; init; }

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Language);

    /// <summary>A draft that lacks zone or currency is said all the same.</summary>
    public static RuleFormatter Of(CampaignDocument document, string language, SpokenTheme? theme = null) =>
        new(
            language,
            TimeZoneInfo.TryFindSystemTimeZoneById(document.TimeZone ?? "", out var zone) ? zone : TimeZoneInfo.Utc,
            document.Currency ?? Blank
        )
        {
            Teams = document.Teams,
            Theme = theme,
        };

    public string Number(decimal number) => number.ToString(decimal.IsInteger(number) ? Whole : Fraction, Culture);

    public string Money(decimal amount) => ChallengeHub.Web.Money.Of(amount, Currency, Culture);

    public string Counted(decimal number, string one, string many) =>
        $"{Number(number)} {(IsOne(number) ? one : many)}";

    /// <summary>"10 points", in the theme's word for them.</summary>
    public string Points(decimal points) => $"{Number(points)} {PointsWord(points)}";

    /// <summary>As many as these, without their number.</summary>
    public string PointsWord(decimal points)
    {
        var one = IsOne(points);
        if (Theme is { Points: var word })
            return one ? word.One : word.Many;

        return one ? T.PlainPoint : T.PlainPoints;
    }

    public string Quoted(string words) => T.FormatQuoted(words);

    public string TeamName(string code) => Teams.FirstOrDefault(team => team?.Code == code)?.Name?.In(Language) ?? code;

    /// <summary>"a, b and c".</summary>
    public string And(IReadOnlyList<string> parts) => Joined(parts, T.And);

    /// <summary>"a, b or c".</summary>
    public string Or(IReadOnlyList<string> parts) => Joined(parts, T.Or);

    private static string Joined(IReadOnlyList<string> parts, string last) =>
        parts switch
        {
            [] => Blank,
            [var only] => only,
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
        };

    /// <summary>French counts everything below two as one.</summary>
    private bool IsOne(decimal number) => Language == "fr" ? Math.Abs(number) < 2 : Math.Abs(number) == 1;
}
