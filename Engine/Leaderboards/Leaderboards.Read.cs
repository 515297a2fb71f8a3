using System.Globalization;

namespace ChallengeHub;

public sealed partial class Leaderboards
{
    /// <summary>The first <paramref name="top"/> rows. Null: the board is not loaded or was lost.</summary>
    public Task<BoardPage?> Top(BoardQuery query, int top)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        return Page(query, "", 0, top);
    }

    /// <summary>The member with so many rows above and below. Null: the board is not loaded or was lost.</summary>
    public Task<BoardPage?> Around(BoardQuery query, string member, int above, int below)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        ArgumentOutOfRangeException.ThrowIfNegative(above);
        ArgumentOutOfRangeException.ThrowIfNegative(below);
        return Page(query, member, above, below);
    }

    /// <summary>Every board stored, each consistent in itself and with its own position. Null: not loaded.</summary>
    public async Task<IReadOnlyList<BoardDump>?> Dump(long campaignId, long startsAtSeconds)
    {
        for (var attempt = 0; attempt < Patience; attempt++)
        {
            if (await Pointer(campaignId) is not { } generation || await Position(campaignId) is not { } position)
                return null;
            var dumps = new List<BoardDump>();
            foreach (var name in await BoardsOf(Names(campaignId), generation))
            {
                var board = BoardKey.Parse(name);
                var answer = await Ask(generation, campaignId, board, "", 0, int.MaxValue);
                if (answer.Status == Stale)
                    break;
                dumps.Add(
                    answer.Status == Lost
                        ? new(board, position.Seq, position.Version, true, [])
                        : new(
                            board,
                            answer.Number(1),
                            answer.Number(2),
                            false,
                            [
                                .. Rows(answer, startsAtSeconds)
                                    .Select(r => new BoardLine(board, r.Member, r.Units, r.ReachedAtSeconds, r.Stages)),
                            ]
                        )
                );
            }
            if (await Pointer(campaignId) == generation)
                return dumps;
        }

        return null;
    }

    private Task<Answer> Ask(string generation, long campaignId, BoardKey board, string member, int above, int below)
    {
        var names = Names(campaignId);
        var name = board.ToString();
        return Run(
            BoardScripts.Page,
            new(
                [names.Pointer, names.Meta(generation), names.Board(generation, name), names.Stages(generation, name)],
                [generation, name, member, above, below]
            )
        );
    }

    private async Task<BoardPage?> Page(BoardQuery query, string member, int above, int below)
    {
        var answer = await Served(
            query.CampaignId,
            generation => Ask(generation, query.CampaignId, query.Board, member, above, below)
        );
        if (answer.Status == Lost)
            return null;
        var seq = answer.Number(1);
        var version = answer.Number(2);
        var count = answer.Number(3);
        if (answer.Status == Unknown)
            return new(seq, version, count, [], Known: false);

        var rows = BoardRanks.Of(
            [.. Rows(answer, query.StartsAtSeconds)],
            new(answer.Number(4), answer.Number(5)),
            query
        );
        var own = member.Length == 0 ? 0 : rows.FindIndex(row => row.Member == member);
        var first = member.Length == 0 ? 0 : Math.Max(0, own - above);
        var last = member.Length == 0 ? Math.Min(rows.Count, below) : (int)Math.Min(rows.Count, (long)own + below + 1);
        return new(seq, version, count, rows[first..last]);
    }

    private static IEnumerable<BoardRow> Rows(Answer answer, long startsAtSeconds)
    {
        for (var i = 6; i + 2 < answer.Length; i += 3)
        {
            var score = double.Parse(answer.Text(i + 1), CultureInfo.InvariantCulture);
            yield return new(
                answer.Text(i),
                BoardScore.Units(score),
                BoardScore.ReachedAt(score, startsAtSeconds),
                StageCounts.Parse(answer.Text(i + 2)),
                0
            );
        }
    }
}
