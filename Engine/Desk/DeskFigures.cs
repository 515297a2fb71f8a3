using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>The desk's figures for screens: counted at most once in some seconds, however many screens ask.</summary>
public sealed class DeskFigures(
    Database database,
    BoardReads reads,
    TimeProvider clock,
    [FromKeyedServices(Clocks.People)] TimeProvider people
)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    // one for each campaign that a screen shows
    private readonly ConcurrentDictionary<string, Counted> counted = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="RefusedException"/> where there is no such campaign.</summary>
    public async Task<DeskFigure> Of(string campaign)
    {
        var snapshot = await reads.Snapshot(campaign);
        var figure = await Counting(snapshot);
        return Freezing.IsOn(snapshot, clock.GetUtcNow()) ? figure with { Taken = null } : figure;
    }

    private async Task<DeskFigure> Counting(CampaignSnapshot snapshot)
    {
        var code = snapshot.Campaign.Code;
        if (counted.TryGetValue(code, out var known) && people.GetElapsedTime(known.At) < Fresh)
            return known.Figure;

        var now = clock.GetUtcNow();
        var zone = snapshot.Campaign.Zone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        await using var connection = await database.Connect();
        var figure = await LeadRows.Figure(connection, snapshot.Campaign.Id, now, LocalDays.Start(today, zone));
        counted[code] = new Counted(people.GetTimestamp(), figure);
        return figure;
    }

    private sealed record Counted(long At, DeskFigure Figure);
}
