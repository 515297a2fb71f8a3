namespace ChallengeHub;

/// <summary>
/// After the closing an admin may still accept facts that came too late: what they pay or take back is booked, and a
/// new numbered version of the results stands beside the old. Awards then change only by hand.
/// </summary>
public sealed class Amendments(WriteQueue queue, CampaignStates states, BoardKeeper boards, TimeProvider clock)
{
    /// <summary>All of the events or none. Answers the entries written.</summary>
    public async Task<IReadOnlyList<LedgerLine>> Accept(
        string campaign,
        IReadOnlyList<EventIdentity> events,
        string reason,
        Actor actor
    )
    {
        await states.Ready(campaign);
        return await queue.Write(async work =>
        {
            if (!Codes.IsText(reason))
                throw RefusedException.Invalid("reason", "text-length");
            if (events.Count == 0)
                throw RefusedException.Invalid("events", "no-events-named");

            var state = await states.Get(work, campaign);
            var by = new BookedBy(actor.Author, reason, clock.GetUtcNow().ToMilliseconds());
            var id = state.Snapshot.Campaign.Id;
            if (state.Snapshot.Campaign.ClosedAt is null)
                throw RefusedException.Conflict("campaign-not-closed", campaign);

            var from = state.LastSeq;
            var entries = new List<LedgerEntry>();

            foreach (var (index, identity) in events.Index())
                entries.AddRange(await Accept(work, state, await Late(work, id, identity, index), by));
            await LedgerRows.Advance(work, id, state.LastSeq);
            await ChangeRows.Append(
                work,
                id,
                "amendment",
                new
                {
                    events,
                    reason,
                    author = actor.Author,
                },
                by.At
            );

            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.ResultsAmended, campaign, After: new { events, reason }),
                by.At
            );

            // a period that became void, because the challenge ended early, has no results of its own
            var booked = entries.Select(x => x.Period).Where(x => state.Snapshot.Period(x) is { Void: false });
            foreach (var period in booked.Distinct().Order().Append(BoardKey.Overall))
            {
                var before = await ResultRows.Find(work.Connection, id, period, null, work.Transaction);
                await CertifiedResults.Write(work, state, new Certification(period, by.At, before!.Results, reason));
            }

            boards.ShowAfter(work, state, from);
            return (IReadOnlyList<LedgerLine>)[.. entries.Select(entry => LedgerLine.Of(entry, state.Snapshot))];
        });
    }

    private static async Task<Fact> Late(UnitOfWork work, long campaign, EventIdentity identity, int index)
    {
        var fact =
            await FactRows.Find(work, campaign, identity.Source, identity.Id)
            ?? throw RefusedException.NotFound("no-listed-event", index, identity.Id, identity.Source);
        if (fact.Status != "late" || fact.HoldsStage)
            throw RefusedException.Conflict("event-not-late", index);
        return fact;
    }

    private static async Task<IReadOnlyList<LedgerEntry>> Accept(
        UnitOfWork work,
        CampaignState state,
        Fact fact,
        BookedBy by
    )
    {
        var id = state.Snapshot.Campaign.Id;
        var lead = new LeadState();
        var story = await FactRows.OfLeads(work.Connection, id, [fact.Lead], work.Transaction);
        foreach (var known in story)
            lead.Add(known);
        await state.LoadHistory(work, story.SelectMany(x => x.Players));
        lead.Unreversed.AddRange(
            await LedgerRows.UnreversedOfLeads(work.Connection, id, [fact.Lead], work.Transaction)
        );
        var decision = FactDecision.OfLate(state, lead, fact, by);
        decision.Apply();
        await FactRows.Update(work, id, decision.Changed);
        await FactRows.Accept(work, id, decision.Fact);
        await LedgerRows.Append(work, id, decision.Entries);
        await LeadFollowing.Follow(work, state.Snapshot, [fact.Lead]);
        return decision.Entries;
    }
}
