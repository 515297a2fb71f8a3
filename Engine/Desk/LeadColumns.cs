using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What a column of a list of leads may be: a member of the card, or <c>qualification.FIELD</c>. As such a list is
/// written, so it is read.
/// </summary>
public static class LeadColumns
{
    /// <summary>In the order in which they are written and offered.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "code",
        "company",
        "contact.name",
        "contact.role",
        "contact.phone",
        "contact.email",
        "contact.about",
        "context",
        "account",
        "source",
        "cost",
        "potential",
        "due",
        "next",
        "team",
        "rep",
        "prospector",
    ];

    /// <summary>What follows from facts: written, and left out where it is read.</summary>
    public static IReadOnlyList<string> Following { get; } =
    [
        "status",
        "cycle",
        "vouched",
        "score",
        "deadline.what",
        "deadline.at",
        "receivedAt",
        "takenAt",
        "contactedAt",
        "closedAt",
        "amount",
    ];

    /// <summary>The member of that name, whatever its capitals; null: a card has none such.</summary>
    public static string? Of(string name, Sheet? sheet)
    {
        if (Members.FirstOrDefault(x => IsSame(x, name)) is { } member)
            return member;
        return AnswerOf(name) is { Length: > 0 } field ? RoutingConditions.AnswerPrefix + CodeOf(field, sheet) : null;
    }

    /// <summary>The code of the field of the sheet; null: the column is of something else.</summary>
    public static string? AnswerOf(string member) =>
        member.StartsWith(RoutingConditions.AnswerPrefix, StringComparison.OrdinalIgnoreCase)
            ? member[RoutingConditions.AnswerPrefix.Length..]
            : null;

    /// <summary>A text, a number, a day, an instant, yes or no, or null.</summary>
    public static object? Value(LeadCard card, string member) =>
        member switch
        {
            "code" => card.Code,
            "company" => card.Company,
            "contact.name" => card.Contact?.Name,
            "contact.role" => card.Contact?.Role,
            "contact.phone" => card.Contact?.Phone,
            "contact.email" => card.Contact?.Email,
            "contact.about" => card.Contact?.About,
            "context" => card.Context,
            "account" => card.Account,
            "source" => card.Source,
            "cost" => card.Cost,
            "potential" => card.Potential,
            "due" => card.Due,
            "next" => card.Next,
            "team" => card.Team,
            "rep" => card.Rep,
            "prospector" => card.Prospector,
            _ => AnswerOf(member) is { } field && card.Qualification?.TryGetValue(field, out var answer) == true
                ? Plain(answer)
                : null,
        };

    /// <summary>
    /// What each column is by its heading: as it is named first, then by words that are known, then by the names of the
    /// sheet's fields. Each meaning once; null: the column is not used.
    /// </summary>
    internal static IReadOnlyList<string?> Proposed(ListRow head, Sheet? sheet)
    {
        Func<string, string?>[] meanings =
        [
            heading => Of(heading, sheet),
            heading => KnownWords.LeadMemberOf.GetValueOrDefault(ProposedCode.Of(heading, "")),
            heading => FieldOf(heading, sheet),
        ];
        var columns = new string?[head.Width];
        var found = new HashSet<string>(StringComparer.Ordinal);

        foreach (var meaning in meanings)
            for (var at = 0; at < columns.Length; at++)
                if (
                    columns[at] is null
                    && !Follows(head.Cells[at])
                    && meaning(head.Cells[at]) is { } member
                    && found.Add(member)
                )
                    columns[at] = member;
        return columns;
    }

    /// <summary>How many headings of a line are known; one alone may be a title.</summary>
    internal static int Known(ListRow row, Sheet? sheet)
    {
        var known = Proposed(row, sheet).Count(x => x is not null) + row.Cells.Count(Follows);
        return known > 1 ? known : 0;
    }

    private static bool Follows(string heading) => Following.Any(x => IsSame(x, heading));

    private static string? FieldOf(string heading, Sheet? sheet) =>
        heading.Length > 0
        && sheet?.Fields.FirstOrDefault(x => IsSame(x.Code, heading) || x.Name.Each.Any(y => IsSame(y, heading)))
            is { } field
            ? RoutingConditions.AnswerPrefix + field.Code
            : null;

    private static string CodeOf(string field, Sheet? sheet) =>
        sheet?.Fields.FirstOrDefault(x => IsSame(x.Code, field))?.Code ?? field;

    private static object? Plain(JsonElement answer) =>
        answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number when answer.TryGetDecimal(out var number) => number,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => answer.GetRawText(),
        };

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
