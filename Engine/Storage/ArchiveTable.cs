namespace ChallengeHub;

/// <summary>A table as it is carried from one installation to another, with every column.</summary>
/// <param name="Insert">Its parameters bear the names of the columns.</param>
public sealed record ArchiveTable(string Name, string Count, string Select, string Insert)
{
    /// <summary>Whether the store numbers its rows itself.</summary>
    public bool Numbered => Insert.Contains(" (Id, ", StringComparison.Ordinal) || Insert.Contains(" (Number, ", StringComparison.Ordinal);

    /// <summary>Where its rows are kept: those of the view Awards in AllAwards.</summary>
    public string Kept => Insert.Split(' ')[2];

    /// <summary>Which tables, parents first. What lives for minutes stays behind: sessions, links, guesses, pairings, dry runs, kept forms.</summary>
    public static readonly IReadOnlyList<ArchiveTable> All =
    [
        new("Campaigns", "select count(*) from Campaigns",
            """
            select Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion, LastSeq, LastFactSeq
              from Campaigns
             order by Id
            """,
            """
            insert into Campaigns (Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion, LastSeq, LastFactSeq)
            values (@Id, @Code, @Document, @StartsAt, @EndsAt, @LaunchedAt, @EndedAt, @ClosedAt, @Version, @ConfigVersion, @LastSeq, @LastFactSeq)
            """),
        new("RuleSets", "select count(*) from RuleSets",
            """
            select CampaignId, Version, EffectiveFrom, Rules
              from RuleSets
             order by CampaignId, Version
            """,
            """
            insert into RuleSets (CampaignId, Version, EffectiveFrom, Rules)
            values (@CampaignId, @Version, @EffectiveFrom, @Rules)
            """),
        new("Periods", "select count(*) from Periods",
            """
            select CampaignId, Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void
              from Periods
             order by CampaignId, Number
            """,
            """
            insert into Periods (CampaignId, Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void)
            values (@CampaignId, @Number, @StartsAt, @EndsAt, @GraceUntil, @ClosedAt, @Void)
            """),
        new("Participants", "select count(*) from Participants",
            """
            select Number, CampaignId, Code, Name, Team, Role, Email, Person, DeactivatedAt, Display, Alias, ErasedAt
              from Participants
             order by Number
            """,
            """
            insert into Participants (Number, CampaignId, Code, Name, Team, Role, Email, Person, DeactivatedAt, Display, Alias, ErasedAt)
            values (@Number, @CampaignId, @Code, @Name, @Team, @Role, @Email, @Person, @DeactivatedAt, @Display, @Alias, @ErasedAt)
            """),
        new("MaskKeys", "select count(*) from MaskKeys",
            """
            select CampaignId, MaskKey
              from MaskKeys
             order by CampaignId
            """,
            """
            insert into MaskKeys (CampaignId, MaskKey)
            values (@CampaignId, @MaskKey)
            """),
        new("Moves", "select count(*) from Moves",
            """
            select Participant, MovedAt, LeftTeam
              from Moves
             order by Participant, MovedAt
            """,
            """
            insert into Moves (Participant, MovedAt, LeftTeam)
            values (@Participant, @MovedAt, @LeftTeam)
            """),
        new("Changes", "select count(*) from Changes",
            """
            select CampaignId, FactSeq, Kind, Document, ChangedAt
              from Changes
             order by CampaignId, FactSeq
            """,
            """
            insert into Changes (CampaignId, FactSeq, Kind, Document, ChangedAt)
            values (@CampaignId, @FactSeq, @Kind, @Document, @ChangedAt)
            """),
        new("Facts", "select count(*) from Facts",
            """
            select CampaignId, FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At, Content, Status, FirstSeq, Entries, Points, Held, Owed,
                   TakenBack, ReceivedAt
              from Facts
             order by CampaignId, FactSeq
            """,
            """
            insert into Facts (CampaignId, FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At, Content, Status, FirstSeq, Entries, Points, Held, Owed,
                               TakenBack, ReceivedAt)
            values (@CampaignId, @FactSeq, @Source, @EventId, @Type, @Lead, @Cycle, @Stage, @Rep, @Prospector, @At, @Content, @Status, @FirstSeq, @Entries, @Points,
                    @Held, @Owed, @TakenBack, @ReceivedAt)
            """),
        new("Rejections", "select count(*) from Rejections",
            """
            select Id, [Identity], Campaign, Source, EventId, Reason, Field, Message, Told, FirstAt, LastAt, Times
              from Rejections
             order by Id
            """,
            """
            insert into Rejections (Id, [Identity], Campaign, Source, EventId, Reason, Field, Message, Told, FirstAt, LastAt, Times)
            values (@Id, @Identity, @Campaign, @Source, @EventId, @Reason, @Field, @Message, @Told, @FirstAt, @LastAt, @Times)
            """),
        new("Ledger", "select count(*) from Ledger",
            """
            select CampaignId, Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, [Rule], RuleSetVersion, Points, OccurredAt, RecordedAt, Period,
                   Late, Reverses, Reason, Author, Source, EventId
              from Ledger
             order by CampaignId, Seq
            """,
            """
            insert into Ledger (CampaignId, Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, [Rule], RuleSetVersion, Points, OccurredAt, RecordedAt, Period,
                                Late, Reverses, Reason, Author, Source, EventId)
            values (@CampaignId, @Seq, @Kind, @FactSeq, @Participant, @Team, @Lead, @Cycle, @Stage, @Rep, @Prospector, @Rule, @RuleSetVersion, @Points, @OccurredAt,
                    @RecordedAt, @Period, @Late, @Reverses, @Reason, @Author, @Source, @EventId)
            """),
        new("IdempotencyKeys", "select count(*) from IdempotencyKeys",
            """
            select CampaignId, IdempotencyKey, BodySha256, Seq
              from IdempotencyKeys
             order by CampaignId, IdempotencyKey
            """,
            """
            insert into IdempotencyKeys (CampaignId, IdempotencyKey, BodySha256, Seq)
            values (@CampaignId, @IdempotencyKey, @BodySha256, @Seq)
            """),
        new("RaffleSeeds", "select count(*) from RaffleSeeds",
            """
            select CampaignId, Prize, Period, Seed
              from RaffleSeeds
             order by CampaignId, Prize, Period
            """,
            """
            insert into RaffleSeeds (CampaignId, Prize, Period, Seed)
            values (@CampaignId, @Prize, @Period, @Seed)
            """),
        new("Results", "select count(*) from Results",
            """
            select CampaignId, Period, Version, ClosedAt, Sha256, Canonical
              from Results
             order by CampaignId, Period, Version
            """,
            """
            insert into Results (CampaignId, Period, Version, ClosedAt, Sha256, Canonical)
            values (@CampaignId, @Period, @Version, @ClosedAt, @Sha256, @Canonical)
            """),
        new("Awards", "select count(*) from Awards",
            """
            select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt
              from Awards
             order by Id
            """,
            """
            insert into AllAwards (Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status, AwardedAt)
            values (@Id, @CampaignId, @Period, @Prize, @PrizeName, @Value, @Board, @Member, @Team, @PlacedAt, @Points, @Status, @AwardedAt)
            """),
        new("AwardSteps", "select count(*) from AwardSteps",
            """
            select AwardId, Step, Status, Note, Author, SteppedAt
              from AwardSteps
             order by AwardId, Step
            """,
            """
            insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
            values (@AwardId, @Step, @Status, @Note, @Author, @SteppedAt)
            """),
        new("Audit", "select count(*) from Audit",
            """
            select Id, At, Author, Address, Action, Campaign, Subject, Before, After
              from Audit
             order by Id
            """,
            """
            insert into Audit (Id, At, Author, Address, Action, Campaign, Subject, Before, After)
            values (@Id, @At, @Author, @Address, @Action, @Campaign, @Subject, @Before, @After)
            """),
        new("ApiKeys", "select count(*) from ApiKeys",
            """
            select Id, Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt, LastUsedAt, RevokedAt
              from ApiKeys
             order by Id
            """,
            """
            insert into ApiKeys (Id, Name, Hint, Hash, Scopes, Campaigns, CreatedAt, CreatedBy, ExpiresAt, LastUsedAt, RevokedAt)
            values (@Id, @Name, @Hint, @Hash, @Scopes, @Campaigns, @CreatedAt, @CreatedBy, @ExpiresAt, @LastUsedAt, @RevokedAt)
            """),
        new("Accounts", "select count(*) from Accounts",
            """
            select Id, Email, Name, PasswordHash, TotpSecret, TotpStep, Failures, LockedUntil, CreatedAt, DisabledAt, SignedInAt
              from Accounts
             order by Id
            """,
            """
            insert into Accounts (Id, Email, Name, PasswordHash, TotpSecret, TotpStep, Failures, LockedUntil, CreatedAt, DisabledAt, SignedInAt)
            values (@Id, @Email, @Name, @PasswordHash, @TotpSecret, @TotpStep, @Failures, @LockedUntil, @CreatedAt, @DisabledAt, @SignedInAt)
            """),
        new("Grants", "select count(*) from Grants",
            """
            select AccountId, Role, Campaign, Scope
              from Grants
             order by AccountId, Role, Campaign, Scope
            """,
            """
            insert into Grants (AccountId, Role, Campaign, Scope)
            values (@AccountId, @Role, @Campaign, @Scope)
            """),
        new("Logins", "select count(*) from Logins",
            """
            select Issuer, Subject, AccountId
              from Logins
             order by Issuer, Subject
            """,
            """
            insert into Logins (Issuer, Subject, AccountId)
            values (@Issuer, @Subject, @AccountId)
            """),
        new("Screens", "select count(*) from Screens",
            """
            select Id, Name, Hash, Campaign, Showing, Version, PairedAt, PairedBy, SeenAt, SeenVersion, Client, RevokedAt
              from Screens
             order by Id
            """,
            """
            insert into Screens (Id, Name, Hash, Campaign, Showing, Version, PairedAt, PairedBy, SeenAt, SeenVersion, Client, RevokedAt)
            values (@Id, @Name, @Hash, @Campaign, @Showing, @Version, @PairedAt, @PairedBy, @SeenAt, @SeenVersion, @Client, @RevokedAt)
            """),
        new("ThemePacks", "select count(*) from ThemePacks",
            """
            select Id, Code, Version, Document, ChangedAt, ChangedBy
              from ThemePacks
             order by Id
            """,
            """
            insert into ThemePacks (Id, Code, Version, Document, ChangedAt, ChangedBy)
            values (@Id, @Code, @Version, @Document, @ChangedAt, @ChangedBy)
            """),
        new("ThemeFiles", "select count(*) from ThemeFiles",
            """
            select PackId, Path, Content
              from ThemeFiles
             order by PackId, Path
            """,
            """
            insert into ThemeFiles (PackId, Path, Content)
            values (@PackId, @Path, @Content)
            """),
        new("Drafts", "select count(*) from Drafts",
            """
            select Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy
              from Drafts
             order by Id
            """,
            """
            insert into Drafts (Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy)
            values (@Id, @Code, @Document, @Step, @Version, @UpdatedAt, @UpdatedBy)
            """),
    ];
}
