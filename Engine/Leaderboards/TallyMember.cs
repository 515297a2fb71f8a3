namespace ChallengeHub;

/// <summary>
/// One member of one board: its rows in the order of the ledger, and what they come to. It is counted up and down, so
/// that a reversal costs what it touches and never the whole ledger.
/// </summary>
internal sealed class TallyMember
{
    private const int None = -1;
    private static readonly Comparer<Place> ByRow = Comparer<Place>.Create((a, b) => a.Row.CompareTo(b.Row));
    private readonly List<Place> places;

    public TallyMember() => places = [];

    private TallyMember(TallyMember other)
    {
        places = [.. other.places];
        Points = other.Points;
        Entries = other.Entries;
        ReachedAt = other.ReachedAt;
        Stages = other.Stages;
    }

    public long Points { get; private set; }

    /// <summary>Awards and adjustments not reversed.</summary>
    public int Entries { get; private set; }

    /// <summary>In seconds; null: nothing counts.</summary>
    public long? ReachedAt { get; private set; }
    public StageCounts Stages { get; private set; }
    public bool IsEmpty => places.Count == 0;

    public TallyMember Copy() => new(this);

    /// <summary>The row was appended to the ledger's.</summary>
    public void Add(List<TallyRow> rows, int row)
    {
        var added = rows[row];
        var latest = IsEmpty ? None : places[^1].Latest;
        if (added.Kind != EntryKind.Reversal && (latest == None || rows[latest].OccurredAt <= added.OccurredAt))
            latest = row;

        places.Add(new Place(row, latest));
        Points += added.Points;
        if (added.Counts)
            Count(rows, places.Count - 1);
    }

    /// <summary>The row is about to be taken off the ledger's end; it counts no more.</summary>
    public void RemoveLast(TallyRow row)
    {
        Points -= row.Points;
        places.RemoveAt(places.Count - 1);
    }

    /// <summary>One of its rows was reversed, or its reversal was taken off again: the row says which.</summary>
    public void Turn(List<TallyRow> rows, int row)
    {
        var place = places.BinarySearch(new Place(row, None), ByRow);
        if (rows[row].Counts)
            Count(rows, place);
        else
            Uncount(rows, place);
    }

    private void Count(List<TallyRow> rows, int place)
    {
        var row = rows[places[place].Row];
        Entries++;
        ReachedAt = Math.Max(ReachedAt ?? long.MinValue, row.OccurredAt);
        if (row.FactSeq != 0 && !IsCountedBeside(rows, place))
            Stages = Moved(Stages, row.Stage, +1);
    }

    private void Uncount(List<TallyRow> rows, int place)
    {
        var row = rows[places[place].Row];
        Entries--;
        if (row.OccurredAt == ReachedAt)
            ReachedAt = Latest(rows);
        if (row.FactSeq != 0 && !IsCountedBeside(rows, place))
            Stages = Moved(Stages, row.Stage, -1);
    }

    /// <summary>The entries of one fact follow each other, and each business key is counted once.</summary>
    private bool IsCountedBeside(List<TallyRow> rows, int place)
    {
        var fact = rows[places[place].Row].FactSeq;
        for (var before = place - 1; before >= 0 && At(rows, before).FactSeq == fact; before--)
            if (At(rows, before).Counts)
                return true;
        for (var after = place + 1; after < places.Count && At(rows, after).FactSeq == fact; after++)
            if (At(rows, after).Counts)
                return true;
        return false;
    }

    /// <summary>From the end backwards: entries come nearly in the order of their instants, so it stops soon.</summary>
    private long? Latest(List<TallyRow> rows)
    {
        long? latest = null;
        for (var place = places.Count - 1; place >= 0; place--)
        {
            var furthest = places[place].Latest;
            if (furthest == None || rows[furthest].OccurredAt <= latest)
                break;
            var row = At(rows, place);
            if (row.Counts)
                latest = Math.Max(latest ?? long.MinValue, row.OccurredAt);
        }

        return latest;
    }

    private TallyRow At(List<TallyRow> rows, int place) => rows[places[place].Row];

    private static StageCounts Moved(StageCounts counts, Stage stage, int by) =>
        stage switch
        {
            Stage.Validated => counts with { Validated = counts.Validated + by },
            Stage.Taken => counts with { Taken = counts.Taken + by },
            Stage.Contacted => counts with { Contacted = counts.Contacted + by },
            Stage.Closed => counts with { Closed = counts.Closed + by },
            _ => counts,
        };

    /// <param name="Row">Its place among the ledger's rows.</param>
    /// <param name="Latest">Of this and the rows before, reversed or not, the one with the latest instant.</param>
    private readonly record struct Place(int Row, int Latest);
}
