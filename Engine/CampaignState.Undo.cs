namespace ChallengeHub;

/// <summary>
/// How a state goes back. It is moved in place, by the writer alone, and each place that a work began at is marked. A
/// work that is rolled back, or a transaction whose commit may have failed, returns to its mark: all before it is
/// committed, and what was committed after all is read as if another process had written it.
/// </summary>
internal sealed partial class CampaignState
{
    private readonly List<Action> undos = [];
    private readonly List<Mark> marks = [];

    /// <summary>The transaction that the marks are of.</summary>
    private UnitOfWork? unit;

    public bool IsIn(UnitOfWork work) => ReferenceEquals(unit, work);

    /// <summary>From here on the state goes back with the work.</summary>
    public void UndoWith(UnitOfWork work)
    {
        if (!IsIn(work))
        {
            // who comes with another transaction comes after the end of the last one
            undos.Clear();
            marks.Clear();
            unit = work;
        }

        var mark = new Mark(undos.Count, Snapshot)
        {
            LastSeq = LastSeq,
            LastFactSeq = LastFactSeq,
            TallySeq = tally?.Seq ?? LastSeq,
            HeldUpTo = heldUpTo,
            Version = version,
        };
        marks.Add(mark);
        work.OnRollback(() => ReturnTo(mark));
    }

    private void OnUndo(Action undo)
    {
        // what is played in memory never goes back
        if (unit is not null)
            undos.Add(undo);
    }

    private void ReturnTo(Mark mark)
    {
        var place = marks.IndexOf(mark);
        // it went back further already
        if (place < 0)
            return;
        marks.RemoveRange(place, marks.Count - place);

        for (var last = undos.Count - 1; last >= mark.Undos; last--)
            undos[last]();
        undos.RemoveRange(mark.Undos, undos.Count - mark.Undos);

        tally?.ReturnTo(mark.TallySeq);
        See(mark.Snapshot);
        LastSeq = mark.LastSeq;
        LastFactSeq = mark.LastFactSeq;
        heldUpTo = mark.HeldUpTo;
        version = mark.Version;
    }

    private sealed class Mark(int undos, CampaignSnapshot snapshot)
    {
        public int Undos { get; } = undos;
        public CampaignSnapshot Snapshot { get; } = snapshot;
        public long LastSeq { get; init; }
        public long LastFactSeq { get; init; }

        /// <summary>What the payments that are known are of, as well.</summary>
        public long TallySeq { get; init; }
        public long HeldUpTo { get; init; }
        public long Version { get; init; }
    }
}
