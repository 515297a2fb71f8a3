namespace ChallengeHub;

/// <summary>
/// What becomes of an account, and whether its sessions end, its providers and links are forgotten, and its locks are
/// lifted.
/// </summary>
internal sealed record AccountChange(
    string Action,
    Func<Account, Account> To,
    bool EndSessions = false,
    bool Unlink = false,
    bool LiftLocks = false
);
