namespace ChallengeHub.Web;

/// <summary>A prize as one or two sentences: who wins it, on which board, when, and what it is worth. Code and name stand beside it.</summary>
public static class PrizeSentence
{
    private static readonly Phrase
        Rank = new("Rank {from}", "Le rang {from}"),
        Ranks = new("Ranks {from} to {to}", "Les rangs {from} à {to}"),
        MinPoints = new("Everyone with at least {points}", "Tous ceux qui ont au moins {points}"),
        RanksAndPoints = new("{ranks} with at least {points}", "{ranks} avec au moins {points}"),
        OnBoard = new("{who} on the {board}, at the end of {scope}.", "{who} au {board}, à la fin de {scope}."),
        Drawn = new("{winners} drawn by lot at the end of {scope}, with one ticket for each {ticket} of whoever is on the {board} with a positive total.",
            "{winners} au sort à la fin de {scope}, avec un billet par {ticket} de chacun au {board} dont le total est positif."),
        DrawnAmong = new("{winners} drawn by lot at the end of {scope} on the {board}, with one ticket for each {ticket} of: {among}.",
            "{winners} au sort à la fin de {scope} au {board}, avec un billet par {ticket} de : {among}."),
        Winner = new("winner", "gagnant tiré"), Winners = new("winners", "gagnants tirés"),
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

    /// <summary>"Ranks 1 to 3 with at least 100 points on the board of reps, at the end of each period. 300 EUR for each winner."</summary>
    public static string Of(Prize prize, RuleTongue tongue)
    {
        (string, string)[] parts =
        [
            ("board", prize.Board is { } board ? BoardName(board, tongue) : RuleTongue.Blank),
            ("scope", prize.Scope is { } scope ? tongue.Say(Scopes[scope]) : RuleTongue.Blank),
        ];
        var won = prize.Raffle is { } raffle
            ? tongue.Say(Among(prize, tongue) is null ? Drawn : DrawnAmong, [.. parts, .. Draw(raffle, tongue), ("among", Small(Among(prize, tongue), tongue))])
            : tongue.Say(OnBoard, [.. parts, ("who", Among(prize, tongue) ?? RuleTongue.Blank)]);
        return prize.Value is { } value ? $"{won} {tongue.Say(Worth, ("value", tongue.Money(value)))}" : won;
    }

    /// <summary>A board as it is called everywhere and as the theme calls it.</summary>
    public static string BoardName(BoardKind board, RuleTongue tongue) =>
        tongue.Theme?.Boards.TryGetValue(new BoardKey(board, 0).Word, out var words) == true
            ? tongue.Say(Titled, ("board", tongue.Say(Boards[board])), ("title", tongue.Quoted(words.Title)))
            : tongue.Say(Boards[board]);

    private static (string, string)[] Draw(Raffle raffle, RuleTongue tongue) =>
    [
        ("winners", raffle.Winners is { } winners ? tongue.Counted(winners, Winner, Winners) : $"{RuleTongue.Blank} {tongue.Say(Winners)}"),
        ("ticket", raffle.Tickets switch { RaffleTickets.Points => tongue.PointsWord(1), RaffleTickets.Entries => tongue.Say(Entry), _ => RuleTongue.Blank }),
    ];

    /// <summary>Whom ranks and minimum leave; null when there is neither.</summary>
    private static string? Among(Prize prize, RuleTongue tongue)
    {
        var ranks = prize.Ranks switch
        {
            [var from, var to] when from == to => tongue.Say(Rank, ("from", tongue.Number(from))),
            [var from, var to] => tongue.Say(Ranks, ("from", tongue.Number(from)), ("to", tongue.Number(to))),
            _ => null,
        };
        if (prize.MinPoints is not { } least) return ranks;
        var points = ("points", tongue.Points(least));
        return ranks is null ? tongue.Say(MinPoints, points) : tongue.Say(RanksAndPoints, ("ranks", ranks), points);
    }

    private static string Small(string? words, RuleTongue tongue) => words is null ? "" : char.ToLower(words[0], tongue.Culture) + words[1..];
}
