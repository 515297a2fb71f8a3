namespace ChallengeHub;

public enum ListColumn { Code, FirstName, Name, Team, Role, Email }

/// <summary>Which column of a list is what: by the head line in English or French, or without one name, team, role, e-mail.</summary>
/// <param name="Places">Where each stands.</param>
/// <param name="Ignored">Heads that mean nothing here.</param>
internal sealed record ListColumns(IReadOnlyDictionary<ListColumn, int> Places, bool HasHead, int Width, IReadOnlyList<string> Ignored)
{
    private static readonly Dictionary<string, ListColumn> Heads = new()
    {
        ["code"] = ListColumn.Code, ["id"] = ListColumn.Code, ["matricule"] = ListColumn.Code, ["number"] = ListColumn.Code, ["numero"] = ListColumn.Code,
        ["first-name"] = ListColumn.FirstName, ["firstname"] = ListColumn.FirstName, ["given-name"] = ListColumn.FirstName, ["prenom"] = ListColumn.FirstName,
        ["name"] = ListColumn.Name, ["full-name"] = ListColumn.Name, ["last-name"] = ListColumn.Name, ["surname"] = ListColumn.Name, ["nom"] = ListColumn.Name, ["nom-complet"] = ListColumn.Name,
        ["player"] = ListColumn.Name, ["joueur"] = ListColumn.Name,
        ["team"] = ListColumn.Team, ["equipe"] = ListColumn.Team, ["agency"] = ListColumn.Team, ["agence"] = ListColumn.Team, ["country"] = ListColumn.Team, ["pays"] = ListColumn.Team,
        ["role"] = ListColumn.Role, ["fonction"] = ListColumn.Role, ["job"] = ListColumn.Role,
        ["email"] = ListColumn.Email, ["e-mail"] = ListColumn.Email, ["mail"] = ListColumn.Email, ["courriel"] = ListColumn.Email, ["adresse-e-mail"] = ListColumn.Email, ["email-address"] = ListColumn.Email,
    };

    private static readonly ListColumns Plain = new(
        new Dictionary<ListColumn, int> { [ListColumn.Name] = 0, [ListColumn.Team] = 1, [ListColumn.Role] = 2, [ListColumn.Email] = 3 }, false, 4, []);

    public static ListColumns Of(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        if (rows.Count == 0) return Plain;
        var head = rows[0].Cells;
        var places = new Dictionary<ListColumn, int>();
        for (var i = 0; i < head.Count; i++)
            if (Heads.TryGetValue(ProposedCode.Of(head[i], ""), out var column)) places.TryAdd(column, i);
        return places.ContainsKey(ListColumn.Name)
            ? new ListColumns(places, true, head.Count, [.. head.Where((cell, i) => cell.Length > 0 && !places.ContainsValue(i))])
            : Plain;
    }

    public string? Cell(IReadOnlyList<string> cells, ListColumn column) =>
        Places.TryGetValue(column, out var place) && place < cells.Count && cells[place].Length > 0 ? cells[place] : null;
}

/// <summary>A line of a list as it was read.</summary>
/// <param name="Role">Null: a word that is no role.</param>
internal sealed record ListedLine(int Line, string? Code, string Name, string? Team, Role? Role)
{
    private static readonly Dictionary<string, Role> Roles = new()
    {
        ["rep"] = ChallengeHub.Role.Rep, ["sales-rep"] = ChallengeHub.Role.Rep, ["sales"] = ChallengeHub.Role.Rep, ["seller"] = ChallengeHub.Role.Rep, ["commercial"] = ChallengeHub.Role.Rep,
        ["commerciale"] = ChallengeHub.Role.Rep, ["vendeur"] = ChallengeHub.Role.Rep, ["vendeuse"] = ChallengeHub.Role.Rep,
        ["prospector"] = ChallengeHub.Role.Prospector, ["prospecteur"] = ChallengeHub.Role.Prospector, ["prospectrice"] = ChallengeHub.Role.Prospector,
    };

    public string? Email { get; init; }
    /// <summary>More cells than the list has columns.</summary>
    public bool IsTooWide { get; init; }

    public static ListedLine Of(int line, IReadOnlyList<string> cells, ListColumns columns)
    {
        string? Cell(ListColumn column) => columns.Cell(cells, column);
        Role? role = Cell(ListColumn.Role) is not { } word ? ChallengeHub.Role.Rep : Roles.TryGetValue(ProposedCode.Of(word, ""), out var known) ? known : null;
        return new(line, Cell(ListColumn.Code), $"{Cell(ListColumn.FirstName)} {Cell(ListColumn.Name)}".Trim(), Cell(ListColumn.Team), role)
        {
            Email = Cell(ListColumn.Email), IsTooWide = cells.Skip(columns.Width).Any(cell => cell.Length > 0),
        };
    }

    public IEnumerable<ListFault> Faults()
    {
        if (IsTooWide) yield return new(Line, null, "has more cells than there are columns");
        if (Code is not null && !Codes.IsValid(Code)) yield return new(Line, "code", Codes.Rule);
        if (Name.Length == 0) yield return new(Line, "name", "is required");
        else if (!Codes.IsText(Name)) yield return new(Line, "name", "must be 1 to 200 characters without control characters or outer spaces");
        if (Team is not null && !Codes.IsText(Team)) yield return new(Line, "team", "must be 1 to 200 characters without control characters or outer spaces");
        if (Role is null) yield return new(Line, "role", "must be rep or prospector");
        if (Email is not null && !Roster.IsAddress(Email)) yield return new(Line, "email", "must be an e-mail address");
    }
}

/// <summary>The teams that a list names, each once, however it is spelt.</summary>
internal sealed class ListedTeams(IReadOnlyList<Team> before)
{
    private readonly Dictionary<string, Team> byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Team> All => [.. byName.Values.DistinctBy(x => x.Code)];

    public IEnumerable<ListFault> Read(IReadOnlyList<ListedLine> lines)
    {
        var taken = before.Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var line in lines)
            if (line.Team is { } name && !byName.ContainsKey(name))
                byName[name] = before.FirstOrDefault(x => Names(x).Contains(name, StringComparer.OrdinalIgnoreCase)) ?? new Team(ProposedCode.Of(name, "team", taken), name);
        if (byName.Count > CampaignCheck.MaxTeams) yield return new(lines[^1].Line, "team", $"must be at most {CampaignCheck.MaxTeams} teams");
    }

    public string? CodeOf(string? name) => name is null ? null : byName[name].Code;

    private static IEnumerable<string> Names(Team team) => [team.Code, .. team.Name.Everywhere is { } words ? [words] : team.Name.ByLanguage!.Values];
}
