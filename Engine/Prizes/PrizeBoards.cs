namespace ChallengeHub;

/// <summary>The ranks that win a prize, on a board of points or of percents.</summary>
/// <param name="Period">0: overall.</param>
internal sealed record WantedPlace(int Period, bool ByTarget, int First, int Last);

/// <summary>What a place takes.</summary>
/// <param name="Missing">0: the player has it; null: he does not see so far.</param>
/// <param name="IsBetter">He stands before it.</param>
internal sealed record PlaceTaken(long? Missing, bool IsBetter = false);

/// <summary>The first lines of the boards that a player sees, read once each.</summary>
/// <param name="most">The last rank that wins anything.</param>
internal sealed class PrizeBoards(BoardReads reads, PrizesOfPlayer asked, int most)
{
    private const int Longest = 1000;

    /// <summary>Some lines of people who have left, and whom prizes pass over.</summary>
    private const int Spare = 20;
    private readonly Dictionary<WantedBoard, Standings> read = [];

    /// <summary>By their codes as the player sees them, those whom prizes pass over.</summary>
    private readonly HashSet<string> gone =
    [
        .. asked.Snapshot.Participants.Where(x => !x.Active).Select(asked.Audience.CodeOf),
    ];

    /// <param name="own">The player's whole points.</param>
    /// <param name="target">The player's; 0: none.</param>
    public async Task<PlaceTaken> Find(WantedPlace place, long own, decimal target)
    {
        var standings = await Read(new WantedBoard(place.Period, place.ByTarget));
        var code = asked.Audience.CodeOf(asked.Player);
        var mine = standings.Rows.FirstOrDefault(x => x.Code == code);
        var others = standings.Rows.Where(x => x.Code != code && MayWin(x)).ToList();
        if (mine is not null)
        {
            var ahead = others.Count(x => x.Rank < mine.Rank);
            if (ahead < place.Last)
                return new PlaceTaken(0, IsBetter: ahead + 1 < place.First);
        }

        if (others.Count < place.Last)
            return new PlaceTaken(standings.Rows.Count == standings.Count ? 0 : null);

        var last = others[place.Last - 1];
        var level = place.ByTarget ? Math.Floor((last.Percent ?? 0) * target / 100) : last.Points;
        var more = IsEnoughToBeLevel && !place.ByTarget ? 0 : 1;
        return new PlaceTaken(Math.Max(1, (long)level - own + more));
    }

    private bool IsEnoughToBeLevel => asked.Snapshot.Campaign.Document.Ties == TieBreak.Shared;

    private bool MayWin(Standing line) => !gone.Contains(line.Code);

    private async Task<Standings> Read(WantedBoard board)
    {
        if (!read.TryGetValue(board, out var standings))
            read[board] = standings = await reads.Read(
                new StandingsQuery(
                    asked.Snapshot.Campaign.Code,
                    asked.Board,
                    board.Period == BoardKey.Overall ? "overall" : board.Period.ToString(),
                    Math.Min(Longest, most + Spare)
                )
                {
                    By = board.ByTarget ? RankedBy.Target : RankedBy.Points,
                    Audience = asked.Audience,
                }
            );
        return standings;
    }

    private sealed record WantedBoard(int Period, bool ByTarget);
}
