namespace ChallengeHub;

/// <summary>
/// What a player has by the ledger, for the player alone: one's own points are always all known, frozen boards or not.
/// </summary>
public sealed class PlayerPoints(Database database)
{
    /// <summary>Every zone is a whole number of these away from UTC.</summary>
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(15);

    /// <param name="period">0: overall.</param>
    public async Task<OwnPoints> Of(CampaignSnapshot snapshot, Participant player, int period, DateTimeOffset now)
    {
        var campaign = snapshot.Campaign;
        var today = Today(campaign, now);
        var first = new DateOnly(today.Year, today.Month, 1);
        var from = LocalDays.Start(first, campaign.Zone);
        var until = LocalDays.Start(today.AddDays(1), campaign.Zone);
        var window = new SlotWindow(
            from.ToUnixTimeMilliseconds(),
            until.ToUnixTimeMilliseconds(),
            (long)Slot.TotalMilliseconds
        );

        await using var connection = await database.Connect();
        var slots = await LedgerRows.InSlots(connection, campaign.Id, player.Number, window);
        var byDay = slots.ToLookup(x => Day(from + x.Slot * Slot, campaign.Zone), x => x.Points);
        return new OwnPoints(
            await LedgerRows.Total(connection, campaign.Id, player.Number, period),
            await LedgerRows.Total(connection, campaign.Id, player.Number, BoardKey.Overall),
            [
                .. Enumerable
                    .Range(0, today.DayNumber - first.DayNumber + 1)
                    .Select(first.AddDays)
                    .Select(x => new DayPoints(x, byDay[x].Sum())),
            ],
            await LedgerRows.LastAward(connection, campaign.Id, player.Number)
        );
    }

    /// <summary>Before the challenge its first day, after it its last.</summary>
    private static DateOnly Today(Campaign campaign, DateTimeOffset now)
    {
        var last = campaign.End.AddMilliseconds(-1);
        var at = now < last ? now : last;
        return Day(at > campaign.StartsAt ? at : campaign.StartsAt, campaign.Zone);
    }

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}

/// <summary>A player's own points.</summary>
/// <param name="Period">In the period that was asked for.</param>
/// <param name="Days">Of this month up to today, each by what happened on it.</param>
/// <param name="Last">What a rule paid last that nothing has taken back; null: nothing yet.</param>
public sealed record OwnPoints(long Period, long Overall, IReadOnlyList<DayPoints> Days, LedgerEntry? Last)
{
    public long Today => Days[^1].Points;
}

public sealed record DayPoints(DateOnly Date, long Points);
