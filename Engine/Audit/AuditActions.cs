namespace ChallengeHub;

/// <summary>Every word that an audit entry may bear.</summary>
public static class AuditActions
{
    public const string
        CampaignCreated = "campaign.created", CampaignChanged = "campaign.changed", CampaignLaunched = "campaign.launched",
        CampaignEnded = "campaign.ended", CampaignDeleted = "campaign.deleted",
        ParticipantsPut = "participants.put", ParticipantDeactivated = "participant.deactivated",
        EventReversed = "event.reversed", PointsAdjusted = "points.adjusted", ResultsAmended = "results.amended", EventReplayed = "event.replayed",
        PeriodClosed = "period.closed", AwardStepped = "award.stepped", BoardsRebuilt = "boards.rebuilt",
        WinnersExported = "winners.exported", LedgerExported = "ledger.exported", AuditExported = "audit.exported",
        SignedIn = "sign-in.succeeded", SignInFailed = "sign-in.failed", SignInLocked = "sign-in.locked", SignedOutEverywhere = "sign-out.everywhere",
        AccountInvited = "account.invited", AccountJoined = "account.joined", AccountChanged = "account.changed", AccountDisabled = "account.disabled",
        RolesChanged = "account.roles", PasswordChanged = "account.password", ResetAsked = "account.reset", TotpChanged = "account.totp", LoginLinked = "account.login",
        KeyCreated = "key.created", KeyRevoked = "key.revoked",
        ScreenPaired = "screen.paired", ScreenChanged = "screen.changed", ScreenRevoked = "screen.revoked",
        PersonExported = "person.exported", PersonErased = "person.erased", CampaignPurged = "campaign.purged";
}
