using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The tables AwardSteps and AllAwards. The latter is read through the view Awards, which has those alone whose closing
/// is done.
/// </summary>
public static partial class AwardRows
{
    private const string Columns = """
        select Id, CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt as Rank, Points, Status,
               AwardedAt
          from Awards
        """;

    public static Task Insert(
        UnitOfWork work,
        CampaignClosing of,
        Results results,
        IEnumerable<CertifiedAward> awards
    ) =>
        work.Connection.Execute(
            """
            insert into AllAwards (CampaignId, Period, Prize, PrizeName, Value, Board, Member, Team, PlacedAt, Points,
                                   Status, AwardedAt, Closing)
            values (@Campaign, @Period, @Prize, @name, @value, @board, @Member, @Team, @Rank, @points, 'Awarded',
                    @ClosedAt, @Closing)
            """,
            awards.Select(x => new
            {
                of.Campaign,
                results.Period,
                x.Prize,
                name = JsonSerializer.Serialize(x.PrizeName, EngineJson.Options),
                value = Text(x.Value),
                board = x.Board.ToString(),
                x.Member,
                x.Team,
                x.Rank,
                points = Text(x.Points),
                results.ClosedAt,
                of.Closing,
            }),
            work.Transaction
        );

    public static async Task<IReadOnlyList<Award>> Of(DbConnection connection, long campaign) =>
        [
            .. (
                await connection.Query<Row>(
                    Columns + "\n where CampaignId = @campaign\n order by Period, Prize, PlacedAt, Id",
                    new { campaign }
                )
            ).Select(x => x.Award()),
        ];

    /// <summary>The best ranked of one prize in one period.</summary>
    public static async Task<IReadOnlyList<Award>> Best(DbConnection connection, AwardsOf of, int limit) =>
        [
            .. (
                await connection.Query<Row>(
                    Columns
                        + "\n where CampaignId = @Campaign\n   and Period = @Period\n   and Prize = @Prize"
                        + "\n order by PlacedAt, Id\n limit @limit",
                    new
                    {
                        of.Campaign,
                        of.Period,
                        of.Prize,
                        limit,
                    }
                )
            ).Select(x => x.Award()),
        ];

    public static Task<long> Count(DbConnection connection, AwardsOf of) =>
        connection.Scalar<long>(
            """
            select count(*)
              from Awards
             where CampaignId = @Campaign
               and Period = @Period
               and Prize = @Prize
            """,
            of
        );

    public static async Task<Award?> Find(UnitOfWork work, long campaign, long id) =>
        (
            await work.Connection.Find<Row?>(
                Columns + "\n where CampaignId = @campaign\n   and Id = @id",
                new { campaign, id },
                work.Transaction
            )
        )?.Award();

