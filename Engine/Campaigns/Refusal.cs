namespace ChallengeHub;

public enum RefusalKind { Invalid, Forbidden, NotFound, Conflict, Stale, TooOften }

/// <summary>A request that the engine will not do, and why, in words for the caller. Nothing was written.</summary>
public sealed class Refusal(RefusalKind kind, string message, IReadOnlyDictionary<string, string[]>? errors = null) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors ?? new Dictionary<string, string[]>();

    /// <summary>When it may be asked again; told of what was asked too often.</summary>
    public TimeSpan? Wait { get; private init; }

    public static Refusal TooOften(string field, string why, TimeSpan wait) =>
        new(RefusalKind.TooOften, $"{field}: {why}", new Dictionary<string, string[]> { [field] = [why] }) { Wait = wait };
    public static Refusal NotFound(string what) => new(RefusalKind.NotFound, what);
    public static Refusal Conflict(string why) => new(RefusalKind.Conflict, why);
    public static Refusal Invalid(string field, string why) =>
        new(RefusalKind.Invalid, $"{field}: {why}", new Dictionary<string, string[]> { [field] = [why] });
    public static Refusal Invalid(IEnumerable<(string Field, string Message)> errors) =>
        new(RefusalKind.Invalid, "The request has invalid fields.", errors.GroupBy(x => x.Field).ToDictionary(x => x.Key, x => x.Select(e => e.Message).ToArray()));
}
