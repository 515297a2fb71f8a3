using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>What GET funnel may be asked; read as text, so that a wrong one is named.</summary>
public sealed record FunnelParameters(
    string? By,
    string? Period,
    string? From,
    string? Until,
    string? PerLead,
    string? Margin,
    string? Fixed,
    string? Format,
    string? Sep,
    string? Lang
);

/// <summary>What GET effect may be asked.</summary>
public sealed record EffectParameters(string? Within, string? Margin, string? Fixed, string? Format, string? Sep);

/// <summary>What GET race may be asked.</summary>
public sealed record RaceParameters(
    string? Board,
    string? By,
    string? Period,
    string? Top,
    string? Table,
    string? Format,
    string? Sep,
    string? Lang
);

/// <summary>What GET synthesis may be asked.</summary>
public sealed record SynthesisParameters(string? Team, string? Period, string? Format, string? Sep, string? Lang);

/// <summary>What GET of a kept report may be asked.</summary>
public sealed record KeptParameters(
    string? Part,
    string? Version,
    string? Table,
    string? Format,
    string? Sep,
    string? Lang
);

/// <summary>
/// Reads what is asked of reports, by programs and in the addresses of pages. Throws <see cref="RefusedException"/>
/// with the parameter.
/// </summary>
public static class ReportAsked
{
    /// <summary>Of words for rows that are no field's.</summary>
    private static readonly Dictionary<string, FunnelBy> Words = new(StringComparer.Ordinal)
    {
        ["campaign"] = FunnelBy.Campaign,
        ["period"] = FunnelBy.Period,
        ["team"] = FunnelBy.Team,
        ["rep"] = FunnelBy.Rep,
        ["prospector"] = FunnelBy.Prospector,
        ["source"] = FunnelBy.Source,
        ["account"] = FunnelBy.Account,
    };

    public static FunnelQuery Funnel(FunnelParameters asked, CampaignSnapshot snapshot)
    {
        var query = Rows("by", asked.By, snapshot) with
        {
            Period = Period(asked.Period, snapshot),
            From = Instant("from", asked.From, snapshot.Campaign.Zone),
            Until = Instant("until", asked.Until, snapshot.Campaign.Zone, daysLater: 1),
        };
        if (query is { From: { } from, Until: { } until } && from >= until)
            throw RefusedException.Invalid("until", "until-before-from");

        return query with
        {
            WhatIf = Tried(Number("perLead", asked.PerLead), asked.Margin, asked.Fixed),
        };
    }

    /// <summary>Null: nothing is tried.</summary>
    public static WhatIf? Effect(EffectParameters asked) => Tried(null, asked.Margin, asked.Fixed);

    private static WhatIf? Tried(decimal? perLead, string? margin, string? spent)
    {
        var tried = new WhatIf(perLead, Number("margin", margin), Number("fixed", spent));
        return tried == new WhatIf() ? null : tried;
    }

    /// <summary>What the rows of a funnel are: a word, or a field of the sheet whose answers are few.</summary>
    /// <param name="field">Of the parameter.</param>
    public static FunnelQuery Rows(string field, string? text, CampaignSnapshot snapshot)
    {
        if (text is null)
            return new FunnelQuery();
        if (Words.TryGetValue(text, out var by))
            return new FunnelQuery(by);

        // a field that is called like a word is asked for as conditions name it
        var code = text.StartsWith(RoutingConditions.AnswerPrefix, StringComparison.Ordinal)
            ? text[RoutingConditions.AnswerPrefix.Length..]
            : text;
        var asked = snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => x.Code == code);
        return asked is { Kind: SheetKind.Choice or SheetKind.YesNo }
            ? new FunnelQuery(FunnelBy.Field, code)
            : throw RefusedException.Invalid(field, "report-rows", string.Join(", ", Words.Keys));
    }

    /// <summary>Null: the whole campaign.</summary>
    public static int? Period(string? text, CampaignSnapshot snapshot) =>
        text switch
        {
            null or "overall" or "campaign" => null,
            _ when Whole(text) is { } number => snapshot.Period(number) is { Void: false }
                ? number
                : throw RefusedException.NotFound("no-period", number),
            _ => throw RefusedException.Invalid("period", "report-period"),
        };

    /// <summary>The team of who directs or sees only one, where none is named.</summary>
    public static string Team(string? text, CampaignSnapshot snapshot, ReportReader reader)
    {
        if (text is null)
            return reader.Teams is { Count: 1 } own ? own.Single() : throw RefusedException.Invalid("team", "required");

        var isOpen = reader is { Rep: null, Prospector: null } && (reader.Teams?.Contains(text) ?? true);
        return isOpen && snapshot.Team(text) is not null
            ? text
            : throw RefusedException.NotFound("team-of-nobody", text);
    }

    /// <summary>With an offset, as everywhere; or a day of the campaign's zone, which is meant as a whole.</summary>
    /// <param name="daysLater">After the begin of such a day.</param>
    private static DateTimeOffset? Instant(string field, string? text, TimeZoneInfo zone, int daysLater = 0)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.Year is > 1 and < 9999
                ? LocalTimes.At(day.AddDays(daysLater).ToDateTime(TimeOnly.MinValue), zone)
                : throw RefusedException.Invalid(field, "instant-format");

        // a plus in an address is a space
        var instant = text.Replace(' ', '+');
        return
            instant.Length > 16
            && (instant[^1] == 'Z' || (instant[^6] is '+' or '-' && instant[^3] == ':'))
            && instant[10] == 'T'
            && DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, out var read)
            ? read.ToMilliseconds()
            : throw RefusedException.Invalid(field, "instant-format");
    }

    private static decimal? Number(string field, string? text)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text is null)
            return null;
        return decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RefusedException.Invalid(field, "not-a-number");
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
