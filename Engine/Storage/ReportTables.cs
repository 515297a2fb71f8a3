namespace ChallengeHub;

/// <summary>What an archive carries of reports: those of closed periods, and marketing's own paragraphs.</summary>
internal static class ReportTables
{
    public static IReadOnlyList<ArchiveTable> All =>
        [
            new(
                "KeptReports",
                "select count(*) from KeptReports",
                """
                select CampaignId, Period, Kind, Part, Version, FactSeq, KeptAt, Sha256, Canonical
                  from KeptReports
                 order by CampaignId, Period, Kind, Part, Version
                """,
                """
                insert into KeptReports (CampaignId, Period, Kind, Part, Version, FactSeq, KeptAt, Sha256, Canonical)
                values (@CampaignId, @Period, @Kind, @Part, @Version, @FactSeq, @KeptAt, @Sha256, @Canonical)
                """
            ),
            new(
                "SynthesisNotes",
                "select count(*) from SynthesisNotes",
                """
                select CampaignId, Period, Team, Text, Version, ChangedBy, ChangedAt
                  from SynthesisNotes
                 order by CampaignId, Period, Team
                """,
                """
                insert into SynthesisNotes (CampaignId, Period, Team, Text, Version, ChangedBy, ChangedAt)
                values (@CampaignId, @Period, @Team, @Text, @Version, @ChangedBy, @ChangedAt)
                """
            ),
        ];
}
