using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>One view of one board, in one language: what screens that show the same share.</summary>
public sealed record Watch(string Campaign, BoardKind Board, string Period, int Top, string Language)
{
    public string Group => $"board {Campaign} {Board} {Period} {Top} {Language}";
    public string CampaignGroup => GroupOf(Campaign, Language);
    public StandingsQuery Query => new(Campaign, Board, Period, Top) { Language = Language };

    public static string GroupOf(string campaign, string language) => $"campaign {campaign} {language}";

    /// <summary>Throws <see cref="RefusedException"/> with the argument at fault.</summary>
    public static Watch Of(string? campaign, string? board, string? period, int top, string language) =>
        new(
            Codes.IsValid(campaign) ? campaign! : throw RefusedException.Invalid("campaign", "not-a-campaign-code"),
            ChallengeHub.Web.Query.Board(board),
            PeriodOf(period),
            top is >= 1 and <= BoardsApi.Most
                ? top
                : throw RefusedException.Invalid("top", "out-of-range", 1, BoardsApi.Most),
            language
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
    public void Shown(Watch watch, StandingsAnswer snapshot)
    {
        lock (gate)
            if (watched.TryGetValue(watch, out var entry))
                entry.Last ??= snapshot;
    }

    /// <summary>What is watched now, by campaign.</summary>
    public ILookup<string, Watched> Now()
    {
        lock (gate)
            return watched.Values.ToLookup(entry => entry.Watch.Campaign);
    }

    private void Release(Watch watch)
    {
        if (--watched[watch].Connections == 0)
            watched.Remove(watch);
    }
}

/// <summary>A watch and what its screens were sent last.</summary>
public sealed class Watched(Watch watch)
{
    public Watch Watch { get; } = watch;
    public StandingsAnswer? Last { get; set; }
    internal int Connections { get; set; }
}
