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

/// <summary>
/// A request that the engine will not do, and why, as codes: the caller's edge makes the sentences. Nothing was
/// written.
/// </summary>
public sealed class RefusedException : Exception
{
    private RefusedException(RefusedKind kind, FieldError why, IReadOnlyList<FieldError> errors)
        : base(errors.Count > 1 ? $"{why}: {string.Join("; ", errors)}" : $"{why}")
    {
        Kind = kind;
        Why = why;
        Errors = errors;
    }

    public RefusedKind Kind { get; }

    /// <summary>Of the request as a whole; of one that has one wrong field, that field's.</summary>
    public FieldError Why { get; }

    /// <summary>Each wrong field's, in the order found; none where no field is at fault.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>When it may be asked again; only where it was asked too often.</summary>
    public TimeSpan? Wait { get; private init; }

    /// <summary>What a program reads beside the sentence, by name: where a lead stands, who its twins are.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; private init; } = new Dictionary<string, object?>();

    /// <summary>The same with a further detail.</summary>
    public RefusedException With(string name, object? value) =>
        new(Kind, Why, Errors)
        {
            Wait = Wait,
            Details = new Dictionary<string, object?>(Details) { [name] = value },
        };

    public static RefusedException TooOften(string field, string code, TimeSpan wait)
    {
        var why = new FieldError(field, code);
        return new(RefusedKind.TooOften, why, [why]) { Wait = wait };
    }

    public static RefusedException NotFound(string code, params IReadOnlyList<object> args) =>
        Of(RefusedKind.NotFound, code, args);

    public static RefusedException Conflict(string code, params IReadOnlyList<object> args) =>
        Of(RefusedKind.Conflict, code, args);

    public static RefusedException Forbidden(string code, params IReadOnlyList<object> args) =>
        Of(RefusedKind.Forbidden, code, args);

    public static RefusedException Stale(string code, params IReadOnlyList<object> args) =>
        Of(RefusedKind.Stale, code, args);

    public static RefusedException Of(RefusedKind kind, string code, params IReadOnlyList<object> args) =>
        new(kind, new FieldError("", code, args), []);

    /// <summary>With its field, where it has one.</summary>
    public static RefusedException Of(RefusedKind kind, FieldError why) =>
        new(kind, why, why.Field.Length > 0 ? [why] : []);

    public static RefusedException Invalid(string field, string code, params IReadOnlyList<object> args) =>
        Invalid(new FieldError(field, code, args));

    public static RefusedException Invalid(FieldError error) => new(RefusedKind.Invalid, error, [error]);

    public static RefusedException Invalid(IEnumerable<FieldError> errors) =>
        new(RefusedKind.Invalid, new FieldError("", "invalid-fields"), [.. errors]);
}
