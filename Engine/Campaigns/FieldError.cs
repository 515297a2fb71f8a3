using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// What is wrong with a field, as a code and its arguments: the sentence is made where it is shown, in the reader's
/// language. Equal to another one that says the same of the same field.
/// </summary>
/// <param name="Field">A path such as <c>rules[0].points</c>; empty: of the whole.</param>
/// <param name="Code">Short words that never change, such as <c>not-unique</c>.</param>
/// <param name="Args">What the sentence is about: numbers, names, or another error.</param>
public sealed record FieldError(string Field, string Code, params IReadOnlyList<object> Args)
{
    public bool Equals(FieldError? other) =>
        other is not null && Field == other.Field && Code == other.Code && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => HashCode.Combine(Field, Code, Args.Count);

    /// <summary>For logs: <c>rules[0].points: out-of-range(1, 100)</c>.</summary>
    public override string ToString()
    {
        var args = Args.Count == 0 ? "" : $"({string.Join(", ", Args.Select(Said))})";
        return Field.Length == 0 ? $"{Code}{args}" : $"{Field}: {Code}{args}";
    }

    private static string? Said(object arg) => Convert.ToString(arg, CultureInfo.InvariantCulture);
}
