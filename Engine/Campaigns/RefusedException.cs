namespace ChallengeHub;

public enum RefusedKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,
    Stale,
    TooOften,
}

/// <summary>A request that the engine will not do, and why, in words for the caller. Nothing was written.</summary>
public sealed class RefusedException(
    RefusedKind kind,
    string message,
    IReadOnlyDictionary<string, string[]>? errors = null
) : Exception(message)
{
    public RefusedKind Kind { get; } = kind;
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors ?? new Dictionary<string, string[]>();

    /// <summary>When it may be asked again; told of what was asked too often.</summary>
    public TimeSpan? Wait { get; private init; }

    public static RefusedException TooOften(string field, string why, TimeSpan wait) =>
        new(RefusedKind.TooOften, $"{field}: {why}", new Dictionary<string, string[]> { [field] = [why] })
        {
            Wait = wait,
        };

    public static RefusedException NotFound(string what) => new(RefusedKind.NotFound, what);

    public static RefusedException Conflict(string why) => new(RefusedKind.Conflict, why);

    public static RefusedException Invalid(string field, string why) =>
        new(RefusedKind.Invalid, $"{field}: {why}", new Dictionary<string, string[]> { [field] = [why] });

    public static RefusedException Invalid(IEnumerable<(string Field, string Message)> errors) =>
        new(
            RefusedKind.Invalid,
            "The request has invalid fields.",
            errors.GroupBy(x => x.Field).ToDictionary(x => x.Key, x => x.Select(e => e.Message).ToArray())
        );
}
