using System.Text.Json;

namespace ChallengeHub;

/// <summary>Turns the ledger's totals into certified results: boards, awards, raffles. Pure.</summary>
public static class Certifying
{
    /// <param name="seeds">Secret seed of each raffle prize.</param>
    public static Results Certify(Certification asked, CampaignView view, Tally tally, IReadOnlyDictionary<string, byte[]> seeds)
    {
        var boards = Enum.GetValues<BoardKind>().ToDictionary(kind => kind, kind => Lines(view, tally, new BoardKey(kind, asked.Period)));
        var scope = asked.Period == BoardKey.Overall ? PrizeScope.Campaign : PrizeScope.Period;
        var awards = new List<CertifiedAward>();
        var raffles = new List<CertifiedRaffle>();
        foreach (var prize in asked.Before is not null ? [] : view.Campaign.Document.Prizes.Where(prize => prize.Scope == scope))
        {
            var kind = prize.Board!.Value;
            var lines = boards[kind].ToDictionary(line => line.Member);
            var standings = boards[kind].Select(line => Final(view, kind, line)).ToList();
            var winners = Awarding.Decide(prize, standings);
            if (prize.Raffle is not null)
            {
                var drawn = RaffleDraw.Draw(prize, seeds[prize.Code!], standings);
                winners = [.. drawn.Winners.Select(winner => winner.Standing)];
                raffles.Add(Raffle(prize, seeds[prize.Code!], drawn));
            }
            awards.AddRange(winners.Select(winner => new CertifiedAward(
                prize.Code!, prize.Name!, prize.Value, kind, winner.Rank, winner.Member, lines[winner.Member].Team, winner.Points)));
        }
        return new Results
        {
            Campaign = view.Campaign.Code, Period = asked.Period, Version = (asked.Before?.Version ?? 0) + 1, ClosedAt = asked.ClosedAt, Seq = tally.Seq, Reason = asked.Reason,
            Boards = boards.ToDictionary(x => new BoardKey(x.Key, 0).Word, x => x.Value), Awards = asked.Before?.Awards ?? awards, Raffles = asked.Before?.Raffles ?? raffles,
        };
    }

    private static IReadOnlyList<CertifiedLine> Lines(CampaignView view, Tally tally, BoardKey board)
    {
        var entries = tally.Lines(board).ToDictionary(line => line.Member);
        return
        [
            .. Ranking.Rank(entries.Values.Select(line => line.On(view)), view).Select(row => new CertifiedLine(
                row.Rank, row.Line.Member, row.Team, row.Line.Units, DateTimeOffset.FromUnixTimeSeconds(row.Line.ReachedAtSeconds), entries[row.Line.Member].Entries,
                [row.Line.Stages.Validated, row.Line.Stages.Taken, row.Line.Stages.Contacted, row.Line.Stages.Closed])),
        ];
    }

    private static FinalStanding Final(CampaignView view, BoardKind kind, CertifiedLine line) => new(
        (int)line.Rank, line.Member, view.CodeOf(kind, line.Member), BoardReads.PointsOf(view, kind, line.Units), line.Entries,
        kind == BoardKind.Teams || line.Member.Split('+').All(number => view.Get(int.Parse(number)).Active));

    private static CertifiedRaffle Raffle(Prize prize, byte[] seed, RaffleResult drawn) => new(
        prize.Code!, Convert.ToHexStringLower(seed), RaffleDraw.Commitment(seed),
        JsonSerializer.Deserialize<JsonElement>(drawn.Tickets), drawn.TicketsSha256,
        [.. drawn.Winners.Select(winner => new CertifiedDraw(winner.Standing.Member, winner.Draw, winner.Ticket))]);
}

/// <summary>What is to be certified: a period, or the campaign (0).</summary>
/// <param name="Before">The version before, which an amendment replaces: its awards and draws stand.</param>
public sealed record Certification(int Period, DateTimeOffset ClosedAt, Results? Before = null, string? Reason = null);
