namespace ChallengeHub;

/// <summary>Checks a freeze: what is never shown as it is cannot be frozen.</summary>
internal static class FreezeCheck
{
    public const int MaxHours = 720;
    private const string Hours = "freeze.hours";

    public static void Errors(FieldErrors errors, CampaignDocument document)
    {
        if (document.Freeze is not { } freeze)
            return;
        if (freeze.Hours is not { } hours)
            errors.Add(Hours, "required");
        else if (hours is < 1 or > MaxHours)
            errors.Add(Hours, "out-of-range", 1, MaxHours);
        else if (Shortest(document, freeze.Of) is { } shortest && hours >= shortest)
            errors.Add(Hours, freeze.Of == FreezeOf.Period ? "freeze-of-period" : "freeze-of-campaign", shortest);
    }

    /// <summary>Hours of what is frozen at its end, to 1/100; null where the dates do not tell.</summary>
    private static decimal? Shortest(CampaignDocument document, FreezeOf of)
    {
        if (
            document is not { StartsAt: { } start, EndsAt: { } end }
            || CampaignCheck.ZoneOf(document.TimeZone) is not { } zone
        )
            return null;
        if (!CampaignCheck.InRange(start) || !CampaignCheck.InRange(end))
            return null;
        if (end <= start || end > start.AddYears(CampaignCheck.MaxYears))
            return null;

        var length =
            of == FreezeOf.Campaign
                ? end - start
                : PeriodCalendar.Cut(start, end, zone, document.Periods.Every).Min(x => x.EndsAt - x.StartsAt);
        return decimal.Round((decimal)length.TotalHours, 2);
    }
}
