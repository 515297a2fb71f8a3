namespace ChallengeHub;

/// <summary>From when to when a synthesis looks, and from when on the period before it does.</summary>
internal sealed record SynthesisSlice(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Null: there is no period before.</summary>
    public DateTimeOffset? BeforeFrom { get; init; }

    public static SynthesisSlice Of(CampaignSnapshot snapshot, int? period)
    {
        if (period is not { } number)
            return new(snapshot.Campaign.StartsAt, snapshot.Campaign.End);
        if (snapshot.Period(number) is not { Void: false } found)
            throw RefusedException.NotFound("no-period", number);
        return new(found.StartsAt, found.EndsAt)
        {
            BeforeFrom = snapshot.Periods.LastOrDefault(x => x.Number < number && !x.Void)?.StartsAt,
        };
    }

    public bool Contains(DateTimeOffset at) => From <= at && at < Until;

    public bool IsBefore(DateTimeOffset at) => BeforeFrom is { } before && before <= at && at < From;
}

/// <summary>
/// Folds a team's leads to its page, one after the other and in any order; what it keeps grows with sources, pairs and
/// statuses, not with leads. Pure.
/// </summary>
internal sealed class SynthesisFold(SynthesisSlice slice, IReadOnlyList<ContestedLead> contested)
{
    private readonly Dictionary<string, SynthesisCount> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<LeadPair, SynthesisCount> pairs = [];
    private readonly Dictionary<LeadStatus, SynthesisWait> waits = [];
    private readonly Dictionary<string, Contest> contests = contested
        .Select((x, place) => new Contest($"{x.Cycle} {x.Lead}", place, (int)x.People))
        .ToDictionary(x => x.Lead, StringComparer.Ordinal);
    private readonly SynthesisCount now = new();
    private readonly SynthesisCount before = new();
    private readonly BestLeads largest = new((a, b) => b.Potential!.Value.CompareTo(a.Potential!.Value));
    private readonly BestLeads silent = new((a, b) => a.LastAt.CompareTo(b.LastAt));
    private readonly BestLeads fought = new();

    public SynthesisFigures Figures => now.Figures();
    public SynthesisFigures? Before => slice.BeforeFrom is null ? null : before.Figures();

    public IReadOnlyList<SynthesisSource> Sources =>
        [
            .. sources
                .Select(x => new SynthesisSource(
                    x.Key.Length == 0 ? null : x.Key,
                    x.Value.Received,
                    x.Value.ActedOn,
                    x.Value.Closed
                ))
                .OrderByDescending(x => x.Received)
                .ThenBy(x => x.Source, StringComparer.Ordinal),
        ];

    public IReadOnlyList<SynthesisWait> Waits => [.. waits.Values.OrderBy(x => x.Status)];

    /// <summary>The best first: by closings, then by what they brought, then by what was acted on.</summary>
    public IReadOnlyList<KeyValuePair<LeadPair, SynthesisFigures>> Pairs =>
        [
            .. pairs
                .Select(x => KeyValuePair.Create(x.Key, x.Value.Figures()))
                .Where(x => x.Value.ActedOn > 0)
                .OrderByDescending(x => x.Value.Closed)
                .ThenByDescending(x => x.Value.Amount)
                .ThenByDescending(x => x.Value.ActedOn)
                .ThenBy(x => x.Key.Rep)
                .ThenBy(x => x.Key.Prospector),
        ];

    /// <summary>No lead twice: whose reason is taken by a better one gives way to the next.</summary>
    public IReadOnlyList<SynthesisTalk> Talks
    {
        get
        {
            var talks = new List<SynthesisTalk>();
            Talk(talks, TalkReason.Potential, largest);
            Talk(talks, TalkReason.Silent, silent);
            Talk(talks, TalkReason.Contested, fought);
            return talks;
        }
    }

    public void Add(CohortLead lead)
    {
        if (slice.IsBefore(lead.ReceivedAt))
            before.Add(lead);
        if (slice.Contains(lead.ReceivedAt))
        {
            now.Add(lead);
            Of(sources, lead.Source ?? "").Add(lead);
            if (lead is { Rep: { } rep, Prospector: { } prospector })
                Of(pairs, new LeadPair(rep, prospector)).Add(lead);
        }

        // one that began again is talked of in its later cycle
        if (lead.Status is not { } status)
            return;
        if (contests.TryGetValue($"{lead.Cycle} {lead.Lead}", out var contest))
            fought.Add(lead, contest.Place);
        if (status is LeadStatus.Refused or LeadStatus.Won or LeadStatus.Lost)
            return;

        Wait(lead, status);
        silent.Add(lead);
        if (lead.Potential is > 0)
            largest.Add(lead);
    }

    private void Wait(CohortLead lead, LeadStatus status)
    {
        var known = waits.GetValueOrDefault(status) ?? new SynthesisWait(status, 0, lead.LastAt, lead.Lead);
        var isOlder =
            lead.LastAt < known.Since
            || (lead.LastAt == known.Since && string.CompareOrdinal(lead.Lead, known.Lead) < 0);
        waits[status] = isOlder
            ? new SynthesisWait(status, known.Count + 1, lead.LastAt, lead.Lead)
            : known with
            {
                Count = known.Count + 1,
            };
    }

    private void Talk(List<SynthesisTalk> talks, TalkReason reason, BestLeads best)
    {
        if (best.Leads.FirstOrDefault(x => talks.All(talk => talk.Lead != x.Lead)) is not { } lead)
            return;
        talks.Add(
            new SynthesisTalk(reason, lead.Lead, null, lead.Status!.Value, lead.LastAt)
            {
                Potential = lead.Potential,
                People = reason == TalkReason.Contested ? contests[$"{lead.Cycle} {lead.Lead}"].People : null,
            }
        );
    }

    private static SynthesisCount Of<T>(Dictionary<T, SynthesisCount> figures, T key)
        where T : notnull
    {
        if (!figures.TryGetValue(key, out var found))
            figures[key] = found = new SynthesisCount();
        return found;
    }

    /// <param name="Lead">Its cycle and code.</param>
    /// <param name="Place">0: the most contested.</param>
    private sealed record Contest(string Lead, int Place, int People);
}
