namespace ChallengeHub;

/// <summary>
/// The entry that takes another one back: same participant, team and instant, booked where the original was while that
/// is open.
/// </summary>
internal static class Reversal
{
    public static LedgerEntry Of(LedgerEntry entry, Booking booking, DateTimeOffset now) =>
        entry with
        {
            Seq = 0,
            Kind = EntryKind.Reversal,
            Points = -entry.Points,
            RecordedAt = now,
            Period = booking.Number,
            Late = booking.Late,
            Reverses = entry.Seq,
        };

    /// <summary>What an event paid that stands: by itself, and of a closing by an amount that came later.</summary>
    public static IReadOnlyList<LedgerEntry> PaidBy(Fact fact, IEnumerable<LedgerEntry> unreversed) =>
        [.. unreversed.Where(x => x.FactSeq == fact.FactSeq || (x.Source, x.EventId) == (fact.Source, fact.EventId))];

    /// <summary>
    /// Facts beside the corrected one that lose their key or their place: a closing that the corrected amount had paid,
    /// and amounts that wait with a closing that is corrected.
    /// </summary>
    public static IReadOnlyList<Fact> Freed(
        Fact corrected,
        IReadOnlyList<LedgerEntry> paid,
        IEnumerable<Fact> ofTheLead
    ) =>
        [
            .. ofTheLead
                .Where(x =>
                    x.FactSeq != corrected.FactSeq
                    && (x.HoldsStage || x.AwaitsValidation)
                    && (
                        paid.Any(entry => entry.FactSeq == x.FactSeq)
                        || (
                            corrected is { HoldsStage: true, Stage: Stage.Closed }
                            && x.Type == EventTypes.AmountChanged
                            && x.Cycle == corrected.Cycle
                        )
                    )
                )
                .Select(x => x.Freed),
        ];

    /// <summary>A correction of all that an event was paid.</summary>
    public static IReadOnlyList<LedgerEntry> Of(CampaignState state, IReadOnlyList<LedgerEntry> paid, BookedBy by) =>
        [
            .. paid.Select(entry =>
                Of(entry, Book(entry, state.Snapshot.Periods, by.At), by.At) with
                {
                    Seq = state.NextSeq(),
                    Reason = by.Reason,
                    Author = by.Author,
                }
            ),
        ];

    public static Booking Book(LedgerEntry entry, IReadOnlyList<Period> periods, DateTimeOffset now) =>
        PeriodBook.Rebook(periods, entry.Period, now)
        ?? throw new InvalidOperationException("A campaign that is not over has an open period.");
}

/// <summary>Who books by hand, why, and when.</summary>
internal sealed record BookedBy(string Author, string Reason, DateTimeOffset At);
