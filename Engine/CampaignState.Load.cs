using System.Data.Common;

namespace ChallengeHub;

/// <summary>How a state is filled from the store: once, and then only with what comes after what it has.</summary>
internal sealed partial class CampaignState
{
    /// <summary>As committed then: raised by every transaction on the campaign.</summary>
    private long version;

    /// <summary>Up to here it is known which facts hold a key.</summary>
    private long heldUpTo;

    /// <summary>Whether the whole past needs not be read any more.</summary>
    public bool IsRead => tally is not null && (held is not null || !NeedsHeld);

    /// <summary>Whether it is known which facts hold a key.</summary>
    public bool KnowsHeld => held is not null;

    /// <summary>By the clock's own timestamp.</summary>
    public long UsedAt { get; set; }

    /// <summary>Of a campaign that this process has not met yet, under its lock.</summary>
    public static async Task<CampaignState> Load(UnitOfWork work, CampaignHead head) =>
        new(await People(work, head.Id))
        {
            LastSeq = head.LastSeq,
            LastFactSeq = head.LastFactSeq,
            version = head.Version,
            unit = work,
        };

    /// <summary>As committed now, with all that the next transaction would have to read under the lock.</summary>
    /// <param name="withHeld">Rules are about to ask which facts hold a key.</param>
    public static async Task<CampaignState> Read(
        Database database,
        LedgerBoards ledger,
        CampaignSnapshot seen,
        bool withHeld
    )
    {
        var state = await ledger.Read(
            seen,
            (now, tally) =>
                new CampaignState(now)
                {
                    tally = tally.Copy(),
                    LastSeq = tally.Seq,
                    LastFactSeq = now.Campaign.LastFactSeq,
                    version = now.Campaign.Version,
                }
        );
        state.history = History.InParts(state.Snapshot.Campaign.Zone);
        if (!withHeld && !state.NeedsHeld)
            return state;

        await using var connection = await database.Connect();
        await using var transaction = await database.Dialect.Snapshot(connection);
        var head = await CampaignRows.FindHead(connection, seen.Campaign.Code, transaction);
        await state.ReadHeld(connection, transaction);
        state.heldUpTo = head?.LastFactSeq ?? 0;
        return state;
    }

    /// <summary>It has read what the other would have to read under the lock.</summary>
    public bool KnowsMoreThan(CampaignState other) =>
        (tally is not null && other.tally is null) || (held is not null && other.held is null);

    /// <summary>False: it is of another campaign that had this code, or the store has gone back behind it.</summary>
    public bool Precedes(CampaignHead head) =>
        Snapshot.Campaign.Id == head.Id
        && version < head.Version
        && LastSeq <= head.LastSeq
        && LastFactSeq <= head.LastFactSeq;

    /// <summary>Brings the state to the locked row; what was appended meanwhile is read when somebody asks.</summary>
    public async Task Renew(UnitOfWork work, CampaignHead head)
    {
        var last = Snapshot.Campaign;
        LastSeq = head.LastSeq;
        LastFactSeq = head.LastFactSeq;
        version = head.Version;
        if (last.ConfigVersion == head.ConfigVersion)
        {
            See(Snapshot.With(head.Of(last)));
            return;
        }

        See(await People(work, head.Id));
        if (history is not null && history.Zone.Id != Snapshot.Campaign.Zone.Id)
            ForgetDays();
    }

    /// <summary>The boards as of the last entry; read from the ledger once, then only what is new.</summary>
    public async Task<Tally> LoadTally(UnitOfWork work, long? upTo = null)
    {
        tally ??= new Tally(Snapshot);
        if (tally.Seq >= (upTo ?? LastSeq))
            return tally;

        await foreach (
            var entry in LedgerRows.After(
                work.Connection,
                Snapshot.Campaign.Id,
                tally.Seq,
                transaction: work.Transaction
            )
        )
            Take(entry);
        return tally;
    }

    /// <summary>
    /// Payments of these participants and the days on which facts are held, as far as caps, streaks and
    /// first-of-the-day need them.
    /// </summary>
    public async Task LoadHistory(UnitOfWork work, IEnumerable<int> participants)
    {
        await LoadTally(work);
        // of a change that was undone after the history was made
        if (history is not null && history.Zone.Id != Snapshot.Campaign.Zone.Id)
            ForgetDays();
        History known = history ??= History.InParts(Snapshot.Campaign.Zone);

        if (NeedsPaid)
            await Learn(work, [.. participants.Where(x => !known.Knows(x)).Distinct()]);
        if (NeedsHeld)
            await FollowHeld(work);
    }

    private async Task Learn(UnitOfWork work, List<int> unknown)
    {
        if (unknown.Count == 0)
            return;

        var learning = History;
        OnUndo(() => unknown.ForEach(learning.Forget));
        unknown.ForEach(learning.Learn);
        foreach (var slot in await LedgerRows.PaidTo(work, Snapshot.Campaign.Id, unknown))
            learning.Paid(slot);
    }

    private async Task FollowHeld(UnitOfWork work)
    {
        if (held is null)
        {
            OnUndo(ForgetHeld);
            await ReadHeld(work.Connection, work.Transaction);
        }
        else if (heldUpTo < LastFactSeq && await TouchedLeads(work) is { Count: > 0 } leads)
        {
            var id = Snapshot.Campaign.Id;
            foreach (var fact in await FactRows.OfLeads(work.Connection, id, leads, work.Transaction))
                Hold(fact, fact is { HoldsStage: true, AwaitsValidation: false });
        }

        heldUpTo = LastFactSeq;
    }

    private async Task ReadHeld(DbConnection connection, DbTransaction transaction)
    {
        held = new HeldFacts();
        await foreach (var fact in FactRows.Holding(connection, Snapshot.Campaign.Id, transaction))
            Turn(fact, holds: true);
    }

    /// <summary>
    /// Leads whose facts may hold something else since: those of newer facts, and those that corrections and amendments
    /// name.
    /// </summary>
    private async Task<IReadOnlyList<string>> TouchedLeads(UnitOfWork work)
    {
        var id = Snapshot.Campaign.Id;
        var changes = await ChangeRows.ByHand(work, id, heldUpTo);
        var named = await FactRows.OfIdentities(
            work.Connection,
            id,
            changes.SelectMany(NamedEvents.Of).Distinct(),
            work.Transaction
        );
        var newer = await FactRows.LeadsAfter(work, id, heldUpTo);
        return [.. newer.Union(named.Select(x => x.Lead))];
    }

    private void ForgetHeld()
    {
        held = null;
        history?.ForgetSeen();
    }

    /// <summary>Only before the start, when there are none: days are those of another zone now.</summary>
    private void ForgetDays()
    {
        var before = history;
        var heldBefore = held;
        OnUndo(() =>
        {
            history = before;
            held = heldBefore;
        });
        history = null;
        held = null;
    }

    private static async Task<CampaignSnapshot> People(UnitOfWork work, long id) =>
        await CampaignSnapshot.Load(
            work.Connection,
            await CampaignRows.Get(work.Connection, id, work.Transaction),
            work.Transaction
        );
}
