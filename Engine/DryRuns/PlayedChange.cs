namespace ChallengeHub;

/// <summary>What a change says of an event that a person took back.</summary>
internal sealed record PlayedCorrection(string Source, string Id, string Reason, string Author);

/// <summary>What a change says of facts that were accepted after the closing.</summary>
internal sealed record PlayedAmendment(IReadOnlyList<EventIdentity> Events, string Reason, string Author);

/// <summary>What a change says of a period whose grace was ended.</summary>
/// <param name="Seq">The ledger position as of which it is certified.</param>
internal sealed record ClosingPeriod(int Period, long Seq);

/// <summary>What a change says of a period that was certified.</summary>
internal sealed record ClosedPeriod(int Period);
