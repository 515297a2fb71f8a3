namespace ChallengeHub;

/// <summary>Where an entry counts, and whether it came too late for its own period.</summary>
public readonly record struct Booking(int Number, bool Late);

/// <summary>
/// Finds the period of a fact, a reversal, or a board. Periods come in order of number; void ones do not exist for it.
/// </summary>
public static class PeriodBook
{
    /// <summary>
    /// The fact's own period, or, that being closed or just being closed, the one that takes its late facts. Null when
    /// no period is open: then the campaign is over.
    /// </summary>
    public static Booking? Book(IReadOnlyList<Period> periods, DateTimeOffset at, DateTimeOffset now) =>
        Book(periods, periods.FirstOrDefault(p => !p.Void && p.Contains(at)), now);

    /// <summary>The same of a campaign that is not over: it has an open period.</summary>
    public static Booking Open(IReadOnlyList<Period> periods, DateTimeOffset at, DateTimeOffset now) =>
        Book(periods, at, now)
        ?? throw new InvalidOperationException("A campaign that is not over has an open period.");

    /// <summary>
    /// The fact's own period though it is closed, for an amendment; after an early end the last, for what was dated
    /// ahead.
    /// </summary>
    public static Booking Own(IReadOnlyList<Period> periods, DateTimeOffset at) =>
        new((periods.FirstOrDefault(x => !x.Void && x.Contains(at)) ?? periods.Last(x => !x.Void)).Number, Late: true);

    /// <summary>
    /// As a fact of period <paramref name="number"/> would be booked: that is where a reversal goes whose original is
    /// there.
    /// </summary>
    public static Booking? Rebook(IReadOnlyList<Period> periods, int number, DateTimeOffset now) =>
        Book(periods, periods.FirstOrDefault(p => !p.Void && p.Number == number), now);

    /// <summary>
    /// The one that contains <paramref name="now"/>; before the start the first, after the end the last; null when all
    /// are void.
    /// </summary>
    public static Period? Current(IReadOnlyList<Period> periods, DateTimeOffset now) =>
        periods.FirstOrDefault(p => !p.Void && now < p.EndsAt) ?? periods.LastOrDefault(p => !p.Void);

    /// <summary>
    /// The periods of a campaign that is launched now; of one launched with history even the past ones have their
    /// grace.
    /// </summary>
    public static IReadOnlyList<Period> Launched(Campaign campaign, DateTimeOffset now)
    {
        var plan = campaign.Document.Periods;
        var grace = TimeSpan.FromMinutes(campaign.Document.Periods.GraceMinutes);
        return
        [
            .. PeriodCalendar
                .Cut(campaign.StartsAt, campaign.EndsAt, campaign.Zone, plan.Every)
                .Select(x => new Period(x.Number, x.StartsAt, x.EndsAt, (x.EndsAt > now ? x.EndsAt : now) + grace)),
        ];
    }

    /// <summary>
    /// Those that change when the campaign is ended now: upcoming ones are void, the current one ends with its grace.
    /// </summary>
    public static IReadOnlyList<Period> Ended(CampaignSnapshot snapshot, DateTimeOffset now)
    {
        var grace = TimeSpan.FromMinutes(snapshot.Campaign.Document.Periods.GraceMinutes);
        return
        [
            .. snapshot
                .Periods.Where(x => x.EndsAt > now)
                .Select(x =>
                    x.StartsAt >= now ? x with { Void = true } : x with { EndsAt = now, GraceUntil = now + grace }
                ),
        ];
    }

    private static Booking? Book(IReadOnlyList<Period> periods, Period? own, DateTimeOffset now)
    {
        if (own is { IsOpen: true })
            return new Booking(own.Number, false);
        // The first that ends after now is the one that contains it, or, after that one's early closing, the next
        // later.
        var taker = periods.FirstOrDefault(p => p.IsOpen && now < p.EndsAt) ?? periods.LastOrDefault(p => p.IsOpen);
        return taker is null ? null : new Booking(taker.Number, true);
    }
}
