using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// How often cheers are heard: once a minute of one person, and five times in ten minutes on the walls of one
/// challenge, by people's time. A process counts what it sends, and what it hears of the others.
/// </summary>
public sealed class CheerLimits([FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    public const int MostOnWalls = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private readonly List<HeardCheer> heard = [];

    /// <summary>Throws <see cref="RefusedException"/> with the time until there is a place again.</summary>
    public void Take(string campaign, SentCheer cheer)
    {
        lock (gate)
        {
            Forget();
            if (heard.LastOrDefault(x => x.By == cheer.By) is { } own && Left(own, Pause) is { } pause)
                throw RefusedException.TooOften("", "cheer-pause", pause);
            var onWalls = heard.Where(x => x.Campaign == campaign).ToList();
            if (onWalls.Count >= MostOnWalls && Left(onWalls[^MostOnWalls], Window) is { } wait)
                throw RefusedException.TooOften("", "cheers-on-walls", wait);
            Add(campaign, cheer);
        }
    }

    /// <summary>Of any process; one that was taken here is known already.</summary>
    public void Hear(string campaign, SentCheer cheer)
    {
        lock (gate)
        {
            Forget();
            if (heard.TrueForAll(x => x.Id != cheer.Id))
                Add(campaign, cheer);
        }
    }

    private void Add(string campaign, SentCheer cheer) =>
        heard.Add(new HeardCheer(cheer.Id, campaign, cheer.By, clock.GetTimestamp()));

    private void Forget() => heard.RemoveAll(x => Left(x, Window) is null);

    /// <summary>Null: so long ago it was.</summary>
    private TimeSpan? Left(HeardCheer cheer, TimeSpan span)
    {
        var left = span - clock.GetElapsedTime(cheer.At);
        return left > TimeSpan.Zero ? left : null;
    }

    /// <param name="At">A time stamp of the clock.</param>
    private sealed record HeardCheer(Guid Id, string Campaign, long By, long At);
}
