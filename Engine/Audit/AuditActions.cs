namespace ChallengeHub;

/// <summary>Every word that an audit entry may bear.</summary>
public static class AuditActions
{
    public const string
        CampaignCreated = "campaign.created", CampaignChanged = "campaign.changed", CampaignLaunched = "campaign.launched",
        CampaignEnded = "campaign.ended", CampaignRescheduled = "campaign.rescheduled", CampaignWithdrawn = "campaign.withdrawn", CampaignDeleted = "campaign.deleted",
        DraftBegun = "draft.begun", DraftSaved = "draft.saved", DraftDeleted = "draft.deleted", DraftLaunched = "draft.launched",
        ParticipantsPut = "participants.put", ParticipantDeactivated = "participant.deactivated",
        ParticipantShown = "participant.shown", ParticipantErased = "participant.erased", PersonExported = "person.exported",
        EventReversed = "event.reversed", PointsAdjusted = "points.adjusted", ResultsAmended = "results.amended", EventReplayed = "event.replayed", EventTold = "event.told",
        PeriodClosed = "period.closed", AwardStepped = "award.stepped", AwardTakenBack = "award.taken-back", BoardsRebuilt = "boards.rebuilt",
        DryRunAsked = "dry-run.asked", DryRunFilled = "dry-run.filled", DryRunCancelled = "dry-run.cancelled",
        WinnersExported = "winners.exported", AuditExported = "audit.exported",
        SignedIn = "sign-in.succeeded", SignInFailed = "sign-in.failed", SignInLocked = "sign-in.locked", SignedOut = "sign-out", SignedOutEverywhere = "sign-out.everywhere",
        AccountInvited = "account.invited", AccountJoined = "account.joined", AccountDisabled = "account.disabled", AccountEnabled = "account.enabled",
        AccountErased = "account.erased", RolesChanged = "account.roles", PasswordChanged = "account.password", ResetAsked = "account.reset",
        TotpChanged = "account.totp", LoginLinked = "account.login",
        ScreenPaired = "screen.paired", ScreenDenied = "screen.denied", ScreenChanged = "screen.changed", ScreenReloaded = "screen.reloaded", ScreenRevoked = "screen.revoked",
        KeyCreated = "key.created", KeyRevoked = "key.revoked",
        ThemeCreated = "theme.created", ThemeChanged = "theme.changed", ThemeDeleted = "theme.deleted";
}
