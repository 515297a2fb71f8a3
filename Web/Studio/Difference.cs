namespace ChallengeHub.Web;

/// <summary>One thing that saving would change, in the reader's words.</summary>
/// <param name="Subject">What it is about: "Name of the challenge", "Anna Martin · team".</param>
/// <param name="Before">Null: there was nothing.</param>
/// <param name="After">Null: nothing is left.</param>
public sealed record Difference(RuleChange Change, string Subject, string? Before, string? After)
{
    /// <summary>What follows from it.</summary>
    public string? Note { get; init; }

    /// <summary>Null where both say the same.</summary>
    public static Difference? Of(string subject, string? before, string? after) =>
        before == after ? null : new(ChangeOf(before, after), subject, before, after);

    private static RuleChange ChangeOf(string? before, string? after)
    {
        if (before is null)
            return RuleChange.Added;
        return after is null ? RuleChange.Dropped : RuleChange.Changed;
    }
}
