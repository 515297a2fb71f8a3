using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>The table LeadNotes. Rows are inserted and never deleted; only an erasure empties their text.</summary>
public static class LeadNoteRows
{
    /// <summary>Answers how many are new: the same note sent again, and one of no lead, is none.</summary>
    public static Task<int> Append(UnitOfWork work, long campaign, IEnumerable<NoteOfLead> notes) =>
        work.Connection.Execute(
            """
            insert into LeadNotes (LeadNumber, NoteId, Author, At, Kind, Text, Quality)
            select Leads.Number, @Id, @Author, @At, @kind, @Text, @Quality
              from Leads
             where CampaignId = @campaign
               and Lead = @Lead
               and not exists (select 1
                                 from LeadNotes
                                where LeadNumber = Leads.Number
                                  and NoteId = @Id)
            """,
            notes.Select(x => new
            {
                campaign,
                x.Lead,
                x.Note.Id,
                x.Note.Author,
                x.Note.At,
                kind = x.Note.Kind.ToString(),
                x.Note.Text,
                x.Note.Quality,
            }),
            work.Transaction
        );

    /// <summary>Of each lead in the order in which they came.</summary>
    public static async Task<IReadOnlyList<NoteOfLead>> Of(
        DbConnection connection,
        long campaign,
        IEnumerable<string> leads,
        DbTransaction? transaction = null
    ) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Leads.Lead, LeadNotes.NoteId, LeadNotes.Author, LeadNotes.At, LeadNotes.Kind,
                           LeadNotes.Text, LeadNotes.Quality
                      from (select value as WantedLead
                              from json_each(@leads)) wanted
                     cross join Leads
                      join LeadNotes on LeadNotes.LeadNumber = Leads.Number
                     where Leads.CampaignId = @campaign
                       and Leads.Lead = WantedLead
                     order by LeadNotes.Number
                    """,
                    new { campaign, leads = JsonSerializer.Serialize(leads.Distinct(StringComparer.Ordinal)) },
                    transaction
                )
            ).Select(x => x.Note()),
        ];

    /// <summary>That somebody wrote, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<NoteOfLead>> By(DbConnection connection, long campaign, string author) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Leads.Lead, LeadNotes.NoteId, LeadNotes.Author, LeadNotes.At, LeadNotes.Kind,
                           LeadNotes.Text, LeadNotes.Quality
                      from Leads
                      join LeadNotes on LeadNotes.LeadNumber = Leads.Number
                     where Leads.CampaignId = @campaign
                       and LeadNotes.Author = @author
                     order by LeadNotes.Number
                    """,
                    new { campaign, author }
                )
            ).Select(x => x.Note()),
        ];

    /// <summary>How reps rated what a prospector brought in, the latest first.</summary>
    public static async Task<IReadOnlyList<NoteOfLead>> RatingsOf(
        DbConnection connection,
        long campaign,
        int prospector,
        int limit
    ) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Leads.Lead, LeadNotes.NoteId, LeadNotes.Author, LeadNotes.At, LeadNotes.Kind,
                           LeadNotes.Text, LeadNotes.Quality
                      from Leads
                      join LeadNotes on LeadNotes.LeadNumber = Leads.Number
                     where Leads.CampaignId = @campaign
                       and Leads.Prospector = @prospector
                       and LeadNotes.Kind = 'Rating'
                     order by LeadNotes.Number desc
                     limit @limit
                    """,
                    new
                    {
                        campaign,
                        prospector,
                        limit,
                    }
                )
            ).Select(x => x.Note()),
        ];

    /// <summary>All those ratings together.</summary>
    public static async Task<RatedLeads> RatedOf(DbConnection connection, long campaign, int prospector) =>
        await connection.Find<RatedLeads?>(
            """
            select coalesce(sum(case when LeadNotes.Quality is null then 0 else 1 end), 0) as Rated,
                   coalesce(sum(LeadNotes.Quality), 0) as Total
              from Leads
              join LeadNotes on LeadNotes.LeadNumber = Leads.Number
             where Leads.CampaignId = @campaign
               and Leads.Prospector = @prospector
               and LeadNotes.Kind = 'Rating'
            """,
            new { campaign, prospector }
        ) ?? new RatedLeads();

    /// <summary>The text of all notes of the leads is gone, and the ids that their authors chose stay.</summary>
    public static Task Erase(UnitOfWork work, long campaign, IEnumerable<string> leads) =>
        work.Connection.Execute(
            """
            update LeadNotes
               set Text = ''
             where LeadNumber in (select Number
                                    from Leads
                                   where CampaignId = @campaign
                                     and Lead in (select value
                                                    from json_each(@leads)))
            """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            work.Transaction
        );

    /// <summary>The notes of an author are those of a pseudonym.</summary>
    public static Task Rename(UnitOfWork work, long campaign, IEnumerable<RenamedAuthor> authors) =>
        work.Connection.Execute(
            """
            update LeadNotes
               set Author = @Pseudonym
             where Author = @Author
               and exists (select 1
                             from Leads
                            where Leads.Number = LeadNotes.LeadNumber
                              and Leads.CampaignId = @campaign)
            """,
            authors.Select(x => new
            {
                campaign,
                x.Author,
                x.Pseudonym,
            }),
            work.Transaction
        );

    private sealed record Row
    {
        public string Lead { get; init; } = "";
        public string NoteId { get; init; } = "";
        public string Author { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public int? Quality { get; init; }

        public NoteOfLead Note() =>
            new(Lead, new LeadNote(NoteId, Author, At, Enum.Parse<NoteKind>(Kind), Text, Quality));
    }
}

/// <summary>A note, and the lead that it is about, by code.</summary>
public sealed record NoteOfLead(string Lead, LeadNote Note);

/// <summary>Ratings of leads, counted and added up.</summary>
public sealed record RatedLeads
{
    public long Rated { get; init; }
    public long Total { get; init; }

    /// <summary>From 1 to 5; null: nobody rated one.</summary>
    public decimal? Average => Rated == 0 ? null : (decimal)Total / Rated;
}
