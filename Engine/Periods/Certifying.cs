using System.Text.Json;

namespace ChallengeHub;

/// <summary>Turns the ledger's totals into certified results: boards, awards, raffles. Pure.</summary>
public static class Certifying
{
    /// <summary>As the ledger stands now.</summary>
    public static Results Certify(
        Certification asked,
        CampaignSnapshot snapshot,
        Tally tally,
        IReadOnlyDictionary<string, byte[]> seeds
    ) => Certify(asked, snapshot, BoardTotals.Of(tally, asked.Period), seeds);

    /// <param name="seeds">Secret seed of each prize that is, or may have to be, drawn.</param>
    public static Results Certify(
        Certification asked,
        CampaignSnapshot snapshot,
        BoardTotals totals,
        IReadOnlyDictionary<string, byte[]> seeds
    )
    {
        var boards = totals.Lines.ToDictionary(x => x.Key, x => Lines(snapshot, x.Value));
        var targets = boards
            .Keys.Where(kind => kind != BoardKind.Pairs)
            .ToDictionary(
                kind => kind,
                kind => TargetLines(asked, snapshot, new BoardKey(kind, asked.Period), boards[kind])
            );

        var scope = asked.Period == BoardKey.Overall ? PrizeScope.Campaign : PrizeScope.Period;
        var awards = new List<CertifiedAward>();
        var raffles = new List<CertifiedRaffle>();
        var stocks = new List<CertifiedStock>();

        foreach (
            var prize in asked.Before is not null
                ? []
                : snapshot.Campaign.Document.Prizes.Where(prize => prize.Scope == scope)
        )
        {
            var kind = prize.Board!.Value;
            var lines = boards[kind].ToDictionary(line => line.Member);
            var reached = targets.GetValueOrDefault(kind)?.ToDictionary(x => x.Member);
            var seed = seeds.GetValueOrDefault(prize.Code!);
            var given = asked.Given.GetValueOrDefault(prize.Code!);

            var decided = Awarding.Decide(
                prize,
                [.. boards[kind].Select(line => Final(snapshot, kind, line, reached?.GetValueOrDefault(line.Member)))],
                seed,
                given
            );
            if (decided.Draw is { } drawn)
                raffles.Add(Raffle(prize, seed!, drawn));
            if (prize.Stock is { } stock)
                stocks.Add(
                    new CertifiedStock(
                        prize.Code!,
                        stock,
                        given,
                        decided.Winners.Count,
                        [.. decided.Unserved.Select(x => x.Member)]
                    )
                );

            awards.AddRange(
                decided.Winners.Select(winner => new CertifiedAward(
                    prize.Code!,
                    prize.Name!,
                    prize.Value,
                    kind,
                    Awarding.RankOf(prize, winner)!.Value,
                    winner.Member,
                    lines[winner.Member].Team,
                    winner.Points
                ))
            );
        }

        return new Results
        {
            Campaign = snapshot.Campaign.Code,
            Period = asked.Period,
            Version = (asked.Before?.Version ?? 0) + 1,
            ClosedAt = asked.ClosedAt,
            Seq = totals.Seq,
            Reason = asked.Reason,
            Boards = boards.ToDictionary(x => new BoardKey(x.Key, 0).Word, x => x.Value),
            Awards = asked.Before?.Awards ?? awards,
            Raffles = asked.Before?.Raffles ?? raffles,
            Targets = targets.Values.All(x => x is null)
                ? null
                : targets.ToDictionary(x => new BoardKey(x.Key, 0).Word, x => x.Value!),
            Stocks = Stocks(asked.Before, stocks),
        };
    }

    /// <summary>In an amendment those of the first closing; null: no prize has a stock.</summary>
    private static IReadOnlyList<CertifiedStock>? Stocks(Results? before, IReadOnlyList<CertifiedStock> stocks)
    {
        if (before is not null)
            return before.Stocks;

        return stocks.Count == 0 ? null : stocks;
    }

