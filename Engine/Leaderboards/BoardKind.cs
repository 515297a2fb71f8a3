namespace ChallengeHub;

/// <summary>Whom a board ranks. A pair is the rep and the prospector of the same lead.</summary>
public enum BoardKind { Reps, Prospectors, Teams, Pairs }
