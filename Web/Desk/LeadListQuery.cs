using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>What GET leads may be asked; read as text, so that a wrong one is named.</summary>
public sealed record LeadListParameters(
    string? Status,
    string? Team,
    string? Rep,
    string? Prospector,
    string? Source,
    string? Overdue,
    string? Vouched,
    string? Q,
    string? Sort,
    string? After,
    string? Limit,
    string? Format,
    string? Sep
);

/// <summary>Reads what is asked of a list of leads. Throws <see cref="RefusedException"/> with the parameter.</summary>
public static class LeadListQuery
{
    public const int Most = 1_000;
    public const int Usual = 50;
    private const int LongestSearch = 200;

    /// <summary>Nobody has this number.</summary>
    private const int Nobody = 0;

    public static LeadPage Page(LeadListParameters asked, CampaignSnapshot snapshot, Mover mover, DateTimeOffset now)
    {
        var sort = Sort(asked.Sort);
        return new LeadPage(
            Filter(asked, snapshot, mover),
            now,
            (int)Query.Whole("limit", asked.Limit, Usual, 1, Most),
            sort,
            asked.After is { } after ? LeadCursor.Read(after, sort) : null
        );
    }

    public static LeadFilter Filter(LeadListParameters asked, CampaignSnapshot snapshot, Mover mover) =>
        new()
        {
            Status = Status(asked.Status),
            Team = Team(asked.Team, snapshot),
            Holder = Person("rep", asked.Rep, snapshot, mover),
            Prospector = Person("prospector", asked.Prospector, snapshot, mover),
            Source = Code("source", asked.Source),
            Overdue = Bool("overdue", asked.Overdue),
            Vouched = Bool("vouched", asked.Vouched),
            Words = Words(asked.Q),
        };

    public static LeadSort Sort(string? text) =>
        Query.Word("sort", text, "new", "old", "deadline") switch
        {
            "new" => LeadSort.New,
            "old" => LeadSort.Old,
            _ => LeadSort.Deadline,
        };

    private static LeadStatus? Status(string? text)
    {
        if (text is null)
            return null;
        foreach (var status in Enum.GetValues<LeadStatus>())
            if (JsonNamingPolicy.KebabCaseLower.ConvertName($"{status}") == text)
                return status;
        var words = Enum.GetNames<LeadStatus>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
        throw RefusedException.Invalid("status", "one-of", string.Join(", ", words));
    }

    private static string? Team(string? text, CampaignSnapshot snapshot)
    {
        if (Code("team", text) is not { } code)
            return null;
        return snapshot.Team(code) is null ? throw RefusedException.Invalid("team", "team-of-nobody", code) : code;
    }

    /// <summary>Who may not know all players does not learn here whether there is one of this code.</summary>
    private static int? Person(string field, string? text, CampaignSnapshot snapshot, Mover mover)
    {
        if (Code(field, text) is not { } code)
            return null;
        if (snapshot.Find(mover.CodeIn(snapshot, code)) is { } known)
            return known.Number;
        return mover.IsMarketing ? throw RefusedException.Invalid(field, "unknown-participant", code) : Nobody;
    }

    private static string? Code(string field, string? text) =>
        text is null || Codes.IsValid(text) || Masks.IsMask(text)
            ? text
            : throw RefusedException.Invalid(field, "not-a-code");

    private static bool? Bool(string field, string? text) =>
        text is null ? null : Query.Word(field, text, "true", "false") == "true";

    /// <summary>Of a search without a letter or digit nothing is left: it was none.</summary>
    private static IReadOnlyList<string> Words(string? text) =>
        text?.Length > LongestSearch
            ? throw RefusedException.Invalid("q", "too-long", LongestSearch)
            : LeadWords.Query(text);
}

/// <summary>Where a page of a list ended, as a text that a client sends back as it is.</summary>
public static class LeadCursor
{
    public static string Write(LeadPosition last, LeadSort sort) =>
        Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sort}.{last.Number}.{last.DeadlineAt?.ToUnixTimeMilliseconds()}"
                )
            )
        );

    /// <summary>Throws <see cref="RefusedException"/> for what is none, or is of a list in another order.</summary>
    public static LeadPosition Read(string text, LeadSort sort)
    {
        if (
            text.Length <= 100
            && Base64Url.IsValid(text)
            && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') is [var order, var number, var at]
            && order == $"{sort}"
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && (at.Length == 0 || IsInstant(at))
        )
            return new LeadPosition(last, at.Length == 0 ? null : Instant(at));
        throw RefusedException.Invalid("after", "not-a-cursor");
    }

    private static bool IsInstant(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var instant)
        && instant >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        && instant <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
