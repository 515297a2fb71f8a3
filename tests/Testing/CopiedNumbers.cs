namespace ChallengeHub.Testing;

/// <summary>
/// The numbers of copied facts and entries: as if each fact had come of all copies, one after the other, before the
/// next one came.
/// </summary>
internal sealed class CopiedNumbers
{
    private readonly int copies;
    private readonly EntryBlock[] blocks;

    /// <param name="facts">In the order of their numbers, without a gap.</param>
    /// <param name="entries">How many they wrote.</param>
    public CopiedNumbers(ArchivedRows facts, int entries, int copies)
    {
        this.copies = copies;
        Before = facts.Number(facts.Rows[0], "FactSeq") - 1;
        LastFactSeq = Before + (long)facts.Rows.Count * copies;
        LastSeq = (long)entries * copies;
        blocks = new EntryBlock[entries + 1];
        foreach (var fact in facts.Rows)
        {
            var block = EntryBlock.Of(facts, fact);
            foreach (var seq in block.Seqs)
                blocks[seq] = block;
        }
    }

    /// <summary>The number of the last change before the first fact.</summary>
    public long Before { get; }
    public long LastFactSeq { get; }
    public long LastSeq { get; }

    public long FactSeq(long factSeq, int copy) => Before + (factSeq - Before - 1) * copies + copy + 1;

    public long Seq(long seq, int copy)
    {
        var block = blocks[seq];
        return (block.First - 1) * copies + 1 + copy * block.Count + (seq - block.First);
    }
}

/// <summary>The entries that the recording of one fact wrote, which follow each other.</summary>
internal readonly record struct EntryBlock(long First, long Count)
{
    public IEnumerable<long> Seqs
    {
        get
        {
            for (var seq = First; seq < First + Count; seq++)
                yield return seq;
        }
    }

    public static EntryBlock Of(ArchivedRows facts, object[] fact) =>
        new(facts.Number(fact, "FirstSeq"), facts.Number(fact, "Entries"));
}
