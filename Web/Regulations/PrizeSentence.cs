namespace ChallengeHub.Web;

/// <summary>
/// A prize as one or two sentences: who wins it, on which board, when, and what it is worth. Code and name stand beside
/// it.
/// </summary>
public static class PrizeSentence
{
    private static readonly Phrase Rank = new("Rank {from}", "Le rang {from}"),
        Ranks = new("Ranks {from} to {to}", "Les rangs {from} à {to}"),
        ByTarget = new("{ranks} by percent of the own target", "{ranks} en pourcentage de l’objectif personnel"),
        Percent = new("{percent}% of the own target", "{percent} % de son objectif"),
        Least = new("Everyone with at least {least}", "Tous ceux qui ont au moins {least}"),
        RanksAndLeast = new("{ranks} with at least {least}", "{ranks} avec au moins {least}"),
        Stock =
            new(
                "There are {stock} in all: they go in the order of the closings, best ranked first, and who is tied "
                    + "for the last ones draws lots.",
                "Il y en a {stock} en tout : elles partent dans l’ordre des clôtures, aux mieux classés d’abord, et "
                    + "les ex æquo pour les dernières sont départagés au sort."
            ),
        DrawnStock =
            new(
                "There are {stock} in all: once they are gone, no more are drawn.",
                "Il y en a {stock} en tout : une fois parties, plus rien n’est tiré."
            ),
        OnBoard = new("{who} on the {board}, at the end of {scope}.", "{who} au {board}, à la fin de {scope}."),
        Drawn =
            new(
                "{winners} drawn by lot at the end of {scope}, with one ticket for each {ticket} of whoever is on "
                    + "the {board} with a positive total.",
                "{winners} au sort à la fin de {scope}, avec un billet par {ticket} de chacun au {board} dont le "
                    + "total est positif."
            ),
        DrawnAmong =
            new(
                "{winners} drawn by lot at the end of {scope} on the {board}, with one ticket for each {ticket} of: "
                    + "{among}.",
                "{winners} au sort à la fin de {scope} au {board}, avec un billet par {ticket} de : {among}."
            ),
        Winner = new("winner", "gagnant tiré"),
        Winners = new("winners", "gagnants tirés"),
        Worth = new("{value} for each winner.", "{value} par gagnant."),
        Titled = new("{board} ({title})", "{board} ({title})"),
        Entry = new("ledger entry", "écriture");

    private static readonly Dictionary<BoardKind, Phrase> Boards = new()
    {
        [BoardKind.Reps] = new("board of reps", "classement des commerciaux"),
        [BoardKind.Prospectors] = new("board of prospectors", "classement des prospecteurs"),
        [BoardKind.Teams] = new("board of teams", "classement des équipes"),
        [BoardKind.Pairs] = new("board of pairs", "classement des binômes"),
    };

    private static readonly Dictionary<PrizeScope, Phrase> Scopes = new()
    {
        [PrizeScope.Period] = new("each period", "chaque période"),
        [PrizeScope.Campaign] = new("the campaign", "la campagne"),
    };

    /// <summary>
    /// "Ranks 1 to 3 with at least 100 points on the board of reps, at the end of each period. 300 EUR for each
    /// winner."
    /// </summary>
    public static string Of(Prize prize, RuleFormatter formatter)
    {
        (string, string)[] parts =
        [
            ("board", prize.Board is { } board ? BoardName(board, formatter) : RuleFormatter.Blank),
            ("scope", prize.Scope is { } scope ? formatter.Say(Scopes[scope]) : RuleFormatter.Blank),
        ];
        var won = prize.Raffle is { } raffle
            ? formatter.Say(
                Among(prize, formatter) is null ? Drawn : DrawnAmong,
                [.. parts, .. Draw(raffle, formatter), ("among", Small(Among(prize, formatter), formatter))]
            )
            : formatter.Say(OnBoard, [.. parts, ("who", Among(prize, formatter) ?? RuleFormatter.Blank)]);
        if (prize.Stock is { } stock)
            won =
                $"{won} {formatter.Say(prize.Raffle is null ? Stock : DrawnStock, ("stock", formatter.Number(stock)))}";
        return prize.Value is { } value ? $"{won} {formatter.Say(Worth, ("value", formatter.Money(value)))}" : won;
    }

    /// <summary>A board as it is called everywhere and as the theme calls it.</summary>
    public static string BoardName(BoardKind board, RuleFormatter formatter) =>
        formatter.Theme?.Boards.TryGetValue(new BoardKey(board, 0).Word, out var words) == true
            ? formatter.Say(Titled, ("board", formatter.Say(Boards[board])), ("title", formatter.Quoted(words.Title)))
            : formatter.Say(Boards[board]);

    private static (string, string)[] Draw(Raffle raffle, RuleFormatter formatter) =>
        [
            (
                "winners",
                raffle.Winners is { } winners
                    ? formatter.Counted(winners, Winner, Winners)
                    : $"{RuleFormatter.Blank} {formatter.Say(Winners)}"
            ),
            (
                "ticket",
                raffle.Tickets switch
                {
                    RaffleTickets.Points => formatter.PointsWord(1),
                    RaffleTickets.Entries => formatter.Say(Entry),
                    _ => RuleFormatter.Blank,
                }
            ),
        ];

    /// <summary>Whom ranks and minimums leave; null when there is none.</summary>
    private static string? Among(Prize prize, RuleFormatter formatter)
    {
        var ranks = prize.Ranks switch
        {
            [var from, var to] when from == to => formatter.Say(Rank, ("from", formatter.Number(from))),
            [var from, var to] => formatter.Say(Ranks, ("from", formatter.Number(from)), ("to", formatter.Number(to))),
            _ => null,
        };
        if (ranks is not null && prize.By == RankedBy.Target)
            ranks = formatter.Say(ByTarget, ("ranks", ranks));
        string[] minimums =
        [
            .. prize.MinPoints is { } points ? new[] { formatter.Points(points) } : [],
            .. prize.MinPercent is { } percent
                ? new[] { formatter.Say(Percent, ("percent", formatter.Number(percent))) }
                : [],
        ];
        if (minimums.Length == 0)
            return ranks;
        var least = ("least", formatter.And(minimums));
        return ranks is null ? formatter.Say(Least, least) : formatter.Say(RanksAndLeast, ("ranks", ranks), least);
    }

    private static string Small(string? words, RuleFormatter formatter) =>
        words is null ? "" : char.ToLower(words[0], formatter.Culture) + words[1..];
}
