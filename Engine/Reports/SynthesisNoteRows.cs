using System.Data.Common;

namespace ChallengeHub;

/// <summary>The table SynthesisNotes: marketing's own paragraph on the page of a team and period.</summary>
internal static class SynthesisNoteRows
{
    /// <param name="period">0: the whole campaign.</param>
    public static Task<SynthesisNote?> Find(DbConnection connection, long campaign, string team, int period) =>
        connection.Find<SynthesisNote?>(
            """
            select Period, Team, Text, Version, ChangedBy, ChangedAt
              from SynthesisNotes
             where CampaignId = @campaign
               and Period = @period
               and Team = @team
            """,
            new
            {
                campaign,
                period,
                team,
            }
        );

    /// <summary>
    /// False where somebody changed it since its version (0: there was none): nothing is written then.
    /// </summary>
    public static async Task<bool> Put(UnitOfWork work, long campaign, SynthesisNote note) =>
        await work.Connection.Execute(
            """
            update SynthesisNotes
               set Text = @Text,
                   Version = Version + 1,
                   ChangedBy = @ChangedBy,
                   ChangedAt = @ChangedAt
             where CampaignId = @campaign
               and Period = @Period
               and Team = @Team
               and Version = @Version;
            insert into SynthesisNotes (CampaignId, Period, Team, Text, Version, ChangedBy, ChangedAt)
            select @campaign, @Period, @Team, @Text, 1, @ChangedBy, @ChangedAt
             where @Version = 0
               and not exists (select 1
                                 from SynthesisNotes
                                where CampaignId = @campaign
                                  and Period = @Period
                                  and Team = @Team);
            """,
            new
            {
                campaign,
                note.Period,
                note.Team,
                note.Text,
                note.Version,
                note.ChangedBy,
                note.ChangedAt,
            },
            work.Transaction
        ) == 1;

    /// <summary>Who changed a paragraph is a pseudonym.</summary>
    public static Task Rename(UnitOfWork work, long campaign, IEnumerable<RenamedAuthor> authors) =>
        work.Connection.Execute(
            """
            update SynthesisNotes
               set ChangedBy = @Pseudonym
             where CampaignId = @campaign
               and ChangedBy = @Author
            """,
            authors.Select(x => new
            {
                campaign,
                x.Author,
                x.Pseudonym,
            }),
            work.Transaction
        );
}

/// <summary>Marketing's own paragraph.</summary>
public sealed record SynthesisNote
{
    public required string Team { get; init; }

    /// <summary>0: of the whole campaign.</summary>
    public int Period { get; init; }

    /// <summary>It may have lines; empty: nothing is shown.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of what is put: the one that it replaces; 0: there was none.</summary>
    public long Version { get; init; }
    public string ChangedBy { get; init; } = "";
    public DateTimeOffset ChangedAt { get; init; }
}
