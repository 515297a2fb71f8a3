namespace ChallengeHub.Web;

/// <summary>Which funnel a page shows, as its address says; typed texts as they were typed.</summary>
/// <param name="By">As addresses have it: what rows are, or the code of a question of the sheet.</param>
/// <param name="From">The first day of the receptions.</param>
/// <param name="Until">The last day of the receptions.</param>
public sealed record FunnelAsked(string By, string? From, string? Until, WhatIfAsked Tried)
{
    private static readonly IReadOnlyList<FunnelBy> Plain =
    [
        FunnelBy.Team,
        FunnelBy.Rep,
        FunnelBy.Prospector,
        FunnelBy.Period,
        FunnelBy.Source,
        FunnelBy.Account,
        FunnelBy.Campaign,
    ];

    /// <summary>What rows may be, by the word of addresses.</summary>
    public static IReadOnlyList<PageLink> Choices(CampaignSnapshot snapshot, string language) =>
        [
            .. Plain.Select(x => new PageLink(Word(x, null), T.Of($"reportsBy{x}"))),
            .. Fields(snapshot).Select(x => new PageLink(Word(FunnelBy.Field, x.Code), x.Name.In(language))),
        ];

    /// <summary>A question of the sheet that is called like one of our words is named as conditions name it.</summary>
    public static string Word(FunnelBy by, string? field)
    {
        if (by != FunnelBy.Field)
            return by.ToString().ToLowerInvariant();
        return Plain.Any(x => Word(x, null) == field) ? RoutingConditions.AnswerPrefix + field : field!;
    }

    public static FunnelAsked Read(IQueryCollection query, CampaignSnapshot snapshot, ReportReader reader)
    {
        var by = query["by"].ToString();
        var isKnown = Choices(snapshot, "en").Any(x => x.Address == by);
        // teams are colleagues to who finds leads
        var usual = reader.Prospector is null ? FunnelBy.Team : FunnelBy.Source;
        return new FunnelAsked(
            isKnown ? by : Word(usual, null),
            Typed.Text(query["from"]),
            Typed.Text(query["until"]),
            WhatIfAsked.Read(query)
        );
    }

    /// <summary>Throws <see cref="RefusedException"/> with what cannot be read.</summary>
    public FunnelQuery Query(int? period, CampaignSnapshot snapshot)
    {
        var errors = new FieldErrors();
        var from = Typed.Day(From, errors, "from");
        errors.If(IsBeyond(from), "from", "day-format");
        var until = Typed.Day(Until, errors, "until");
        errors.If(IsBeyond(until), "until", "day-format");
        errors.If(until < from, "until", "until-before-first");
        var tried = Tried.Query(errors, snapshot.Campaign.Document.Costs);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        var zone = snapshot.Campaign.Zone;
        return ReportAsked.Rows("by", By, snapshot) with
        {
            Period = period,
            From = from is { } first ? LocalTimes.At(first.ToDateTime(TimeOnly.MinValue), zone) : null,
            Until = until is { } last ? LocalTimes.At(last.AddDays(1).ToDateTime(TimeOnly.MinValue), zone) : null,
            WhatIf = tried,
        };
    }

    /// <summary>Its midnight, or that of the day after, has no place among instants.</summary>
    private static bool IsBeyond(DateOnly? day) => day?.Year is < 2 or > 9998;

    private static IEnumerable<SheetField> Fields(CampaignSnapshot snapshot) =>
        snapshot.Campaign.Document.Sheet?.Fields.Where(x => x.Kind is SheetKind.Choice or SheetKind.YesNo) ?? [];
}
