namespace ChallengeHub;

/// <summary>A player of a list as read.</summary>
/// <param name="Role">Null: a word that is no role.</param>
internal sealed record ListedLine(int Line, string? Code, string Name, string? Team, Role? Role)
{
    public string? Email { get; init; }

    /// <summary>More cells than the list has columns.</summary>
    public bool IsTooWide { get; init; }

    public static Role? RoleOf(string word) =>
        KnownWords.RoleOf.TryGetValue(ProposedCode.Of(word, ""), out var role) ? role : null;

    public static ListedLine Of(ListRow row, ListColumns columns)
    {
        var role = columns.Cell(row, ListColumn.Role) is { } word ? RoleOf(word) : ChallengeHub.Role.Rep;
        var name = $"{columns.Cell(row, ListColumn.FirstName)} {columns.Cell(row, ListColumn.Name)}".Trim();
        return new(row.Line, columns.Cell(row, ListColumn.Code), name, columns.Cell(row, ListColumn.Team), role)
        {
            Email = columns.Cell(row, ListColumn.Email),
            IsTooWide = row.Width > columns.Meanings.Count,
        };
    }

    public IEnumerable<ListFault> Faults()
    {
        if (IsTooWide)
            yield return new ListFault(Line, null, "too-many-cells");
        if (Code is not null && !Codes.IsValid(Code))
            yield return new ListFault(Line, "code", Codes.Rule);
        if (Name.Length == 0)
            yield return new ListFault(Line, "name", "required");
        else if (Wrong(Name) is { } name)
            yield return new ListFault(Line, "name", name);
        if (Team is not null && Wrong(Team) is { } team)
            yield return new ListFault(Line, "team", team);
        if (Role is null)
            yield return new ListFault(Line, "role", "not-a-role");
        if (Email is not null && !RosterCheck.IsAddress(Email))
            yield return new ListFault(Line, "email", "email-format");
    }

    private static string? Wrong(string name) =>
        Codes.NameError(name) ?? (name.Contains('\uFFFD', StringComparison.Ordinal) ? "letter-lost" : null);
}
