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

    /// <summary>A space at which no line ends.</summary>
    private const char Glue = '\u00a0';

    private const string Whole = "#,0;−#,0;0",
        Fraction = "#,0.############################;−#,0.############################;0";

    /// <summary>Alike in both languages.</summary>
    private static readonly SpokenCount PlainPoints = new("point", "points");

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

    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> parts)
    {
        var said = Language == "fr" ? French(phrase.Fr) : phrase.En;
        foreach (var (name, value) in parts)
            said = said.Replace("{" + name + "}", value);
        return said;
    }

    public string Number(decimal number) => number.ToString(decimal.IsInteger(number) ? Whole : Fraction, Culture);

    public string Money(decimal amount) => ChallengeHub.Web.Money.Of(amount, Currency, Culture);

    public string Counted(decimal number, Phrase one, Phrase many) =>
        $"{Number(number)} {(IsOne(number) ? one : many).In(Language)}";

    /// <summary>"10 points", in the theme's word for them.</summary>
    public string Points(decimal points) => $"{Number(points)} {PointsWord(points)}";

    /// <summary>As many as these, without their number.</summary>
    public string PointsWord(decimal points)
    {
        var word = Theme?.Points ?? PlainPoints;
        return IsOne(points) ? word.One : word.Many;
    }

    public string Quoted(string words) => Language == "fr" ? $"«{Glue}{words}{Glue}»" : $"“{words}”";

    public string TeamName(string code) => Teams.FirstOrDefault(team => team?.Code == code)?.Name?.In(Language) ?? code;

    /// <summary>"a, b and c".</summary>
    public string And(IReadOnlyList<string> parts) => Joined(parts, Language == "fr" ? "et" : "and");

    /// <summary>"a, b or c".</summary>
    public string Or(IReadOnlyList<string> parts) => Joined(parts, Language == "fr" ? "ou" : "or");

    private static string Joined(IReadOnlyList<string> parts, string last) =>
        parts switch
        {
            [] => Blank,
            [var only] => only,
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
        };

    /// <summary>No line ends before or within its punctuation; what is filled in is left as it is.</summary>
    private static string French(string said) =>
        said.Replace(" ;", $"{Glue};")
            .Replace(" :", $"{Glue}:")
            .Replace(" ?", $"{Glue}?")
            .Replace(" !", $"{Glue}!")
            .Replace("« ", $"«{Glue}")
            .Replace(" »", $"{Glue}»");

    /// <summary>French counts everything below two as one.</summary>
    private bool IsOne(decimal number) => Language == "fr" ? Math.Abs(number) < 2 : Math.Abs(number) == 1;
}
