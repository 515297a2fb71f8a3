namespace ChallengeHub;

/// <summary>
/// What a column of a file of facts may be: a member of an event that is no object, or <c>attributes.NAME</c>.
/// </summary>
public static class FactColumns
{
    /// <summary>
    /// In the order in which they are offered. A member of an event that is added to the API is added here.
    /// </summary>
    public static readonly IReadOnlyList<string> Members =
    [
        "type",
        "lead",
        "rep",
        "prospector",
        "at",
        "amount",
        "currency",
        "account",
        "source",
        "id",
        "campaign",
    ];

    /// <summary>As an event names it, whatever the capitals; null: no column of events.</summary>
    public static string? Of(string head)
    {
        if (Members.FirstOrDefault(x => x.Equals(head, StringComparison.OrdinalIgnoreCase)) is { } member)
            return member;
        return AttributeOf(head) is { } attribute ? Conditions.AttributePrefix + attribute : null;
    }

    /// <summary>Null: none.</summary>
    public static string? AttributeOf(string column) =>
        column.StartsWith(Conditions.AttributePrefix, StringComparison.OrdinalIgnoreCase)
        && column.Length > Conditions.AttributePrefix.Length
            ? column[Conditions.AttributePrefix.Length..]
            : null;

    /// <summary>How many headings of a line are known; one alone may be a title.</summary>
    internal static int Known(ListRow row) =>
        row.Cells.Select(Of).OfType<string>().Distinct().Count() is var known and > 1 ? known : 0;
}
