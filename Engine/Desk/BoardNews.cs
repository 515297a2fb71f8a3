using System.Collections.Concurrent;
using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// Tells players what happened to them on the boards: that another one passed them, that they won a prize. Looks at
/// boards beside the writer; what was told once is not told again, whichever process looks.
/// </summary>
public sealed class BoardNews(WriteQueue queue, Database database, BoardReads reads, TimeProvider clock)
{
    /// <summary>So much of a board that one of the first ten is still on it after a bad minute.</summary>
    private const int Lines = 20;
    private const int AtOnce = 500;

    /// <summary>A process that starts tells nothing that was won longer ago.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Older ones nobody looks for.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private readonly ConcurrentDictionary<string, SeenBoard> seen = new();
    private readonly ConcurrentDictionary<AwardedPeriod, bool> told = new();

    /// <summary>Answers how many were told something.</summary>
    public async Task<int> Run()
    {
        IReadOnlyList<Campaign> campaigns;
        await using (var connection = await database.Connect())
            campaigns = [.. (await CampaignRows.All(connection)).Where(x => x.LaunchedAt is not null)];

        var count = 0;
        var failures = new List<Exception>();
        foreach (var campaign in campaigns)
        {
            try
            {
                count += await Tell(campaign);
            }
            catch (Exception failure)
            {
                // one campaign must not keep the players of the others from their news; it is looked at again
                failures.Add(failure);
            }
        }

        return failures.Count == 0
            ? count
            : throw new AggregateException("Players could not be told what the boards did to them.", failures);
    }

    /// <summary>Forgets what was told long ago. Answers how many.</summary>
    public Task<int> ForgetOld() => queue.Write(work => NotificationRows.DeleteBefore(work, Now - Kept));

    private async Task<int> Tell(Campaign campaign)
    {
        var count = 0;
        if (campaign.Status(Now) == CampaignStatus.Running)
            count += await Passed(campaign);
        if (campaign.ClosedAt is null || Now - campaign.ClosedAt < Fresh + Ceremonies.Longest)
            count += await Won(campaign);
        return count;
    }

    /// <summary>As everybody sees the board: who is hidden passes nobody by name.</summary>
    private async Task<int> Passed(Campaign campaign)
    {
        var snapshot = await reads.Snapshot(campaign.Code);
        var standings = await reads.Read(new StandingsQuery(campaign.Code, BoardKind.Reps, Top: Lines));
        if (standings.Period is not { State: PeriodState.Open, Number: var period })
            return 0;

        var board = new SeenBoard(period, [.. standings.Rows.Select(x => Place(snapshot, x)).OfType<SeenPlace>()]);
        var overtaken = seen.TryGetValue(campaign.Code, out var before) ? Overtaking.Between(before, board) : [];

        var now = Now;
        var day = TimeZoneInfo.ConvertTime(now, campaign.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var count = await Tell(
            campaign.Id,
            [
                .. overtaken.Select(x => new Notification
                {
                    Kind = NotificationKind.Overtaken,
                    Mark = $"{NotificationKind.Overtaken}:{period}:{x.Rep}:{x.By}:{day}",
                    Participant = x.Rep,
                    Detail = new NotificationDetail { By = x.By, Rank = x.Rank },
                    At = now,
                }),
            ]
        );
        // what could not be told is news at the next look still
        seen[campaign.Code] = board;
        return count;
    }

    private static SeenPlace? Place(CampaignSnapshot snapshot, Standing standing) =>
        Audience.Everybody.Find(snapshot, standing.Code) is { } rep
            ? new SeenPlace(rep.Number, standing.Rank, standing.Points)
            : null;

    /// <summary>Of the periods whose results were revealed since a day, and of the campaign.</summary>
    private async Task<int> Won(Campaign campaign)
    {
        var snapshot = await reads.Snapshot(campaign.Code);
        var now = Now;
        List<AwardedPeriod> closed =
        [
            .. snapshot
                .Periods.Select(x => x.Number)
                .Append(BoardKey.Overall)
                .Where(number => Freezing.RevealedAt(snapshot, number, now) is { } at && now - at < Fresh)
                .Select(number => new AwardedPeriod(campaign.Id, number)),
        ];
        closed.RemoveAll(told.ContainsKey);
        if (closed.Count == 0)
            return 0;

        IReadOnlyList<Award> awards;
        await using (var connection = await database.Connect())
            awards = await AwardRows.Of(connection, campaign.Id);
        var count = 0;
        var news = awards
            .Where(x => x.Status != AwardStatus.Declined && closed.Any(y => y.Period == x.Period))
            .SelectMany(x => Of(snapshot, x, now));
        foreach (var some in news.Chunk(AtOnce))
            count += await Tell(campaign.Id, some);
        foreach (var period in closed)
            told[period] = true;
        return count;
    }

    private static IEnumerable<Notification> Of(CampaignSnapshot snapshot, Award award, DateTimeOffset now) =>
        Winners(snapshot, award)
            .Where(x => x.ErasedAt is null)
            .Select(x => new Notification
            {
                Kind = NotificationKind.Prize,
                Mark = $"{NotificationKind.Prize}:{award.Id}:{x.Number}",
                Participant = x.Number,
                Detail = new NotificationDetail { Prize = award.PrizeName, Rank = award.Rank },
                At = now,
            });

    private static IEnumerable<Participant> Winners(CampaignSnapshot snapshot, Award award) =>
        award.Board == BoardKind.Teams
            ? snapshot.Participants.Where(x => x.Active && x.Team == award.Member)
            : snapshot.People(award.Member);

    /// <summary>Those that another process has told already are left out before anything is written.</summary>
    private async Task<int> Tell(long campaign, IReadOnlyList<Notification> news)
    {
        if (news.Count == 0)
            return 0;

        IReadOnlySet<string> marked;
        await using (var connection = await database.Connect())
            marked = await NotificationRows.Marked(connection, campaign, news.Select(x => x.Mark));
        var untold = news.Where(x => !marked.Contains(x.Mark)).ToList();
        return untold.Count == 0 ? 0 : await queue.Write(work => NotificationRows.Append(work, campaign, untold));
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();

    private sealed record AwardedPeriod(long Campaign, int Period);
}
