namespace ChallengeHub.Web;

/// <summary>
/// Leaderboards as the API answers them, kept while nothing of the campaign changed. Who has lines of his own is
/// answered for himself alone, and what the ledger had to answer is asked again.
/// </summary>
public sealed class StandingsAnswers(BoardReads reads, AnswerCache answers, TimeProvider clock)
{
    public async Task<JsonBytes> Of(StandingsQuery query)
    {
        if (query.AsOfSeq is not null || query.Audience.Own.Count > 0)
            return await Read(query);

        var snapshot = await reads.Snapshot(query.Campaign);
        var now = clock.GetUtcNow();
        var period = BoardReads.PeriodOf(snapshot, query.Period, now);
        var key = new AnswerKey(
            snapshot.Campaign,
            "standings",
            query.Board,
            period?.Number,
            period?.State(now),
            query.Top,
            query.By,
            query.Around,
            query.Language,
            query.Audience.SeesAll,
            query.Audience.SeesUnrevealed,
            // a freeze begins by the clock alone
            Freezing.Since(snapshot, period?.Number ?? BoardKey.Overall, now)?.UtcTicks
        );
        return await answers.Get(key, now, () => Read(query));
    }

    private async Task<JsonBytes> Read(StandingsQuery query)
    {
        var standings = await reads.Read(query);
        var answer = StandingsAnswer.Of(standings);
        return standings.Frozen ? JsonBytes.Of(answer) : JsonBytes.Stamped(answer, clock, isKept: standings.Live);
    }
}
