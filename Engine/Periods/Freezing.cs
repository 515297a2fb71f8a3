namespace ChallengeHub;

/// <summary>
/// Since when a board tells nothing new to everybody but those who run the campaign, and when its result is known to
/// all. Pure.
/// </summary>
/// <remarks>
/// A freeze of the campaign holds every board that is not certified when it begins: the last periods would tell the
/// overall ones. A freeze of periods holds the boards of each, and the overall ones as long as it holds any: what they
/// gain is what a period does. Who ends a campaign early reveals nothing and takes nothing back: what was not frozen
/// yet is frozen as of that end. What had ended before the launch is never frozen: it is history that is filled in.
/// </remarks>
public static class Freezing
{
    /// <summary>Null: the board is not frozen.</summary>
    /// <param name="period">0: overall.</param>
    public static DateTimeOffset? Since(CampaignSnapshot snapshot, int period, DateTimeOffset now)
    {
        var campaign = snapshot.Campaign;
        if (campaign.Document.Freeze is not { } freeze)
            return null;
        if (freeze.Of == FreezeOf.Campaign)
            return Held(snapshot, period, Beginning(campaign), now);
        if (period != BoardKey.Overall)
            return OfPeriod(snapshot, snapshot.Period(period), now);
        return snapshot.Periods.Select(x => OfPeriod(snapshot, x, now)).Min();
    }

    /// <summary>Whether any board is.</summary>
    public static bool IsOn(CampaignSnapshot snapshot, DateTimeOffset now) =>
        Since(snapshot, BoardKey.Overall, now) is not null;

    /// <summary>
    /// When everybody heard the result of a period, or of the campaign; null: nobody but those who run it has. That is
    /// the closing, and of what was held until then the ceremony, where it has an hour of its own.
    /// </summary>
    /// <param name="period">0: the campaign.</param>
    public static DateTimeOffset? RevealedAt(CampaignSnapshot snapshot, int period, DateTimeOffset now)
    {
        if (Ceremonies.ClosedAt(snapshot, period) is not { } closedAt)
            return null;
        if (!WasHeld(snapshot, period, closedAt))
            return closedAt;
        return period != BoardKey.Overall && snapshot.Campaign.Document.Freeze is { Of: FreezeOf.Campaign }
            ? RevealedAt(snapshot, BoardKey.Overall, now)
            : Ceremonies.Begun(snapshot, period, closedAt, now);
    }

    /// <summary>
    /// Whether its document may become another: what players were not to see must not come out by a change, and what
    /// they have seen cannot be hidden.
    /// </summary>
    public static bool MayBecome(CampaignSnapshot before, CampaignSnapshot after, DateTimeOffset now) =>
        before.Campaign.Document.Freeze == after.Campaign.Document.Freeze
            // another hour of the ceremony, or other working days, which move it
            ? before
                .Periods.Select(x => x.Number)
                .Append(BoardKey.Overall)
                .All(number => Since(before, number, now) == Since(after, number, now))
            : !IsOn(before, now) && !IsOn(after, now);

    /// <summary>Whether a freeze was on when it was certified.</summary>
    private static bool WasHeld(CampaignSnapshot snapshot, int period, DateTimeOffset closedAt)
    {
        var campaign = snapshot.Campaign;
        if (campaign.Document.Freeze is not { } freeze)
            return false;
        if (period == BoardKey.Overall)
            return campaign.LaunchedAt < campaign.End;
        return freeze.Of == FreezeOf.Campaign
            ? closedAt >= Beginning(campaign)
            : snapshot.Period(period) is { } one && closedAt >= Beginning(campaign, one);
    }

    private static DateTimeOffset? OfPeriod(CampaignSnapshot snapshot, Period? period, DateTimeOffset now) =>
        period is null ? null : Held(snapshot, period.Number, Beginning(snapshot.Campaign, period), now);

    private static DateTimeOffset? Held(
        CampaignSnapshot snapshot,
        int period,
        DateTimeOffset? beginning,
        DateTimeOffset now
    ) => now >= beginning && RevealedAt(snapshot, period, now) is null ? beginning : null;

    /// <summary>Of a freeze of the campaign; null: it has none.</summary>
    private static DateTimeOffset? Beginning(Campaign campaign) =>
        campaign.Document.Freeze is { Of: FreezeOf.Campaign } freeze && campaign.LaunchedAt < campaign.End
            ? Earlier(campaign.EndsAt - Length(freeze), campaign.End)
            : null;

    /// <summary>Of a freeze of periods; null: this one is never frozen.</summary>
    private static DateTimeOffset? Beginning(Campaign campaign, Period period) =>
        campaign.Document.Freeze is { } freeze && !period.Void && campaign.LaunchedAt < period.EndsAt
            ? Earlier(PlannedEnd(campaign, period) - Length(freeze), period.EndsAt)
            : null;

    private static TimeSpan Length(Freeze freeze) => TimeSpan.FromHours(freeze.Hours!.Value);

    /// <summary>Of the period that an early end cut short, the end that it would have had.</summary>
    private static DateTimeOffset PlannedEnd(Campaign campaign, Period period)
    {
        if (period.EndsAt != campaign.EndedAt)
            return period.EndsAt;
        var planned = PeriodCalendar.Cut(
            campaign.StartsAt,
            campaign.EndsAt,
            campaign.Zone,
            campaign.Document.Periods.Every
        );
        return planned.First(x => x.Number == period.Number).EndsAt;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
