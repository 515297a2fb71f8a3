namespace ChallengeHub;

/// <summary>Every action that an audit entry can name.</summary>
public static class AuditActions
{
    /// <summary>All of them, in the order in which they are written below.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. typeof(AuditActions).GetFields().Select(x => (string)x.GetRawConstantValue()!)];

    public const string CampaignCreated = "campaign.created";
    public const string CampaignChanged = "campaign.changed";
    public const string CampaignLaunched = "campaign.launched";
    public const string CampaignEnded = "campaign.ended";
    public const string CampaignRescheduled = "campaign.rescheduled";
    public const string CampaignWithdrawn = "campaign.withdrawn";
    public const string CampaignDeleted = "campaign.deleted";
    public const string DraftBegun = "draft.begun";
    public const string DraftSaved = "draft.saved";
    public const string DraftDeleted = "draft.deleted";
    public const string DraftLaunched = "draft.launched";
    public const string ParticipantsPut = "participants.put";
    public const string ParticipantDeactivated = "participant.deactivated";
    public const string ParticipantShown = "participant.shown";
    public const string ParticipantErased = "participant.erased";
    public const string LeadErased = "lead.erased";
    public const string LeadsImported = "leads.imported";
    public const string LeadsExported = "leads.exported";
    public const string LeadsRecycled = "leads.recycled";
    public const string LeadAccountsPut = "lead-accounts.put";
    public const string SynthesisNoted = "synthesis.noted";
    public const string ReportExported = "report.exported";
    public const string PersonExported = "person.exported";
    public const string EventReversed = "event.reversed";
    public const string PointsAdjusted = "points.adjusted";
    public const string ResultsAmended = "results.amended";
    public const string EventReplayed = "event.replayed";
    public const string EventTold = "event.told";
    public const string PeriodClosed = "period.closed";
    public const string CeremonyReplayed = "ceremony.replayed";
    public const string AwardStepped = "award.stepped";
    public const string AwardTakenBack = "award.taken-back";
    public const string BoardsRebuilt = "boards.rebuilt";
    public const string DryRunAsked = "dry-run.asked";
    public const string DryRunFilled = "dry-run.filled";
    public const string DryRunCancelled = "dry-run.cancelled";
    public const string WinnersExported = "winners.exported";
    public const string AuditExported = "audit.exported";
    public const string SignedIn = "sign-in.succeeded";
    public const string SignInFailed = "sign-in.failed";
    public const string SignInLocked = "sign-in.locked";
    public const string SignedOut = "sign-out";
    public const string SignedOutEverywhere = "sign-out.everywhere";
    public const string AccountInvited = "account.invited";
    public const string AccountJoined = "account.joined";
    public const string AccountDisabled = "account.disabled";
    public const string AccountEnabled = "account.enabled";
    public const string AccountErased = "account.erased";
    public const string RolesChanged = "account.roles";
    public const string PasswordChanged = "account.password";
    public const string ResetAsked = "account.reset";
    public const string TotpChanged = "account.totp";
    public const string LoginLinked = "account.login";
    public const string ScreenPaired = "screen.paired";
    public const string ScreenDenied = "screen.denied";
    public const string ScreenChanged = "screen.changed";
    public const string ScreenReloaded = "screen.reloaded";
    public const string ScreenRevoked = "screen.revoked";
    public const string KeyCreated = "key.created";
    public const string KeyRevoked = "key.revoked";
    public const string ThemeCreated = "theme.created";
    public const string ThemeChanged = "theme.changed";
    public const string ThemeDeleted = "theme.deleted";
}
