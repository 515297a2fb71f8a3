namespace ChallengeHub.Web;

/// <summary>
/// A prize as one or two sentences: who wins it, on which board, when, and what it is worth. Code and name stand beside
/// it.
/// </summary>
public static class PrizeSentence
{
    /// <summary>
    /// "Ranks 1 to 3 with at least 100 points on the board of reps, at the end of each period. 300 EUR for each
    /// winner."
    /// </summary>
    public static string Of(Prize prize, RuleFormatter formatter)
    {
        WordArgument[] parts =
        [
            new("board", prize.Board is { } board ? BoardName(board, formatter) : RuleFormatter.Blank),
            new("scope", prize.Scope is { } scope ? T.Of($"PrizeSentenceScopes-{scope}") : RuleFormatter.Blank),
        ];

        var won = prize.Raffle is { } raffle
            ? T.Of(
                Among(prize, formatter) is null ? nameof(T.PrizeSentenceDrawn) : nameof(T.PrizeSentenceDrawnAmong),
                [.. parts, .. Draw(raffle, formatter), new("among", Small(Among(prize, formatter), formatter))]
            )
            : T.Of(
                nameof(T.PrizeSentenceOnBoard),
                [.. parts, new("who", Among(prize, formatter) ?? RuleFormatter.Blank)]
            );

        if (prize.Stock is { } stock)
        {
            var most = formatter.Number(stock);
            var limit = prize.Raffle is null ? T.FormatPrizeSentenceStock(most) : T.FormatPrizeSentenceDrawnStock(most);
            won = $"{won} {limit}";
        }

        return prize.Value is { } value ? $"{won} {T.FormatPrizeSentenceWorth(formatter.Money(value))}" : won;
    }

    /// <summary>A board as it is called everywhere and as the theme calls it.</summary>
    public static string BoardName(BoardKind board, RuleFormatter formatter) =>
        formatter.Theme?.Boards.TryGetValue(new BoardKey(board, 0).Word, out var words) == true
            ? T.FormatPrizeSentenceTitled(
                board: T.Of($"PrizeSentenceBoards-{board}"),
                title: formatter.Quoted(words.Title)
            )
            : T.Of($"PrizeSentenceBoards-{board}");

    private static WordArgument[] Draw(Raffle raffle, RuleFormatter formatter) =>
        [
            new(
                "winners",
                raffle.Winners is { } winners
                    ? formatter.Counted(winners, T.PrizeSentenceWinner, T.PrizeSentenceWinners)
                    : $"{RuleFormatter.Blank} {T.PrizeSentenceWinners}"
            ),
            new(
                "ticket",
                raffle.Tickets switch
                {
                    RaffleTickets.Points => formatter.PointsWord(1),
                    RaffleTickets.Entries => T.PrizeSentenceEntry,
                    _ => RuleFormatter.Blank,
                }
            ),
        ];

    /// <summary>Whom ranks and minimums leave; null when there is none.</summary>
    private static string? Among(Prize prize, RuleFormatter formatter)
    {
        var ranks = prize.Ranks switch
        {
            [var from, var to] when from == to => T.FormatPrizeSentenceRank(formatter.Number(from)),
            [var from, var to] => T.FormatPrizeSentenceRanks(from: formatter.Number(from), to: formatter.Number(to)),
            _ => null,
        };

        if (ranks is not null && prize.By == RankedBy.Target)
            ranks = T.FormatPrizeSentenceByTarget(ranks);

        string[] minimums =
        [
            .. prize.MinPoints is { } points ? new[] { formatter.Points(points) } : [],
            .. prize.MinPercent is { } percent ? new[] { T.FormatPrizeSentencePercent(formatter.Number(percent)) } : [],
        ];

        if (minimums.Length == 0)
            return ranks;

        var least = new WordArgument("least", formatter.And(minimums));
        return ranks is null
            ? T.Of(nameof(T.PrizeSentenceLeast), least)
            : T.Of(nameof(T.PrizeSentenceRanksAndLeast), new WordArgument("ranks", ranks), least);
    }

    private static string Small(string? words, RuleFormatter formatter) =>
        words is null ? "" : char.ToLower(words[0], formatter.Culture) + words[1..];
}
