namespace ChallengeHub;

/// <summary>
/// When a result is celebrated: with its closing, or at the hour that marketing has set, never before everybody may
/// know it. Pure.
/// </summary>
public static class Ceremonies
{
    /// <summary>Days in which a working day is looked for; then it is the first.</summary>
    private const int MostDays = 31;

    /// <summary>No hour lies further behind an end.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(MostDays + 2);

    /// <summary>The hour that is set for a result; null: it is celebrated with its closing.</summary>
    /// <param name="period">0: the campaign.</param>
    public static DateTimeOffset? Hour(CampaignSnapshot snapshot, int period)
    {
        var campaign = snapshot.Campaign;
        if (campaign.Document.Ceremony is not { } ceremony || WorkingCalendar.TimeOf(ceremony.At) is not { } time)
            return null;

        if ((period == BoardKey.Overall ? campaign.End : snapshot.Period(period)?.EndsAt) is not { } end)
            return null;
        var hours = campaign.Document.Deadlines?.WorkingHours ?? new WorkingHours();
        var calendar = WorkingCalendar.Of(hours, campaign.Zone, teamHolidays: null);
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(end, campaign.Zone).DateTime);
        if (calendar.At(first, time) < end)
            first = first.AddDays(1);
        return calendar.At(ceremony.On == CeremonyDay.FirstDay ? first : FirstWorked(calendar, first), time);
    }

    /// <summary>When a result was celebrated; null: it was not yet, or nobody who sees boards so may know it.</summary>
    /// <param name="period">0: the campaign.</param>
    /// <param name="seesUnrevealed">Of those who see boards as they are also while they are frozen.</param>
    public static DateTimeOffset? At(CampaignSnapshot snapshot, int period, bool seesUnrevealed, DateTimeOffset now) =>
        (seesUnrevealed ? ClosedAt(snapshot, period) : Freezing.RevealedAt(snapshot, period, now)) is { } known
            ? Begun(snapshot, period, known, now)
            : null;

    /// <summary>All that were celebrated, in order; with the same moment the campaign's comes last.</summary>
    /// <param name="seesUnrevealed">As above.</param>
    public static IReadOnlyList<HeldCeremony> Held(
        CampaignSnapshot snapshot,
        bool seesUnrevealed,
        DateTimeOffset now
    ) =>
        [
            .. Numbers(snapshot)
                .Select(number =>
                    At(snapshot, number, seesUnrevealed, now) is { } at
                        ? new HeldCeremony(number, at, ClosedAt(snapshot, number)!.Value)
                        : null
                )
                .OfType<HeldCeremony>()
                .OrderBy(held => held.At)
                .ThenBy(held => held.Number == BoardKey.Overall)
                .ThenBy(held => held.Number),
        ];

    /// <summary>The next hour of what is over; null: nothing awaits one.</summary>
    public static DateTimeOffset? Next(CampaignSnapshot snapshot, DateTimeOffset now) =>
        snapshot.Campaign.Document.Ceremony is null
            ? null
            : snapshot
                .Periods.Where(x => !x.Void && x.EndsAt <= now && now - x.EndsAt <= Longest)
                .Select(x => Hour(snapshot, x.Number))
                .Where(hour => hour > now)
                .Min();

    /// <summary>From when on a result that was known is celebrated; null: its hour is still to come.</summary>
    internal static DateTimeOffset? Begun(
        CampaignSnapshot snapshot,
        int period,
        DateTimeOffset known,
        DateTimeOffset now
    )
    {
        if (now - known > Longest || Hour(snapshot, period) is not { } hour || hour <= known)
            return known;
        return hour <= now ? hour : null;
    }

    /// <summary>When a result was certified.</summary>
    internal static DateTimeOffset? ClosedAt(CampaignSnapshot snapshot, int period) =>
        period == BoardKey.Overall ? snapshot.Campaign.ClosedAt : snapshot.Period(period)?.ClosedAt;

    private static IEnumerable<int> Numbers(CampaignSnapshot snapshot) =>
        snapshot.Periods.Select(x => x.Number).Append(BoardKey.Overall);

    private static DateOnly FirstWorked(WorkingCalendar calendar, DateOnly first) =>
        Enumerable.Range(0, MostDays).Select(first.AddDays).FirstOrDefault(calendar.IsWorked, first);
}

/// <summary>A result that was celebrated.</summary>
/// <param name="Number">Of the period; 0: the campaign.</param>
public sealed record HeldCeremony(int Number, DateTimeOffset At, DateTimeOffset ClosedAt);
