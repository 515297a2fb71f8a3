using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// Whether a campaign's document can be kept: every field that is missing, out of range or contradicts another is
/// named.
/// </summary>
public static partial class CampaignCheck
{
    public const int MaxTeams = 500;
    public const int MaxRules = 100;
    public const int MaxPrizes = 200;
    public const int MaxDecisions = 5_000;
    public const int MaxYears = 8;
    public const int MaxGraceMinutes = 43_200;
    public const int MaxRates = 200;
    public const int MaxRate = 1_000_000;

    public static FieldErrors Errors(CampaignDocument document)
    {
        var errors = new FieldErrors();
        TextCheck.Name(errors, "name", document.Name);
        errors.If(!Codes.IsValid(document.Theme), "theme", Codes.Rule);
        Zone(errors, document.TimeZone);
        if (document.Currency is null)
            errors.Add("currency", "required");
        else
            errors.If(!Currency().IsMatch(document.Currency), "currency", "currency-format");
        Rates(errors, document);
        Window(errors, document.StartsAt, document.EndsAt);
        errors.If(
            document.Periods.GraceMinutes is < 0 or > MaxGraceMinutes,
            "periods.graceMinutes",
            "out-of-range",
            0,
            MaxGraceMinutes
        );
        errors.If(document.Privacy?.Top is < 1 or > 1000, "privacy.top", "out-of-range", 1, 1000);
        errors.If(document.Privacy?.KeepMonths is < 1 or > 120, "privacy.keepMonths", "out-of-range", 1, 120);
        errors.If(
            document.Boards is { } boards && (boards.Count is < 1 or > 4 || boards.Distinct().Count() != boards.Count),
            "boards",
            "boards-count"
        );
        FreezeCheck.Errors(errors, document);
        CeremonyCheck.Errors(errors, document);
        Teams(errors, document.Teams);
        RuleCheck.Rules(errors, document.Rules, document.Teams);
        PrizeCheck.Prizes(errors, document);
        Decisions(errors, document);
        errors.If(document.Budget is < 0 or > PrizeCheck.MaxValue, "budget", "out-of-range", 0, PrizeCheck.MaxValue);
        ObjectivesCheck.Objectives(errors, document);
        DeskPlanCheck.Errors(errors, document);
        BaselineCheck.Errors(errors, document);

        return errors;
    }

    /// <summary>The fields that a launched campaign may not change and that <paramref name="changed"/> does.</summary>
    public static IReadOnlyList<string> ChangeErrors(CampaignDocument old, CampaignDocument changed) =>
        [
            .. new (string Field, bool Same)[]
            {
                ("timeZone", old.TimeZone == changed.TimeZone),
                ("currency", old.Currency == changed.Currency),
                ("startsAt", old.StartsAt == changed.StartsAt),
                ("endsAt", old.EndsAt == changed.EndsAt),
                ("periods.every", old.Periods.Every == changed.Periods.Every),
                ("periods.graceMinutes", old.Periods.GraceMinutes == changed.Periods.GraceMinutes),
                ("ties", old.Ties == changed.Ties),
                ("teamScore", old.TeamScore == changed.TeamScore),
            }
                .Where(field => !field.Same)
                .Select(field => field.Field),
        ];

    private static void Rates(FieldErrors errors, CampaignDocument document)
    {
        if (document.Rates is not { } rates)
            return;
        errors.If(rates.Count > MaxRates, "rates", "at-most", MaxRates);
        foreach (var (currency, rate) in rates)
        {
            var field = $"rates.{currency}";
            if (!Currency().IsMatch(currency))
                errors.Add(field, "currency-format");
            else
                errors.If(currency == document.Currency, field, "own-currency");
            errors.If(rate is <= 0 or > MaxRate, field, "above-and-at-most", 0, MaxRate);
        }
    }

    private static void Zone(FieldErrors errors, string? zone)
    {
        if (zone is null)
            errors.Add("timeZone", "required");
        else
            errors.If(ZoneOf(zone) is null, "timeZone", "time-zone");
    }

    /// <summary>Null when there is no zone of that name.</summary>
    public static TimeZoneInfo? ZoneOf(string? zone) =>
        zone is { Length: <= 64 }
        && ZoneId().IsMatch(zone)
        // Not zones of their own: copies of the tables with and without leap seconds.
        && !zone.StartsWith("posix/", StringComparison.Ordinal)
        && !zone.StartsWith("right/", StringComparison.Ordinal)
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
        && found.HasIanaId
            ? found
            : null;

    private static void Window(FieldErrors errors, DateTimeOffset? startsAt, DateTimeOffset? endsAt)
    {
        Instant(errors, "startsAt", startsAt);
        Instant(errors, "endsAt", endsAt);
        if (startsAt is not { } start || endsAt is not { } end || !InRange(start) || !InRange(end))
            return;
        if (end <= start)
            errors.Add("endsAt", "not-after-start");
        else
            errors.If(end > start.AddYears(MaxYears), "endsAt", "too-many-years", MaxYears);
    }

    /// <summary>Each prize of a period is decided, drawn, published and shown as often as there are periods.</summary>
    public static void Decisions(FieldErrors errors, CampaignDocument document)
    {
        var prizes = document.Prizes.Count(prize => prize?.Scope == PrizeScope.Period);
        if (prizes == 0 || document.Prizes.Count > MaxPrizes)
            return;
        if (
            document.StartsAt is not { } start
            || document.EndsAt is not { } end
            || ZoneOf(document.TimeZone) is not { } zone
        )
            return;
        if (!InRange(start) || !InRange(end) || end <= start || end > start.AddYears(MaxYears))
            return;
        // a day is at least 23 hours: what cannot be too many is not counted
        if (prizes * ((end - start).TotalHours / 23 + 2) <= MaxDecisions)
            return;

        var periods = PeriodCalendar.Cut(start, end, zone, document.Periods.Every).Count;
        errors.If(
            (long)prizes * periods > MaxDecisions,
            "prizes",
            "too-many-decisions",
            prizes * periods,
            prizes,
            periods,
            MaxDecisions
        );
    }

    private static void Instant(FieldErrors errors, string field, DateTimeOffset? instant)
    {
        if (instant is not { } some)
            errors.Add(field, "required");
        else
            errors.If(!InRange(some), field, "year-range");
    }

    internal static bool InRange(DateTimeOffset instant) => instant.Year is >= 1970 and <= 2999;

    private static void Teams(FieldErrors errors, IReadOnlyList<Team> teams)
    {
        errors.If(teams.Count > MaxTeams, "teams", "at-most", MaxTeams);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(teams.Count, MaxTeams); i++)
        {
            if (teams[i] is not { } team)
            {
                errors.Add($"teams[{i}]", "required");
                continue;
            }
            TextCheck.Code(errors, $"teams[{i}].code", team.Code, codes);
            TextCheck.Name(errors, $"teams[{i}].name", team.Name);
            errors.If(team.TimeZone is not null && ZoneOf(team.TimeZone) is null, $"teams[{i}].timeZone", "time-zone");
            DeadlinesCheck.Holidays(errors, $"teams[{i}].holidays", team.Holidays);
            if (team.Colour is { } colour && !TeamColours.IsValid(colour))
                errors.Add($"teams[{i}].colour", "team-colour", string.Join(", ", TeamColours.Names));
        }
    }

    [GeneratedRegex(@"\A[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneId();
}
