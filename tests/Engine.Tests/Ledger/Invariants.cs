using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What SCORING §4 promises after any sequence of events, corrections, crashes and restarts.</summary>
internal static class Invariants
{
    public static async Task Hold(EngineParts engine, string campaign = Challenge.Code, bool live = true)
    {
        var naive = await NaiveBoards.Read(engine, campaign);
        Numbers(naive);
        Sums(naive);
        await Facts(engine, campaign, naive);
        var snapshot = await engine.Reads.Snapshot(campaign);
        Assert.Equal(naive.Rows.Count, snapshot.Campaign.LastSeq);
        foreach (var kind in Enum.GetValues<BoardKind>())
        {
            await Same(
                engine,
                new StandingsQuery(campaign, kind, "overall", 1000),
                snapshot.Campaign.ClosedAt is null ? naive.Board(kind, 0) : null,
                live
            );
            foreach (var period in snapshot.Periods.Where(x => !x.Void))
            {
                var query = new StandingsQuery(campaign, kind, period.Number.ToString(), 1000);
                await Same(engine, query, period.ClosedAt is null ? naive.Board(kind, period.Number) : null, live);
                foreach (var seq in new[] { naive.Rows.Count, naive.Rows.Count / 2 })
                    Assert.Equal(
                        naive.UpTo(seq).Board(kind, period.Number),
                        NaiveBoards.Lines(await engine.Reads.Read(query with { AsOfSeq = seq }))
                    );
            }
            await Folded(engine, campaign, kind, naive);
        }
        Assert.Equal(0, await engine.Boards.Drift(campaign));
    }

    /// <param name="truth">Null: the period is closed, and answers as certified.</param>
    private static async Task Same(EngineParts engine, StandingsQuery query, IReadOnlyList<string>? truth, bool live)
    {
        if (truth is null)
            return;
        var page = await engine.Reads.Read(query);
        Assert.Equal(truth, NaiveBoards.Lines(page));
        Assert.Equal((live, truth.Count), (page.Live, (int)page.Count));
        foreach (var row in page.Rows.Take(2))
        {
            var around = await engine.Reads.Read(query with { Around = row.Code });
            Assert.Equal(NaiveBoards.Lines(page with { Rows = [.. around.Rows] }), truth.Take(around.Rows.Count));
        }
    }

    private static async Task Folded(EngineParts engine, string campaign, BoardKind kind, NaiveBoards naive)
    {
        using var looks = new CampaignLooks(engine.Database, TimeProvider.System);
        using var ledger = new LedgerBoards(engine.Database, looks, TimeProvider.System);
        await ledger.Read(
            campaign,
            (snapshot, tally) =>
            {
                foreach (var period in snapshot.Periods.Select(x => x.Number).Append(0))
                {
                    var lines = tally.Lines(new BoardKey(kind, period)).Select(line => line.On(snapshot));
                    Assert.Equal(
                        naive.Board(kind, period),
                        NaiveBoards.Lines(Ranking.Rank(lines, snapshot), kind == BoardKind.Teams && snapshot.Averages)
                    );
                }
                return true;
            }
        );
    }

    private static void Numbers(NaiveBoards naive)
    {
        Assert.Equal(Enumerable.Range(1, naive.Rows.Count).Select(x => (long)x), naive.Rows.Select(x => x.Seq));
        var bySeq = naive.Rows.ToDictionary(x => x.Seq);
        var reversals = naive.Rows.Where(x => x.Kind == 1).ToList();
        Assert.Equal(reversals.Count, reversals.Select(x => x.Reverses).Distinct().Count());
        Assert.All(
            reversals,
            reversal =>
            {
                var original = bySeq[reversal.Reverses!.Value];
                Assert.Equal(
                    (0, original.Participant, original.Team, original.OccurredAt, -original.Points),
                    (original.Kind, reversal.Participant, reversal.Team, reversal.OccurredAt, reversal.Points)
                );
                Assert.True(original.Seq < reversal.Seq);
            }
        );
        Assert.All(naive.Rows, row => Assert.NotEqual(0, row.Points));
    }

    private static void Sums(NaiveBoards naive)
    {
        var all = naive.Total(_ => true);
        Assert.Equal(
            all,
            naive.Total(x => naive.RoleOf(x.Participant) == "Rep")
                + naive.Total(x => naive.RoleOf(x.Participant) == "Prospector")
        );
        Assert.Equal(all, naive.Total(x => x.Team is not null) + naive.Total(x => x.Team is null));
        Assert.Equal(all, naive.Rows.GroupBy(x => x.Period).Sum(period => period.Sum(x => x.Points)));
    }

    private static async Task Facts(EngineParts engine, string campaign, NaiveBoards naive)
    {
        await using var connection = await engine.Database.Connect();
        var row = (await CampaignRows.Find(connection, campaign))!;
        var numbers = (
            await connection.QueryAsync<long>(
                "select FactSeq from Facts where CampaignId = @Id union all select FactSeq from Changes where "
                    + "CampaignId = @Id",
                new { row.Id }
            )
        ).Order();
        Assert.Equal(Enumerable.Range(1, (int)row.LastFactSeq).Select(x => (long)x), numbers);
        var facts = await connection.QueryAsync<(long FirstSeq, int Entries, long Points, string Status)>(
            "select FirstSeq, Entries, Points, Status from Facts where CampaignId = @Id",
            new { row.Id }
        );
        foreach (var (first, entries, points, status) in facts)
        {
            Assert.Equal(points, naive.Rows.Where(x => x.Seq >= first && x.Seq < first + entries).Sum(x => x.Points));
            Assert.Equal(status == "scored", entries > 0);
        }
    }
}
