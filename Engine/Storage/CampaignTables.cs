namespace ChallengeHub;

/// <summary>What an archive carries of the campaigns, from documents to prizes handed over. Parents first.</summary>
internal static class CampaignTables
{
    public static IReadOnlyList<ArchiveTable> All =>
        [
            new(
                "Campaigns",
                "select count(*) from Campaigns",
                """
                select Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version, ConfigVersion,
                       LastSeq, LastFactSeq, LastLead
                  from Campaigns
                 order by Id
                """,
                """
                insert into Campaigns (Id, Code, Document, StartsAt, EndsAt, LaunchedAt, EndedAt, ClosedAt, Version,
                                       ConfigVersion, LastSeq, LastFactSeq, LastLead)
                values (@Id, @Code, @Document, @StartsAt, @EndsAt, @LaunchedAt, @EndedAt, @ClosedAt, @Version,
                        @ConfigVersion, @LastSeq, @LastFactSeq, @LastLead)
                """
            ),
            new(
                "RuleSets",
                "select count(*) from RuleSets",
                """
                select CampaignId, Version, EffectiveFrom, Rules
                  from RuleSets
                 order by CampaignId, Version
                """,
                """
                insert into RuleSets (CampaignId, Version, EffectiveFrom, Rules)
                values (@CampaignId, @Version, @EffectiveFrom, @Rules)
                """
            ),
            new(
                "Periods",
                "select count(*) from Periods",
                """
                select CampaignId, Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void, ClosingAt, ClosingSeq
                  from Periods
                 order by CampaignId, Number
                """,
                """
                insert into Periods (CampaignId, Number, StartsAt, EndsAt, GraceUntil, ClosedAt, Void, ClosingAt,
                                     ClosingSeq)
                values (@CampaignId, @Number, @StartsAt, @EndsAt, @GraceUntil, @ClosedAt, @Void, @ClosingAt,
                        @ClosingSeq)
                """
            ),
            new(
                "Participants",
                "select count(*) from Participants",
                """
                select Number, CampaignId, Code, Name, Team, Role, Email, Person, DeactivatedAt, Display, Alias,
                       ErasedAt, AwayFrom, AwayUntil
                  from Participants
                 order by Number
                """,
                """
                insert into Participants (Number, CampaignId, Code, Name, Team, Role, Email, Person, DeactivatedAt,
                                          Display, Alias, ErasedAt, AwayFrom, AwayUntil)
                values (@Number, @CampaignId, @Code, @Name, @Team, @Role, @Email, @Person, @DeactivatedAt, @Display,
                        @Alias, @ErasedAt, @AwayFrom, @AwayUntil)
                """
            ),
            new(
                "MaskKeys",
                "select count(*) from MaskKeys",
                """
                select CampaignId, MaskKey
                  from MaskKeys
                 order by CampaignId
                """,
                """
                insert into MaskKeys (CampaignId, MaskKey)
                values (@CampaignId, @MaskKey)
                """
            ),
            new(
                "Moves",
                "select count(*) from Moves",
                """
                select Participant, MovedAt, LeftTeam
                  from Moves
                 order by Participant, MovedAt
                """,
                """
                insert into Moves (Participant, MovedAt, LeftTeam)
                values (@Participant, @MovedAt, @LeftTeam)
                """
            ),
            new(
                "Photos",
                "select count(*) from Photos",
                """
                select Participant, Mark, Content, AccountId, ConsentAt
                  from Photos
                 order by Participant
                """,
                """
                insert into Photos (Participant, Mark, Content, AccountId, ConsentAt)
                values (@Participant, @Mark, @Content, @AccountId, @ConsentAt)
                """
            ),
            new(
                "Tunes",
                "select count(*) from Tunes",
                """
                select Participant, Tune
                  from Tunes
                 order by Participant
                """,
                """
                insert into Tunes (Participant, Tune)
                values (@Participant, @Tune)
                """
            ),
            new(
                "Changes",
                "select count(*) from Changes",
                """
                select CampaignId, FactSeq, Kind, Document, ChangedAt
                  from Changes
                 order by CampaignId, FactSeq
                """,
                """
                insert into Changes (CampaignId, FactSeq, Kind, Document, ChangedAt)
                values (@CampaignId, @FactSeq, @Kind, @Document, @ChangedAt)
                """
            ),
            new(
                "Facts",
                "select count(*) from Facts",
                """
                select CampaignId, FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At, Content,
                       Status, FirstSeq, Entries, Points, Held, Owed, TakenBack, ReceivedAt
                  from Facts
                 order by CampaignId, FactSeq
                """,
                """
                insert into Facts (CampaignId, FactSeq, Source, EventId, Type, Lead, Cycle, Stage, Rep, Prospector, At,
                                   Content, Status, FirstSeq, Entries, Points, Held, Owed, TakenBack, ReceivedAt)
                values (@CampaignId, @FactSeq, @Source, @EventId, @Type, @Lead, @Cycle, @Stage, @Rep, @Prospector, @At,
                        @Content, @Status, @FirstSeq, @Entries, @Points, @Held, @Owed, @TakenBack, @ReceivedAt)
                """
            ),
            new(
                "Rejections",
                "select count(*) from Rejections",
                """
                select Id, [Identity], Campaign, Source, EventId, Reason, Field, Message, Told, FirstAt, LastAt, Times
                  from Rejections
                 order by Id
                """,
                """
                insert into Rejections (Id, [Identity], Campaign, Source, EventId, Reason, Field, Message, Told,
                                        FirstAt, LastAt, Times)
                values (@Id, @Identity, @Campaign, @Source, @EventId, @Reason, @Field, @Message, @Told, @FirstAt,
                        @LastAt, @Times)
                """
            ),
            new(
                "Ledger",
                "select count(*) from Ledger",
                """
                select CampaignId, Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep, Prospector, [Rule],
                       RuleSetVersion, Points, OccurredAt, RecordedAt, Period, Late, Reverses, Reason, Author, Source,
                       EventId
                  from Ledger
                 order by CampaignId, Seq
                """,
                """
                insert into Ledger (CampaignId, Seq, Kind, FactSeq, Participant, Team, Lead, Cycle, Stage, Rep,
                                    Prospector, [Rule], RuleSetVersion, Points, OccurredAt, RecordedAt, Period, Late,
                                    Reverses, Reason, Author, Source, EventId)
                values (@CampaignId, @Seq, @Kind, @FactSeq, @Participant, @Team, @Lead, @Cycle, @Stage, @Rep,
                        @Prospector, @Rule, @RuleSetVersion, @Points, @OccurredAt, @RecordedAt, @Period, @Late,
                        @Reverses, @Reason, @Author, @Source, @EventId)
                """
            ),
            new(
                "IdempotencyKeys",
                "select count(*) from IdempotencyKeys",
                """
                select CampaignId, IdempotencyKey, BodySha256, Seq
                  from IdempotencyKeys
                 order by CampaignId, IdempotencyKey
                """,
                """
                insert into IdempotencyKeys (CampaignId, IdempotencyKey, BodySha256, Seq)
                values (@CampaignId, @IdempotencyKey, @BodySha256, @Seq)
                """
            ),
            new(
                "RaffleSeeds",
                "select count(*) from RaffleSeeds",
                """
                select CampaignId, Prize, Period, Seed
                  from RaffleSeeds
                 order by CampaignId, Prize, Period
                """,
                """
                insert into RaffleSeeds (CampaignId, Prize, Period, Seed)
                values (@CampaignId, @Prize, @Period, @Seed)
                """
            ),
            new(
                "Results",
                "select count(*) from Results",
                """
                select CampaignId, Period, Version, ClosedAt, Sha256, Canonical
                  from Results
                 order by CampaignId, Period, Version
                """,
                """
                insert into Results (CampaignId, Period, Version, ClosedAt, Sha256, Canonical)
                values (@CampaignId, @Period, @Version, @ClosedAt, @Sha256, @Canonical)
                """
            ),
            new(
                "Awards",
                "select count(*) from Awards",
                """
                select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points, Status,
                       AwardedAt
                  from Awards
                 order by Id
                """,
                """
                insert into AllAwards (Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt,
                                       Points, Status, AwardedAt)
                values (@Id, @CampaignId, @Period, @Prize, @PrizeName, @Value, @Board, @Member, @Team, @PlacedAt,
                        @Points, @Status, @AwardedAt)
                """
            ),
            new(
                "AwardSteps",
                "select count(*) from AwardSteps",
                """
                select AwardId, Step, Status, Note, Author, SteppedAt
                  from AwardSteps
                 order by AwardId, Step
                """,
                """
                insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
                values (@AwardId, @Step, @Status, @Note, @Author, @SteppedAt)
                """
            ),
        ];
}
