using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>A manual entry: points given or taken with a reason, dated inside the window.</summary>
public sealed record Adjustment(string Participant, long Points, string Reason, DateTimeOffset? At);

/// <summary>
/// An admin's pen: never an eraser. An event's entries are reversed, an adjustment is an entry; both name author and
/// reason.
/// </summary>
public sealed class Corrections(WriteQueue queue, CampaignStates states, BoardKeeper boards, TimeProvider clock)
{
    /// <summary>
    /// Reverses what an event was paid and frees its business key; one without entries is itself taken back.
    /// </summary>
    public async Task<IReadOnlyList<LedgerLine>> Reverse(
        string campaign,
        EventIdentity identity,
        string reason,
        Actor actor
    )
    {
        await states.Ready(campaign);
        return await queue.Write(async work =>
        {
            var state = await Open(work, campaign, reason);
            var now = clock.GetUtcNow().ToMilliseconds();
            RefuseClosed(state);

            var id = state.Snapshot.Campaign.Id;
            var fact =
                await FactRows.Find(work, id, identity.Source, identity.Id)
                ?? throw RefusedException.NotFound("no-event", identity.Id, identity.Source);
            var paid = Reversal.PaidBy(
                fact,
                await LedgerRows.UnreversedOfLeads(work.Connection, id, [fact.Lead], work.Transaction)
            );
            if (fact.TakenBack)
                throw RefusedException.Conflict("already-taken-back");
            if (paid.Count == 0 && !fact.HoldsStage && await LedgerRows.Knows(work, id, fact))
                throw RefusedException.Conflict("nothing-to-reverse");

            await TakeBack(work, state, fact, paid);
            var entries = Reversal.Of(state, paid, new BookedBy(actor.Author, reason, now));

            await ChangeRows.Append(
                work,
                id,
                "correction",
                new
                {
                    identity.Source,
                    identity.Id,
                    reason,
                    author = actor.Author,
                },
                now
            );
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.EventReversed,
                    campaign,
                    $"{identity.Source}/{identity.Id}",
                    After: new { reason, points = entries.Sum(x => x.Points) }
                ),
                now
            );

            return await Append(work, state, entries);
        });
    }

    /// <summary>The same key again gives the same entry; with another body it is a conflict.</summary>
    public async Task<IReadOnlyList<LedgerLine>> Adjust(string campaign, Adjustment adjustment, string key, Actor actor)
    {
        await states.Ready(campaign);
        return await queue.Write(async work =>
        {
            var state = await Open(work, campaign, adjustment.Reason);
            var now = clock.GetUtcNow().ToMilliseconds();
            var snapshot = state.Snapshot;

            var body = Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        $"{adjustment.Participant}\n{adjustment.Points}\n{adjustment.At?.ToUnixTimeMilliseconds()}\n"
                            + $"{adjustment.Reason}"
                    )
                )
            );
            if (await CorrectionRows.Find(work, snapshot.Campaign.Id, key) is { } used)
            {
                if (used.BodySha256 != body)
                    throw RefusedException.Conflict("idempotency-key-reused");
                return await Lines(work, state, used.Seq);
            }

            RefuseClosed(state);
            var participant =
                snapshot.Find(adjustment.Participant)
                ?? throw RefusedException.Invalid("participant", "unknown-participant", adjustment.Participant);
            if (adjustment.Points == 0)
                throw RefusedException.Invalid("points", "points-zero");
            if (adjustment.Points is < -BoardScore.MaxUnits or > BoardScore.MaxUnits)
                throw RefusedException.Invalid("points", "points-limit");
            var at = adjustment.At?.ToMilliseconds() ?? Inside(snapshot.Campaign, now);
            if (at < snapshot.Campaign.StartsAt || at >= snapshot.Campaign.End)
                throw RefusedException.Invalid("at", "outside-window");

            if (HeldOut.Is(snapshot, participant.Number, at))
                throw RefusedException.Invalid("participant", "held-out", adjustment.Participant);

            var (period, late) = PeriodBook.Book(snapshot.Periods, at, now)!.Value;
            var entry = new LedgerEntry
            {
                Seq = state.LastSeq + 1,
                Kind = EntryKind.Adjustment,
                Participant = participant.Number,
                Team = participant.TeamAt(at),
                Rep = participant.Role == Role.Rep ? participant.Number : null,
                Prospector = participant.Role == Role.Prospector ? participant.Number : null,
                Points = adjustment.Points,
                OccurredAt = at,
                RecordedAt = now,
                Period = period,
                Late = late,
                Reason = adjustment.Reason,
                Author = actor.Author,
            };

            await state.LoadTally(work);
            if (Limits.Broken(state, [entry]))
                throw RefusedException.Invalid("points", "points-total-limit");

            await CorrectionRows.Insert(
                work,
                snapshot.Campaign.Id,
                key,
                new KeyUse { BodySha256 = body, Seq = state.NextSeq() }
            );

            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    AuditActions.PointsAdjusted,
                    campaign,
                    adjustment.Participant,
                    After: new
                    {
                        adjustment.Points,
                        adjustment.Reason,
                        at,
                    }
                ),
                now
            );

            return await Append(work, state, [entry]);
        });
    }

    private static async Task TakeBack(UnitOfWork work, CampaignState state, Fact fact, IReadOnlyList<LedgerEntry> paid)
    {
        var id = state.Snapshot.Campaign.Id;
        var facts = await FactRows.OfLeads(work.Connection, id, [fact.Lead], work.Transaction);
        await FactRows.Update(work, id, Reversal.Freed(fact, paid, facts));
        await FactRows.TakeBack(work, id, fact);
        await LeadFollowing.Follow(work, state.Snapshot, [fact.Lead]);
    }

    private async Task<CampaignState> Open(UnitOfWork work, string campaign, string reason)
    {
        if (!Codes.IsText(reason))
            throw RefusedException.Invalid("reason", "text-length");
        var state = await states.Get(work, campaign);
        if (state.Snapshot.Campaign.LaunchedAt is null)
            throw RefusedException.Conflict("campaign-not-launched", campaign);
        return state;
    }

    private static void RefuseClosed(CampaignState state)
    {
        if (state.Snapshot.IsOver)
            throw RefusedException.Conflict("closed-amendments-only", state.Snapshot.Campaign.Code);
    }

    private async Task<IReadOnlyList<LedgerLine>> Append(
        UnitOfWork work,
        CampaignState state,
        IReadOnlyList<LedgerEntry> entries
    )
    {
        if (entries.Count == 0)
            return [];

        var id = state.Snapshot.Campaign.Id;
        var from = entries[0].Seq - 1;
        await state.LoadTally(work, from);
        if (Limits.Broken(state, entries))
            throw RefusedException.Conflict("total-limit");
        foreach (var entry in entries)
            state.Append(entry);

        await LedgerRows.Append(work, id, entries);
        await LedgerRows.Advance(work, id, state.LastSeq);
        boards.ShowAfter(work, state, from);
        return [.. entries.Select(entry => LedgerLine.Of(entry, state.Snapshot))];
    }

    private static async Task<IReadOnlyList<LedgerLine>> Lines(UnitOfWork work, CampaignState state, long seq) =>
        [
            .. (await LedgerRows.Range(work, state.Snapshot.Campaign.Id, seq, 1)).Select(entry =>
                LedgerLine.Of(entry, state.Snapshot)
            ),
        ];

    private static DateTimeOffset Inside(Campaign campaign, DateTimeOffset now)
    {
        if (now < campaign.StartsAt)
            return campaign.StartsAt;

        return now < campaign.End ? now : campaign.End.AddMilliseconds(-1);
    }
}
