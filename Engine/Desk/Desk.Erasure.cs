namespace ChallengeHub;

/// <summary>Cards: forgotten, for good.</summary>
public sealed partial class LeadDesk
{
    /// <summary>
    /// Empties the card and its notes, and those of all leads that it was recovered from or that were recovered from
    /// it, in campaigns where the caller has a say. An erased one stays so. Throws <see cref="RefusedException"/>.
    /// </summary>
    public async Task Erase(string campaign, string lead, DeskCaller by)
    {
        var fault = await queue.Write(work => Erase(work, new OriginLead(campaign, lead), by));
        if (fault is not null)
            throw fault;
        await database.Scrub();
    }

    /// <summary>A fault is an answer, as a refused move is.</summary>
    private async Task<RefusedException?> Erase(UnitOfWork work, OriginLead lead, DeskCaller by)
    {
        var snapshot = (await states.Get(work, lead.Campaign)).Snapshot;
        var found = await LeadAtDesk.Find(work.Connection, snapshot, lead.Lead, work.Transaction);
        if (found is null || LeadSights.Sees(by.Mover, found.Place) == LeadSight.Nothing)
            return RefusedException.NotFound("no-lead", lead.Lead);
        if (!by.Mover.IsMarketing)
            return RefusedException.Forbidden("not-your-lead");

        var now = Now;
        foreach (var one in await new LeadFamily(work).Of(lead))
        {
            var code = one.Snapshot.Campaign.Code;
            var isHere = code == lead.Campaign;
            if (!isHere && !by.Reaches(code))
                continue;
            if (await CardErasure.Erase(work, one.Snapshot, [one.Row], now) == 0)
                continue;

            // what was kept of an earlier version is not shown again
            if (!isHere)
                await CampaignRows.Lock(work, code);
            await AuditRows.Append(work, by.Actor, new AuditedAction(AuditActions.LeadErased, code, one.Row.Lead), now);
            work.Beside(() => feed.Publish(new News(NewsKind.Configured, code, 0, 0)));
        }

        return null;
    }
}
