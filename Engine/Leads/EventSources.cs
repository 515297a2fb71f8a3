namespace ChallengeHub;

/// <summary>The sources of events that are the product's own: no outside sender may use them.</summary>
public static class EventSources
{
    public const string Desk = "desk";
    public const string Deadline = "deadline";
    private const string Person = "person:";

    public static bool IsOwn(string source) =>
        source is Desk or Deadline || source.StartsWith(Person, StringComparison.Ordinal);

    public static string OfPerson(long account) => $"{Person}{account}";

    /// <summary>Null: the source is no person's.</summary>
    public static long? AccountOf(string source) =>
        source.StartsWith(Person, StringComparison.Ordinal) && long.TryParse(source[Person.Length..], out var account)
            ? account
            : null;

    /// <summary>What is wrong with such a source from outside.</summary>
    public static FieldError Error { get; } = new FieldError("source", "own-source");
}
