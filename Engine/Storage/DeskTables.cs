namespace ChallengeHub;

/// <summary>What an archive carries of the desk, from cards to the last look at deadlines. Parents first.</summary>
internal static class DeskTables
{
    public static IReadOnlyList<ArchiveTable> All =>
        [
            new(
                "Leads",
                "select count(*) from Leads",
                """
                select Number, CampaignId, Lead, Company, ContactName, ContactRole, ContactPhone, ContactE164,
                       ContactEmail, ContactAbout, Context, Account, Source, Cost, Potential, DueOn, NextAt, Team,
                       CardRep, Qualification, Score, OriginCampaign, OriginLead, TwinOf, CardVersion, Version,
                       CreatedBy, CreatedAt, ErasedAt, Status, Cycle, Holder, Prospector, ReachTeam, Vouched,
                       DeadlineWhat, DeadlineAt, LookAt, RemindedAt, StatusAt, ReceivedAt, TakenAt, ContactedAt,
                       ClosedAt, Amount, LastAt, FollowedSeq
                  from Leads
                 order by Number
                """,
                """
                insert into Leads (Number, CampaignId, Lead, Company, ContactName, ContactRole, ContactPhone,
                                   ContactE164, ContactEmail, ContactAbout, Context, Account, Source, Cost, Potential,
                                   DueOn, NextAt, Team, CardRep, Qualification, Score, OriginCampaign, OriginLead,
                                   TwinOf, CardVersion, Version, CreatedBy, CreatedAt, ErasedAt, Status, Cycle,
                                   Holder, Prospector, ReachTeam, Vouched, DeadlineWhat, DeadlineAt, LookAt,
                                   RemindedAt, StatusAt, ReceivedAt, TakenAt, ContactedAt, ClosedAt, Amount, LastAt,
                                   FollowedSeq)
                values (@Number, @CampaignId, @Lead, @Company, @ContactName, @ContactRole, @ContactPhone,
                        @ContactE164, @ContactEmail, @ContactAbout, @Context, @Account, @Source, @Cost, @Potential,
                        @DueOn, @NextAt, @Team, @CardRep, @Qualification, @Score, @OriginCampaign, @OriginLead,
                        @TwinOf, @CardVersion, @Version, @CreatedBy, @CreatedAt, @ErasedAt, @Status, @Cycle, @Holder,
                        @Prospector, @ReachTeam, @Vouched, @DeadlineWhat, @DeadlineAt, @LookAt, @RemindedAt,
                        @StatusAt, @ReceivedAt, @TakenAt, @ContactedAt, @ClosedAt, @Amount, @LastAt, @FollowedSeq)
                """
            ),
            new(
                "LeadWords",
                "select count(*) from LeadWords",
                """
                select CampaignId, Word, LeadNumber
                  from LeadWords
                 order by CampaignId, Word, LeadNumber
                """,
                """
                insert into LeadWords (CampaignId, Word, LeadNumber)
                values (@CampaignId, @Word, @LeadNumber)
                """
            ),
            new(
                "LeadTwinKeys",
                "select count(*) from LeadTwinKeys",
                """
                select CampaignId, TwinKey, LeadNumber
                  from LeadTwinKeys
                 order by CampaignId, TwinKey, LeadNumber
                """,
                """
                insert into LeadTwinKeys (CampaignId, TwinKey, LeadNumber)
                values (@CampaignId, @TwinKey, @LeadNumber)
                """
            ),
            new(
                "LeadNotes",
                "select count(*) from LeadNotes",
                """
                select Number, LeadNumber, NoteId, Author, At, Kind, Text, Quality
                  from LeadNotes
                 order by Number
                """,
                """
                insert into LeadNotes (Number, LeadNumber, NoteId, Author, At, Kind, Text, Quality)
                values (@Number, @LeadNumber, @NoteId, @Author, @At, @Kind, @Text, @Quality)
                """
            ),
            new(
                "LeadAccounts",
                "select count(*) from LeadAccounts",
                """
                select CampaignId, Code, Name, Owner
                  from LeadAccounts
                 order by CampaignId, Code
                """,
                """
                insert into LeadAccounts (CampaignId, Code, Name, Owner)
                values (@CampaignId, @Code, @Name, @Owner)
                """
            ),
            new(
                "LeadDrafts",
                "select count(*) from LeadDrafts",
                """
                select Number, CampaignId, Lead, Document, Prospector, Author, Version, CreatedAt, UpdatedAt
                  from LeadDrafts
                 order by Number
                """,
                """
                insert into LeadDrafts (Number, CampaignId, Lead, Document, Prospector, Author, Version, CreatedAt,
                                        UpdatedAt)
                values (@Number, @CampaignId, @Lead, @Document, @Prospector, @Author, @Version, @CreatedAt,
                        @UpdatedAt)
                """
            ),
            new(
                "NoContact",
                "select count(*) from NoContact",
                """
                select Hash, NotedAt
                  from NoContact
                 order by Hash
                """,
                """
                insert into NoContact (Hash, NotedAt)
                values (@Hash, @NotedAt)
                """
            ),
            new(
                "NoContactKey",
                "select count(*) from NoContactKey",
                """
                select Id, Secret
                  from NoContactKey
                 order by Id
                """,
                """
                insert into NoContactKey (Id, Secret)
                values (@Id, @Secret)
                """
            ),
            new(
                "TeamPlans",
                "select count(*) from TeamPlans",
                """
                select CampaignId, Team, Brief, Version, ChangedBy, ChangedAt
                  from TeamPlans
                 order by CampaignId, Team
                """,
                """
                insert into TeamPlans (CampaignId, Team, Brief, Version, ChangedBy, ChangedAt)
                values (@CampaignId, @Team, @Brief, @Version, @ChangedBy, @ChangedAt)
                """
            ),
            new(
                "Notifications",
                "select count(*) from Notifications",
                """
                select Number, CampaignId, Mark, Participant, Team, Kind, LeadNumber, Document, At
                  from Notifications
                 order by Number
                """,
                """
                insert into Notifications (Number, CampaignId, Mark, Participant, Team, Kind, LeadNumber, Document,
                                           At)
                values (@Number, @CampaignId, @Mark, @Participant, @Team, @Kind, @LeadNumber, @Document, @At)
                """
            ),
            new(
                "DeadlineLook",
                "select count(*) from DeadlineLook",
                """
                select Id, LookedAt
                  from DeadlineLook
                 order by Id
                """,
                """
                insert into DeadlineLook (Id, LookedAt)
                values (@Id, @LookedAt)
                """
            ),
        ];
}
