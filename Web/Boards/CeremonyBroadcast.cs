namespace ChallengeHub.Web;

/// <summary>Who watches a campaign and sees alike much of what is frozen, in whichever language.</summary>
internal sealed record Onlookers(bool SeeUnrevealed, IReadOnlyList<WatchSight> Sights)
{
    public static Onlookers Of(IEnumerable<WatchSight> sights, bool seeUnrevealed) =>
        new(seeUnrevealed, [.. sights.Where(x => x.SeesUnrevealed == seeUnrevealed)]);
}

/// <summary>
/// Which ceremonies the screens of one campaign were told of: each once, at its hour, and again when somebody asks.
/// Used by the ticker alone, as <see cref="CampaignBroadcast"/>.
/// </summary>
internal sealed class CeremonyBroadcast(WallWinners winners, BoardBroadcaster broadcaster)
{
    private readonly HashSet<Told> told = [];
    private readonly SortedSet<int> replays = [];

    /// <summary>What was celebrated by then is no news.</summary>
    public void Since(CampaignSnapshot snapshot, DateTimeOffset at)
    {
        told.Clear();
        foreach (var seesUnrevealed in new[] { true, false })
            told.UnionWith(
                Ceremonies
                    .Held(snapshot, seesUnrevealed, at)
                    .Where(held => held.At <= at)
                    .Select(held => new Told(held.Number, seesUnrevealed))
            );
    }

    /// <summary>These are asked for again.</summary>
    public void Replay(IEnumerable<int> numbers) => replays.UnionWith(numbers);

    /// <summary>Changes when an hour has come.</summary>
    public static int Count(CampaignSnapshot snapshot, DateTimeOffset now) =>
        snapshot.Campaign.Document.Ceremony is null ? 0 : Ceremonies.Held(snapshot, seesUnrevealed: true, now).Count;

    /// <summary>All that is due and was not told.</summary>
    /// <param name="only">Null: of all numbers.</param>
    public async Task Tell(CampaignSnapshot snapshot, Onlookers onlookers, int? only = null)
    {
        foreach (var held in Ceremonies.Held(snapshot, onlookers.SeeUnrevealed, broadcaster.Now))
        {
            var one = new Told(held.Number, onlookers.SeeUnrevealed);
            if (told.Contains(one) || (only is { } number && held.Number != number))
                continue;
            foreach (var sight in onlookers.Sights)
                await Send(snapshot, sight, await winners.Ceremony(snapshot, held, sight.Language));
            told.Add(one);
        }
    }

    /// <summary>What somebody asked for; what a sight may not know yet is not played for it.</summary>
    public async Task TellAgain(CampaignSnapshot snapshot, IReadOnlyList<WatchSight> sights)
    {
        foreach (var number in replays.ToList())
        {
            foreach (var sight in sights)
                await Play(snapshot, number, sight);
            replays.Remove(number);
        }
    }

    private async Task Play(CampaignSnapshot snapshot, int number, WatchSight sight)
    {
        var due = Ceremonies.Held(snapshot, sight.SeesUnrevealed, broadcaster.Now);
        if (due.FirstOrDefault(x => x.Number == number) is not { } held)
            return;
        var ceremony = await winners.Ceremony(snapshot, held, sight.Language);
        await Send(snapshot, sight, ceremony with { Replay = true });
    }

    private Task Send(CampaignSnapshot snapshot, WatchSight sight, WallCeremony ceremony) =>
        broadcaster.Of(snapshot.Campaign.Code, sight).Ceremony(ceremony);

    private readonly record struct Told(int Number, bool SeesUnrevealed);
}
