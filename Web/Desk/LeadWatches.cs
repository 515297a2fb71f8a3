using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>A connection that hears of the leads of a campaign.</summary>
public sealed record LeadWatch(string Connection, string Campaign);

/// <summary>
/// Which people of this process hear of leads, and for what each of them stands: worked out once, and again when his
/// roles or the campaign's people change.
/// </summary>
public sealed class LeadWatches
{
    public const int MostPerConnection = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, Watcher>> byCampaign = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> byConnection = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="RefusedException"/> when the connection watches too much.</summary>
    public void Add(LeadWatch watch, ClaimsPrincipal person)
    {
        lock (gate)
        {
            if (!byConnection.TryGetValue(watch.Connection, out var campaigns))
                byConnection[watch.Connection] = campaigns = new(StringComparer.Ordinal);
            if (campaigns.Count >= MostPerConnection && !campaigns.Contains(watch.Campaign))
                throw RefusedException.Conflict("too-many-watches", MostPerConnection);

            campaigns.Add(watch.Campaign);
            if (!byCampaign.TryGetValue(watch.Campaign, out var watchers))
                byCampaign[watch.Campaign] = watchers = new(StringComparer.Ordinal);
            watchers[watch.Connection] = new Watcher(watch.Connection, person);
        }
    }

    public void Remove(LeadWatch watch)
    {
        lock (gate)
        {
            if (byConnection.TryGetValue(watch.Connection, out var campaigns) && campaigns.Remove(watch.Campaign))
                Release(watch);
        }
    }

    public void Leave(string connection)
    {
        lock (gate)
            if (byConnection.Remove(connection, out var campaigns))
                foreach (var campaign in campaigns)
                    Release(new LeadWatch(connection, campaign));
    }

    /// <summary>The same person, with the roles that he has now.</summary>
    public void Renew(string connection, ClaimsPrincipal person)
    {
        lock (gate)
            if (byConnection.TryGetValue(connection, out var campaigns))
                foreach (var campaign in campaigns)
                    byCampaign[campaign][connection].Become(person);
    }

    public bool IsWatched(string campaign)
    {
        lock (gate)
            return byCampaign.ContainsKey(campaign);
    }

    /// <summary>Who hears of the campaign's leads now: those who stand for the same together.</summary>
    public IReadOnlyList<Watchers> Of(CampaignSnapshot snapshot)
    {
        lock (gate)
            return byCampaign.TryGetValue(snapshot.Campaign.Code, out var watchers)
                ?
                [
                    .. watchers
                        .Values.GroupBy(x => x.Stand(snapshot))
                        .Select(x => new Watchers(x.First().Mover, [.. x.Select(y => y.Connection)])),
                ]
                : [];
    }

    private void Release(LeadWatch watch)
    {
        var watchers = byCampaign[watch.Campaign];
        watchers.Remove(watch.Connection);
        if (watchers.Count == 0)
            byCampaign.Remove(watch.Campaign);
    }

    private sealed class Watcher(string connection, ClaimsPrincipal person)
    {
        private ClaimsPrincipal person = person;
        private long version = -1;
        private string stand = "";

        public string Connection => connection;
        public Mover Mover { get; private set; } = new();

        public void Become(ClaimsPrincipal now)
        {
            person = now;
            version = -1;
        }

        /// <summary>All that decides which leads he sees, as a text that is equal where that is equal.</summary>
        public string Stand(CampaignSnapshot snapshot)
        {
            if (version == snapshot.Campaign.ConfigVersion)
                return stand;
            version = snapshot.Campaign.ConfigVersion;
            Mover = DeskCallers.MoverOf(snapshot, person);
            var teams = string.Join(',', Mover.Teams);
            return stand = $"{Mover.IsMarketing} {Mover.Rep} {Mover.RepTeam} {Mover.Prospector} {teams}";
        }
    }
}

/// <summary>Connections of people who see the same leads.</summary>
public sealed record Watchers(Mover Mover, IReadOnlyList<string> Connections);