    /// <summary>
    /// How many of each prize closings have given so far, the declined ones too: a stock follows from closings alone.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, int>> Given(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        (
            await connection.Query<(string Prize, long Awards)>(
                """
                select Prize, count(*) as Awards
                  from Awards
                 where CampaignId = @campaign
                 group by Prize
                """,
                new { campaign },
                transaction
            )
        ).ToDictionary(x => x.Prize, x => (int)x.Awards);

    /// <summary>Of each campaign that gave anything.</summary>
    public static Task<IReadOnlyList<AwardCount>> Counts(DbConnection connection) =>
        connection.Query<AwardCount>(
            """
            select CampaignId, count(*) as Awarded,
                   sum(case when Status in ('Delivered', 'Declined') then 0 else 1 end) as Waiting
              from Awards
             group by CampaignId
            """
        );

    public static Task Step(UnitOfWork work, AwardStep step) =>
        work.Connection.Execute(
            """
            insert into AwardSteps (AwardId, Step, Status, Note, Author, SteppedAt)
            select @Award, count(*) + 1, @status, @Note, @Author, @At
              from AwardSteps
             where AwardId = @Award;
            update AllAwards
               set Status = @status
             where Id = @Award;
            """,
            new
            {
                step.Award,
                status = step.Status.ToString(),
                step.Note,
                step.Author,
                step.At,
            },
            work.Transaction
        );

    /// <summary>Of one award the first step first.</summary>
    public static async Task<IReadOnlyList<AwardStep>> StepsOf(DbConnection connection, long campaign) =>
        [
            .. (
                await connection.Query<StepRow>(
                    """
                    select AwardSteps.AwardId, AwardSteps.Status, AwardSteps.Note, AwardSteps.Author,
                           AwardSteps.SteppedAt
                      from AwardSteps
                      join Awards on Awards.Id = AwardSteps.AwardId
                     where Awards.CampaignId = @campaign
                     order by AwardSteps.AwardId, AwardSteps.Step
                    """,
                    new { campaign }
                )
            ).Select(x => x.Step()),
        ];

    /// <summary>The states that an award has been in since it was awarded, the first first.</summary>
    public static async Task<IReadOnlyList<AwardStatus>> Way(UnitOfWork work, long award) =>
        [
            .. (
                await work.Connection.Query<string>(
                    """
                    select Status
                      from AwardSteps
                     where AwardId = @award
                     order by Step
                    """,
                    new { award },
                    work.Transaction
                )
            ).Select(Enum.Parse<AwardStatus>),
        ];

    /// <summary>Takes away what was noted at the hand-over: it may name who received it.</summary>
    /// <param name="members">By number; of a pair either.</param>
    public static async Task Hush(UnitOfWork work, long campaign, IReadOnlySet<string> members)
    {
        var noted = await work.Connection.Query<(long Award, string Member)>(
            """
            select distinct AwardSteps.AwardId, Awards.Member
              from AwardSteps
              join Awards on Awards.Id = AwardSteps.AwardId
             where Awards.CampaignId = @campaign
               and AwardSteps.Note is not null
            """,
            new { campaign },
            work.Transaction
        );
        await work.Connection.Execute(
            """
            update AwardSteps
               set Note = null
             where AwardId = @Award
            """,
            noted.Where(x => x.Member.Split('+').Any(members.Contains)).Select(x => new { x.Award }),
            work.Transaction
        );
    }

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private sealed record Row
    {
        public long Id { get; init; }
        public long CampaignId { get; init; }
        public int Period { get; init; }
        public string Prize { get; init; } = "";
        public string PrizeName { get; init; } = "";
        public string? Value { get; init; }
        public string Board { get; init; } = "";
        public string Member { get; init; } = "";
        public string? Team { get; init; }
        public long Rank { get; init; }
        public string Points { get; init; } = "";
        public string Status { get; init; } = "";
        public DateTimeOffset AwardedAt { get; init; }

        public Award Award() =>
            new()
            {
                Id = Id,
                CampaignId = CampaignId,
                Period = Period,
                Prize = Prize,
                Member = Member,
                Team = Team,
                Rank = Rank,
                AwardedAt = AwardedAt,
                PrizeName = JsonSerializer.Deserialize<LocalText>(PrizeName, EngineJson.Options)!,
                Value = Value is null ? null : decimal.Parse(Value, CultureInfo.InvariantCulture),
                Board = Enum.Parse<BoardKind>(Board),
                Points = decimal.Parse(Points, CultureInfo.InvariantCulture),
                Status = Enum.Parse<AwardStatus>(Status),
            };
    }

    private sealed record StepRow
    {
        public long AwardId { get; init; }
        public string Status { get; init; } = "";
        public string? Note { get; init; }
        public string Author { get; init; } = "";
        public DateTimeOffset SteppedAt { get; init; }

        public AwardStep Step() => new(AwardId, Enum.Parse<AwardStatus>(Status), Note, Author, SteppedAt);
    }
}

/// <summary>Which awards: of one prize in one period (0: the campaign's).</summary>
public sealed record AwardsOf(long Campaign, int Period, string Prize);

/// <summary>A campaign, and the closing that is going to show its awards.</summary>
/// <param name="Closing">0: the one that writes them.</param>
public readonly record struct CampaignClosing(long Campaign, long Closing = 0);

/// <summary>How much a campaign gave.</summary>
public sealed record AwardCount
{
    public long CampaignId { get; init; }
    public long Awarded { get; init; }

    /// <summary>Neither handed over nor declined.</summary>
    public long Waiting { get; init; }
}

/// <summary>One step of a hand-over.</summary>
/// <param name="Note">As noted by its author; of a step back the reason.</param>
public sealed record AwardStep(long Award, AwardStatus Status, string? Note, string Author, DateTimeOffset At);
