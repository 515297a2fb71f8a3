namespace ChallengeHub.Web;

/// <summary>The part of a board around a player.</summary>
internal sealed record PocketLook(CampaignSnapshot Snapshot, Participant Player, Standings Standings, Audience Audience)
{
    private const int Neighbours = BoardReads.FewNeighbours;

    /// <summary>Null: not on the board yet.</summary>
    public Standing? Mine => At < 0 ? null : Standings.Rows[At];

    public bool MayCheer => Cheers.AreOn(Snapshot.Campaign.Document) && Cheers.IsNamed(Snapshot, Player);

    public IReadOnlyList<PocketLine> Around =>
        At < 0
            ? []
            : LinesOf(
                Standings.Rows.Skip(Math.Max(0, At - Neighbours)).Take(Neighbours + 1 + Math.Min(At, Neighbours))
            );

    public IReadOnlyList<PocketLine> LinesOf(IEnumerable<Standing> lines) => [.. lines.Select(LineOf)];

    /// <summary>To be level is not to pass.</summary>
    public PocketNext? Next(IReadOnlyList<Stake> stakes)
    {
        if (At < 1 || Mine is not { Rank: > 1 } mine)
            return null;
        var ahead = Standings.Rows[At - 1];
        var missing = Math.Max(1, (long)(ahead.Points - mine.Points) + 1);
        return new PocketNext(ahead.Rank, ahead.Name, missing, Stakes.For(stakes, missing));
    }

    private string Code => Audience.CodeOf(Player);

    private int At
    {
        get
        {
            for (var at = 0; at < Standings.Rows.Count; at++)
                if (Standings.Rows[at].Code == Code)
                    return at;
            return -1;
        }
    }

    private PocketLine LineOf(Standing line)
    {
        var mine = line.Code == Code;
        return new PocketLine(line.Rank, line.Code, line.Name, line.Points, mine, MayCheer && !mine && IsNamed(line));
    }

    private bool IsNamed(Standing line) =>
        Audience.Find(Snapshot, line.Code) is { } other && Cheers.IsNamed(Snapshot, other);
}
