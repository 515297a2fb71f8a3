namespace ChallengeHub;

/// <summary>A certified line of a board as awarding sees it.</summary>
/// <param name="Member">Opaque: a participant's number, a team's code, "rep+prospector" numbers.</param>
/// <param name="Code">The member's code now: the order of tickets.</param>
/// <param name="MayWin">False for whom was deactivated: he keeps his rank and wins nothing.</param>
public sealed record FinalStanding(int Rank, string Member, string Code, decimal Points, int Entries, bool MayWin);