    /// <summary>
    /// Those in force now; in an amendment those of the first closing. Ranked ones first, then who has a target and no
    /// points, by code.
    /// </summary>
    private static IReadOnlyList<CertifiedTarget>? TargetLines(
        Certification asked,
        CampaignSnapshot snapshot,
        BoardKey board,
        IReadOnlyList<CertifiedLine> lines
    )
    {
        if ((asked.Before is { } before ? before.TargetsOf(board) : Targets.Of(snapshot, board)) is not { } targets)
            return null;
        var ranked = Targets.Rank(Results.ToRanked(lines, board, snapshot), targets, snapshot);
        var placed = ranked.Select(x => x.Line.Member).ToHashSet();
        return
        [
            .. ranked.Select(x => new CertifiedTarget(x.Line.Member, x.Target!.Value, x.Rank, x.Percent)),
            .. targets
                .Where(x => !placed.Contains(x.Key))
                .OrderBy(x => snapshot.CodeOf(board.Kind, x.Key), StringComparer.Ordinal)
                .Select(x => new CertifiedTarget(x.Key, x.Value, null, null)),
        ];
    }

    private static IReadOnlyList<CertifiedLine> Lines(CampaignSnapshot snapshot, IReadOnlyList<TallyLine> totals)
    {
        var entries = totals.ToDictionary(line => line.Member);
        return
        [
            .. Ranking
                .Rank(entries.Values.Select(line => line.On(snapshot)), snapshot)
                .Select(row => new CertifiedLine(
                    row.Rank,
                    row.Line.Member,
                    row.Team,
                    row.Line.Units,
                    DateTimeOffset.FromUnixTimeSeconds(row.Line.ReachedAtSeconds),
                    entries[row.Line.Member].Entries,
                    [
                        row.Line.Stages.Validated,
                        row.Line.Stages.Taken,
                        row.Line.Stages.Contacted,
                        row.Line.Stages.Closed,
                    ]
                )),
        ];
    }

    /// <summary>A board as awarding would see it if it were closed now.</summary>
    /// <param name="totals">The board's own.</param>
    internal static IReadOnlyList<FinalStanding> Standings(
        CampaignSnapshot snapshot,
        IReadOnlyList<TallyLine> totals,
        BoardKey board
    )
    {
        var lines = Lines(snapshot, totals);
        var reached =
            board.Kind == BoardKind.Pairs
                ? null
                : TargetLines(new Certification(board.Period, default), snapshot, board, lines)
                    ?.ToDictionary(x => x.Member);
        return [.. lines.Select(line => Final(snapshot, board.Kind, line, reached?.GetValueOrDefault(line.Member)))];
    }

    private static FinalStanding Final(
        CampaignSnapshot snapshot,
        BoardKind kind,
        CertifiedLine line,
        CertifiedTarget? reached
    ) =>
        new(
            (int)line.Rank,
            line.Member,
            snapshot.CodeOf(kind, line.Member),
            BoardReads.PointsOf(snapshot, kind, line.Units),
            line.Entries,
            kind == BoardKind.Teams || snapshot.People(line.Member).All(x => x.Active && !snapshot.IsHeldOut(x.Team))
        )
        {
            TargetRank = (int?)reached?.Rank,
            Percent = reached?.Percent,
        };

    private static CertifiedRaffle Raffle(Prize prize, byte[] seed, RaffleResult drawn) =>
        new(
            prize.Code!,
            Convert.ToHexStringLower(seed),
            RaffleDraw.Commitment(seed),
            JsonSerializer.Deserialize<JsonElement>(drawn.Tickets),
            drawn.TicketsSha256,
            [.. drawn.Winners.Select(winner => new CertifiedDraw(winner.Standing.Member, winner.Draw, winner.Ticket))]
        )
        {
            Lot = prize.Raffle is null ? true : null,
        };
}

/// <summary>What is to be certified: a period, or the campaign (0).</summary>
/// <param name="Before">The version before, which an amendment replaces: its awards and draws stand.</param>
public sealed record Certification(int Period, DateTimeOffset ClosedAt, Results? Before = null, string? Reason = null)
{
    /// <summary>How many of each prize earlier closings have given: what is left of a stock.</summary>
    public IReadOnlyDictionary<string, int> Given { get; init; } = new Dictionary<string, int>();
}
