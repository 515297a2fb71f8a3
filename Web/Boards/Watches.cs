using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>How boards are shown to those who watch them.</summary>
/// <param name="SeesUnrevealed">Also while they are frozen for everybody else, as they are.</param>
public readonly record struct WatchSight(string Language, bool SeesUnrevealed)
{
    public override string ToString() => SeesUnrevealed ? $"{Language} unrevealed" : Language;
}

/// <summary>One view of one board, in one language: what screens that show the same share.</summary>
public sealed record Watch(string Campaign, BoardKind Board, string Period, int Top, WatchSight Sight)
{
    public string Group => $"board {Campaign} {Board} {Period} {Top} {Sight}";
    public string CampaignGroup => GroupOf(Campaign, Sight);
    public StandingsQuery Query =>
        new(Campaign, Board, Period, Top)
        {
            Language = Sight.Language,
            Audience = Audience.Everybody with { SeesUnrevealed = Sight.SeesUnrevealed },
        };

    public static string GroupOf(string campaign, WatchSight sight) => $"campaign {campaign} {sight}";

    /// <summary>Throws <see cref="RefusedException"/> with the argument at fault.</summary>
    public static Watch Of(string? campaign, string? board, string? period, int top, WatchSight sight) =>
        new(
            Codes.IsValid(campaign) ? campaign! : throw RefusedException.Invalid("campaign", "not-a-campaign-code"),
            ChallengeHub.Web.Query.Board(board),
            PeriodOf(period),
            top is >= 1 and <= BoardsApi.Most
                ? top
                : throw RefusedException.Invalid("top", "out-of-range", 1, BoardsApi.Most),
            sight
        );

    private static string PeriodOf(string? period) =>
        period switch
        {
            null or "current" => "current",
            "overall" => "overall",
            _ when int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => throw RefusedException.Invalid("period", "period-word"),
        };
}

/// <summary>Who watches what in this process, counted by connection, and what each watch was shown last.</summary>
public sealed class Watches
{
    public const int MostPerConnection = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<Watch>> byConnection = [];
    private readonly Dictionary<Watch, Watched> watched = [];
    private TaskCompletionSource some = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends as soon as anything is watched: at once, while it is.</summary>
    public Task Some
    {
        get
        {
            lock (gate)
                return some.Task;
        }
    }

    /// <summary>Throws <see cref="RefusedException"/> when the connection watches too much.</summary>
    public void Add(string connection, Watch watch)
    {
        lock (gate)
        {
            if (!byConnection.TryGetValue(connection, out var own))
                byConnection[connection] = own = [];

            if (own.Count >= MostPerConnection && !own.Contains(watch))
                throw RefusedException.Conflict("too-many-watches", MostPerConnection);
            if (!own.Add(watch))
                return;

            if (!watched.TryGetValue(watch, out var entry))
                watched[watch] = entry = new Watched(watch);

            entry.Connections++;
            some.TrySetResult();
        }
    }

    /// <summary>True when the connection watches nothing else of that campaign.</summary>
    public bool Remove(string connection, Watch watch)
    {
        lock (gate)
        {
            if (!byConnection.TryGetValue(connection, out var own) || !own.Remove(watch))
                return false;
            Release(watch);
            return own.All(other => other.CampaignGroup != watch.CampaignGroup);
        }
    }

    public void Leave(string connection)
    {
        lock (gate)
            if (byConnection.Remove(connection, out var own))
                foreach (var watch in own)
                    Release(watch);
    }

    /// <summary>
    /// What a joining screen was shown counts as shown, unless the others have been shown something already.
    /// </summary>
    public void Shown(Watch watch, StandingsAnswer snapshot, BoardLook look)
    {
        lock (gate)
            if (watched.TryGetValue(watch, out var entry))
            {
                entry.Last ??= snapshot;
                entry.First ??= look;
            }
    }

    /// <summary>Whether the connection watches anything that is not revealed to everybody.</summary>
    public bool SeesUnrevealed(string connection)
    {
        lock (gate)
            return byConnection.TryGetValue(connection, out var own) && own.Any(watch => watch.Sight.SeesUnrevealed);
    }

    /// <summary>What is watched now, by campaign.</summary>
    public ILookup<string, Watched> Now()
    {
        lock (gate)
            return watched.Values.ToLookup(entry => entry.Watch.Campaign);
    }

    private void Release(Watch watch)
    {
        if (--watched[watch].Connections > 0)
            return;
        watched.Remove(watch);
        if (watched.Count == 0)
            some = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>A watch and what its screens were sent last.</summary>
public sealed class Watched(Watch watch)
{
    public Watch Watch { get; } = watch;
    public StandingsAnswer? Last { get; set; }

    /// <summary>How far the ledger was when a screen was first shown something.</summary>
    public BoardLook? First { get; set; }
    internal int Connections { get; set; }
}
