namespace ChallengeHub;

/// <summary>
/// After the closing an admin may still accept facts that came too late: what they pay or take back is booked, and a new numbered version of
/// the results stands beside the old. Awards then change only by hand.
/// </summary>
public sealed class Amendments(Writer writer, Desks desks, BoardKeeper boards, TimeProvider clock)
{
    /// <summary>All of the events or none. Answers the entries written.</summary>
    public Task<IReadOnlyList<LedgerLine>> Accept(string campaign, IReadOnlyList<EventIdentity> events, (string Reason, By By) why) => writer.Write(async writing =>
    {
        if (!Codes.IsText(why.Reason)) throw Refusal.Invalid("reason", "must be 1 to 200 characters without control characters or outer spaces");
        if (events.Count == 0) throw Refusal.Invalid("events", "must name at least one event");
        var (desk, now) = (await desks.Get(writing, campaign), clock.GetUtcNow().ToMilliseconds());
        var id = desk.View.Campaign.Id;
        if (desk.View.Campaign.ClosedAt is null) throw Refusal.Conflict($"The campaign '{campaign}' is not closed: its ledger changes by corrections.");
        var from = desk.LastSeq;
        await desk.LoadTally(writing);
        await desk.LoadHistory(writing);
        var entries = new List<LedgerEntry>();
        foreach (var (identity, index) in events.Select((x, index) => (x, index)))
            entries.AddRange(await Accept(writing, desk, (await Late(writing, id, identity, index)), (why, now)));
        await LedgerRows.Advance(writing, id, desk.LastSeq);
        await CampaignRows.Change(writing, id, "amendment", new { events, reason = why.Reason, author = why.By.Author }, now);
        await AuditRows.Append(writing, why.By, new Deed(AuditActions.ResultsAmended, campaign, After: new { events, reason = why.Reason }), now);
        foreach (var period in entries.Select(x => x.Period).Distinct().Order().Append(BoardKey.Overall))
        {
            var before = await ResultRows.Find(writing.Connection, id, period, null, writing.Transaction);
            await Closing.Certify(writing, desk, new Certification(period, now, before!.Results, why.Reason));
        }
        boards.ShowAfter(writing, desk, from);
        return (IReadOnlyList<LedgerLine>)[.. entries.Select(entry => LedgerLine.Of(entry, desk.View))];
    });

    private static async Task<Fact> Late(Writing writing, long campaign, EventIdentity identity, int index)
    {
        var fact = await FactRows.Find(writing, campaign, identity.Source, identity.Id)
            ?? throw Refusal.NotFound($"events[{index}]: there is no event '{identity.Id}' of '{identity.Source}'.");
        if (fact.Status != "late" || fact.Held) throw Refusal.Conflict($"events[{index}]: the event did not come after the closing, or was accepted already.");
        return fact;
    }

    private static async Task<IReadOnlyList<LedgerEntry>> Accept(
        Writing writing, Desk desk, Fact fact, ((string Reason, By By) Why, DateTimeOffset Now) amendment)
    {
        var id = desk.View.Campaign.Id;
        var lead = new LeadState();
        foreach (var known in await FactRows.OfLeads(writing.Connection, id, [fact.Lead], writing.Transaction)) lead.Add(known);
        lead.Unreversed.AddRange(await LedgerRows.UnreversedOfLeads(writing.Connection, id, [fact.Lead], writing.Transaction));
        var marked = new Dictionary<long, Fact>();
        var (accepted, entries) = Accepting.Accept(desk, lead, fact, (amendment.Why.Reason, amendment.Why.By.Author, amendment.Now), marked);
        await FactRows.Mark(writing, id, marked.Values);
        await FactRows.Accept(writing, id, accepted);
        await LedgerRows.Append(writing, id, entries);
        return entries;
    }
}
