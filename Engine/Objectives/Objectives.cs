namespace ChallengeHub;

/// <summary>What each is asked to reach, in points of the own board: by code of rep, prospector or team.</summary>
public sealed record Objectives
{
    /// <summary>Whether a target is for each period or for the whole campaign.</summary>
    public TargetSpan? Per { get; init; }
    public IReadOnlyDictionary<string, decimal> Reps { get; init; } = new Dictionary<string, decimal>();
    public IReadOnlyDictionary<string, decimal> Prospectors { get; init; } = new Dictionary<string, decimal>();
    public IReadOnlyDictionary<string, decimal> Teams { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Empty for pairs: they have no targets.</summary>
    public IReadOnlyDictionary<string, decimal> Of(BoardKind board) =>
        board switch
        {
            BoardKind.Reps => Reps,
            BoardKind.Prospectors => Prospectors,
            BoardKind.Teams => Teams,
            _ => new Dictionary<string, decimal>(),
        };

    /// <summary>Who was forgotten keeps the target and loses the code.</summary>
    /// <param name="pseudonym">Null: that code stays.</param>
    public Objectives Renamed(Func<string, string?> pseudonym) =>
        this with
        {
            Reps = Renamed(Reps, pseudonym),
            Prospectors = Renamed(Prospectors, pseudonym),
        };

    /// <summary>Of who does not play any more.</summary>
    public Objectives Without(string code) => Only(x => x != code);

    /// <summary>The targets of those people who stay; teams keep theirs.</summary>
    public Objectives Only(Func<string, bool> stays) =>
        this with
        {
            Reps = Only(Reps, stays),
            Prospectors = Only(Prospectors, stays),
        };

    private static Dictionary<string, decimal> Only(
        IReadOnlyDictionary<string, decimal> targets,
        Func<string, bool> stays
    ) => targets.Where(x => stays(x.Key)).ToDictionary(x => x.Key, x => x.Value);

    private static Dictionary<string, decimal> Renamed(
        IReadOnlyDictionary<string, decimal> targets,
        Func<string, string?> pseudonym
    ) => targets.ToDictionary(x => pseudonym(x.Key) ?? x.Key, x => x.Value);
}

public enum TargetSpan
{
    Period,
    Campaign,
}

/// <summary>What a rank is by: points, or percent of the own target.</summary>
public enum RankedBy
{
    Points,
    Target,
}
