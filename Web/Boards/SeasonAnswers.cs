using System.Diagnostics;

namespace ChallengeHub.Web;

/// <summary>
/// Seasons as walls are answered. One is kept for some seconds, though points come meanwhile: a thousand walls that ask
/// cost one reading. Names, rules, closings and freezes are never older than the question.
/// </summary>
public sealed class SeasonAnswers(PageReads pages, SeasonReads reads, AnswerCache answers, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <summary>It is kept so many times as long as it took to make: a long ledger is not read all day.</summary>
    private const int Times = 20;

    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public async Task<JsonBytes?> Of(string campaign, BoardKind board, WatchSight sight)
    {
        if (await pages.Launched(campaign) is not { } snapshot)
            return null;

        var now = clock.GetUtcNow();
        var period = PeriodBook.Current(snapshot.Periods, now);
        var current = period?.Number ?? BoardKey.Overall;
        var settings = snapshot.Campaign with { Version = snapshot.Campaign.ConfigVersion };
        var key = new AnswerKey(
            settings,
            "season",
            board,
            sight,
            current,
            period?.State(now),
            // a freeze begins by the clock alone
            Freezing.Since(snapshot, current, now)?.UtcTicks,
            Freezing.Since(snapshot, BoardKey.Overall, now)?.UtcTicks
        );
        var asked = new SeasonQuestion(snapshot, board, sight);
        return await answers.Get(key, now, () => Make(asked, now));
    }

    private async Task<JsonBytes> Make(SeasonQuestion asked, DateTimeOffset now)
    {
        var began = Stopwatch.GetTimestamp();
        var season = await reads.Read(asked);
        var worth = Stopwatch.GetElapsedTime(began) * Times;
        return JsonBytes.Of(season, now, worth > Kept ? worth : Kept);
    }
}
