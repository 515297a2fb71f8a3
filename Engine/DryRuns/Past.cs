namespace ChallengeHub;

/// <summary>A campaign's past beside its facts: what was booked among them, and what people booked by hand.</summary>
/// <param name="Campaign">As it is now.</param>
/// <param name="People">As they are now: their numbers, and when they moved.</param>
/// <param name="ByHand">Adjustments, and what corrections took back; in the ledger's order.</param>
/// <param name="ClosedSeq">The ledger position that each closing certified, by period (0: the campaign).</param>
/// <param name="Revealed">The seeds of raffles that were drawn.</param>
public sealed record Past(
    Campaign Campaign,
    IReadOnlyList<Participant> People,
    IReadOnlyList<Change> Changes,
    IReadOnlyList<LedgerEntry> ByHand,
    IReadOnlyDictionary<int, long> ClosedSeq,
    IReadOnlyDictionary<RaffleKey, byte[]> Revealed
)
{
    /// <summary>Whether nothing was closed by anybody yet: each period then closes when its grace is over.</summary>
    public bool Imagined { get; init; }
}

/// <summary>A fact as it is played: what was sent, when it arrived, and where the ledger stood then.</summary>
/// <param name="FirstSeq">The first entry that its recording wrote; 0: none.</param>
public readonly record struct PlayedFact(
    long FactSeq,
    LeadEvent Event,
    string Content,
    DateTimeOffset ReceivedAt,
    long FirstSeq
)
{
    public static PlayedFact Of(string campaign, Fact fact) =>
        new(fact.FactSeq, FactContent.Read(campaign, fact), fact.Content, fact.ReceivedAt, fact.FirstSeq);
}
