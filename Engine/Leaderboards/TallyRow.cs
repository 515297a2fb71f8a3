namespace ChallengeHub;

/// <summary>What the boards need of one ledger entry: small, because all of a campaign's stand in memory.</summary>
/// <param name="Board">That of the participant himself.</param>
/// <param name="Team">Its number in the tally; -1: none.</param>
/// <param name="Rep">0: none, as of the prospector.</param>
/// <param name="OccurredAt">In seconds.</param>
/// <param name="FactSeq">0: no fact pays it.</param>
/// <param name="Reverses">The place of the row that it takes back; -1: none.</param>
internal readonly record struct TallyRow(
    BoardKind Board,
    int Participant,
    int Team,
    int Rep,
    int Prospector,
    int Period,
    int Reverses,
    long Points,
    long OccurredAt,
    long FactSeq,
    Stage Stage,
    EntryKind Kind,
    bool Reversed
)
{
    /// <summary>An award or an adjustment that nothing has taken back.</summary>
    public bool Counts => Kind != EntryKind.Reversal && !Reversed;
}
