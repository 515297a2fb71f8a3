namespace ChallengeHub.Web;

/// <summary>
/// What a campaign says besides its rules and prizes, each as one or two sentences: dates, periods, ties, teams,
/// validation.
/// </summary>
public static class ReviewWords
{
    /// <summary>"From 1 January 2026 to 31 December 2026 inclusive, in the time zone Europe/Paris."</summary>
    public static string Window(CampaignDocument document, RuleFormatter formatter) =>
        T.FormatReviewInZone(
            span: Capital(
                LocalMoments.Span(document.StartsAt, document.EndsAt, formatter) ?? RuleFormatter.Blank,
                formatter
            ),
            zone: document.TimeZone ?? RuleFormatter.Blank
        );

    /// <summary>"12 periods, one a month, cut at midnight in the time zone Europe/Paris."</summary>
    public static string Periods(CampaignDocument document, RuleFormatter formatter)
    {
        if (document.Periods.Every == PeriodLength.None)
            return T.ReviewOnePeriod;

        WordArgument[] parts =
        [
            new("every", T.Of($"ReviewEvery-{document.Periods.Every}")),
            new("zone", document.TimeZone ?? RuleFormatter.Blank),
        ];

        return
            document is { StartsAt: { } start, EndsAt: { } end }
            && start < end
            && end <= start.AddYears(CampaignCheck.MaxYears)
            ? T.Of(
                nameof(T.ReviewSlices),
                [
                    new(
                        "count",
                        formatter.Counted(
                            PeriodCalendar.Cut(start, end, formatter.Zone, document.Periods.Every).Count,
                            T.ReviewPeriod,
                            T.ReviewPeriodsMany
                        )
                    ),
                    .. parts,
                ]
            )
            : T.Of(nameof(T.ReviewSlicesUncounted), parts);
    }

    public static string GraceOf(CampaignDocument document, RuleFormatter formatter) =>
        document.Periods.GraceMinutes == 0
            ? T.ReviewNoGrace
            : T.FormatReviewGrace(Time(document.Periods.GraceMinutes, formatter));

    /// <summary>"For the last 2 days of the challenge all boards are frozen …"; null: they never are.</summary>
    public static string? FreezeOf(CampaignDocument document, RuleFormatter formatter) =>
        document.Freeze is { Hours: { } hours, Of: var of } ? Frozen(document, of, Time(hours * 60, formatter)) : null;

    /// <summary>"Winners are celebrated on the first working day after the end …, at 09:00"; null: at once.</summary>
    public static string? CeremonyOf(CampaignDocument document) =>
        document.Ceremony is { On: var on, At: { } at }
            ? T.Of(
                $"ReviewCeremony-{on}",
                new WordArgument("time", at),
                new WordArgument("zone", document.TimeZone ?? RuleFormatter.Blank)
            )
            : null;

    private static string Frozen(CampaignDocument document, FreezeOf of, string time) =>
        document.Ceremony is null
            ? T.Of($"ReviewFreeze-{of}", new WordArgument("time", time))
            : T.Of($"ReviewHeld-{of}", new WordArgument("time", time));

    public static string CheersOf(CampaignDocument document) =>
        Cheers.AreOn(document) ? T.ReviewCheers : T.ReviewNoCheers;

    public static string Ties(CampaignDocument document) =>
        document.Ties == TieBreak.Shared ? T.ReviewSharedRank : T.ReviewFirstToReach;

    public static string TeamScoreOf(CampaignDocument document) =>
        document.TeamScore == TeamScore.Average ? T.ReviewTeamAverage : T.ReviewTeamSum;

    public static string Validation(CampaignDocument document) =>
        document.Validation ? T.ReviewValidated : T.ReviewNotValidated;

    /// <summary>"1 hour", in the largest unit that says it exactly.</summary>
    public static string Time(int minutes, RuleFormatter formatter)
    {
        if (minutes % 1440 == 0)
            return formatter.Counted(minutes / 1440, T.ReviewDay, T.ReviewDays);
        if (minutes % 60 == 0)
            return formatter.Counted(minutes / 60, T.ReviewHour, T.ReviewHours);

        return formatter.Counted(minutes, T.ReviewMinute, T.ReviewMinutes);
    }

    private static string Capital(string text, RuleFormatter formatter) =>
        char.ToUpper(text[0], formatter.Culture) + text[1..];
}
