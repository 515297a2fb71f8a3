namespace ChallengeHub;

/// <summary>Who asks at the desk, and how what he does is written down.</summary>
public sealed record DeskCaller(Mover Mover, Actor Actor)
{
    /// <summary>Whether he may in a campaign, by its code, what marketing may there.</summary>
    public Func<string, bool> Reaches { get; init; } = _ => false;

    /// <summary>Of his facts.</summary>
    public string Source => Mover.Account is { } account ? EventSources.OfPerson(account) : EventSources.Desk;
}

/// <summary>A move as a client sends it.</summary>
/// <param name="Id">The client's own: sent again it is the same move.</param>
/// <param name="At">Null: now.</param>
public sealed record SentMove(string Lead, string Id, DeskMove Move, DateTimeOffset? At = null)
{
    /// <summary>A client that was offline may tell of a move so late.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromHours(72);
}

/// <summary>What became of a move: an answer as that to an event, or why it was not made.</summary>
public sealed record MoveOutcome(string Lead, Answer? Answer, MoveRefusal? Refusal = null);

/// <summary>A card as somebody hands it in.</summary>
/// <param name="Card">With an empty code it gets the campaign's next free one.</param>
public sealed record NewLead(LeadCard Card)
{
    /// <summary>It is kept beside its twins.</summary>
    public bool KeepsTwin { get; init; }

    /// <summary>When it was received; only a program says so. Null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of its reception: with the same one it is the same card sent again. Null: it is new.</summary>
    public string? Id { get; init; }

    /// <summary>The reps, by number, who may not get it yet.</summary>
    public IReadOnlyCollection<int> Barred { get; init; } = [];
}

/// <summary>What became of a card: a lead, a draft, or why it is neither.</summary>
/// <param name="Code">Its own, or the free one that it got or would have got.</param>
public sealed record CreatedLead(string Code)
{
    internal const string HasTwin = "lead-has-twin";

    /// <summary>Of its reception; null: it is no lead.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Why it is a draft, field by field; empty: it is none.</summary>
    public IReadOnlyList<FieldError> Lacks { get; init; } = [];

    /// <summary>What is wrong with it, field by field.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
    public MoveRefusal? Refusal { get; init; }

    /// <summary>The codes of those twins that the caller sees.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];

    public bool IsDraft => Lacks.Count > 0;

    /// <summary>It was refused because of another lead of the same prospect.</summary>
    public bool IsTwin => Refusal is { Error.Code: HasTwin };
}

/// <summary>Changes to a card: a merge patch, and the versions of the card that it may be made on.</summary>
public sealed record CardPatch(System.Text.Json.Nodes.JsonObject Members, Expectation Expected);
