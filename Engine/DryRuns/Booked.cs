namespace ChallengeHub;

/// <summary>
/// What a replay wrote into its ledger, as light as a million entries need it; what was taken back counts for nothing.
/// </summary>
internal sealed class Booked
{
    private readonly List<Entry> entries = [];

    public int Count => entries.Count;

    public void Append(LedgerEntry entry)
    {
        if (entry.Reverses is { } reverses)
            entries[(int)reverses - 1] = entries[(int)reverses - 1] with { Stands = false };

        entries.Add(
            new Entry(
                entry.OccurredAt.ToUnixTimeMilliseconds(),
                entry.Seq,
                entry.Participant,
                entry.Team,
                entry.Rep ?? 0,
                entry.Prospector ?? 0,
                entry.Period,
                entry.Rule,
                entry.Points,
                entry.Reverses is null
            )
        );
    }

    /// <summary>In the order in which it happened, whenever it was received.</summary>
    public IReadOnlyList<Entry> Standing() => [.. entries.Where(x => x.Stands).OrderBy(x => x.At).ThenBy(x => x.Seq)];

    /// <param name="At">Milliseconds since 1970.</param>
    /// <param name="Stands">Neither a reversal nor reversed.</param>
    public readonly record struct Entry(
        long At,
        long Seq,
        int Participant,
        string? Team,
        int Rep,
        int Prospector,
        int Period,
        string? Rule,
        long Points,
        bool Stands
    )
    {
        /// <summary>Whose total on such a board it moves; null: nobody's.</summary>
        public string? Member(BoardKind board, CampaignSnapshot snapshot) =>
            board switch
            {
                BoardKind.Teams => Team,
                BoardKind.Pairs => Rep > 0 && Prospector != 0 && Rule is not null ? $"{Rep}+{Prospector}" : null,
                _ => (snapshot.Get(Participant).Role == Role.Rep) == (board == BoardKind.Reps)
                    ? Participant.ToString()
                    : null,
            };
    }
}
