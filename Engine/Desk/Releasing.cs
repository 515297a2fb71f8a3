namespace ChallengeHub;

/// <summary>
/// Takes leads back from those who hold them: a deadline passed, or somebody plays no more. Each release is named after
/// the fact that gave the lead, so that twice is once.
/// </summary>
internal sealed class Releasing(UnitOfWork work, CampaignState state, BoardKeeper boards, DateTimeOffset now)
{
    private Campaign Campaign => state.Snapshot.Campaign;

    /// <summary>The codes of those that were released; none while nothing counts.</summary>
    public async Task<IReadOnlySet<string>> Overdue(IReadOnlyCollection<StoredLead> leads) =>
        await Release(EventSources.Deadline, await Given(leads));

    /// <summary>
    /// Of who leaves. What a program reports to be his it may take back itself, and he keeps what that has paid.
    /// </summary>
    public async Task Left(IReadOnlyCollection<StoredLead> leads)
    {
        var given = await Given(leads);
        await Release(EventSources.Desk, [.. given.Where(x => x.By is { } by && EventSources.IsOwn(by.Source))]);
    }

    private async Task<IReadOnlyList<GivenLead>> Given(IReadOnlyCollection<StoredLead> leads)
    {
        if (leads.Count == 0 || !DeskWindow.IsOpen(Campaign, now))
            return [];

        var codes = leads.Select(x => x.Lead);
        var facts = await FactRows.OfLeads(work.Connection, Campaign.Id, codes, work.Transaction);
        var stories = facts.ToLookup(x => x.Lead, StringComparer.Ordinal);
        return [.. leads.Select(x => new GivenLead(x, stories[x.Lead].LastOrDefault(fact => Gives(fact, x))))];
    }

    private async Task<IReadOnlySet<string>> Release(string source, IReadOnlyList<GivenLead> leads)
    {
        if (leads.Count == 0)
            return new HashSet<string>();

        List<ReceivedEvent> releases = [.. leads.Select(x => new ReceivedEvent(ReleaseOf(x, source), null, ""))];
        var from = state.LastSeq;
        var batch = new EventBatch(state, now);
        await batch.Load(work, releases);
        var released = releases
            .Where(x => batch.Record(x).Status is not ("rejected" or "duplicate"))
            .Select(x => x.Event.Lead)
            .ToHashSet(StringComparer.Ordinal);
        await batch.Save(work);
        boards.ShowAfter(work, state, from);
        return released;
    }

    /// <summary>Of the numbers of facts a campaign has each once.</summary>
    private LeadEvent ReleaseOf(GivenLead lead, string source) =>
        new()
        {
            Campaign = Campaign.Code,
            Source = source,
            Id = $"released:{lead.By?.FactSeq ?? lead.Row.FollowedSeq}",
            Type = EventTypes.Released,
            Lead = lead.Row.Lead,
            At = now,
        };

    private static bool Gives(Fact fact, StoredLead lead) =>
        fact is { Type: EventTypes.Assigned or EventTypes.Taken, TakenBack: false, IsIgnored: false }
        && fact.Rep == lead.Holder;

    /// <param name="By">The fact by which its holder has it; null: none that is left.</param>
    private sealed record GivenLead(StoredLead Row, Fact? By);
}
