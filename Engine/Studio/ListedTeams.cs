namespace ChallengeHub;

/// <summary>The teams that a list names, each once, whatever the capitals.</summary>
internal sealed class ListedTeams(IReadOnlyList<Team> before)
{
    private readonly Dictionary<string, Team> byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Team> All => [.. byName.Values.DistinctBy(x => x.Code)];

    public IEnumerable<ListFault> Read(IReadOnlyList<ListedLine> lines)
    {
        var codes = new ProposedCodes(before.Select(x => x.Code));
        var known = before
            .SelectMany(team => Names(team).Select(name => (name, team)))
            .GroupBy(x => x.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(x => x.Key, x => x.First().team, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (line.Team is not { } name || byName.ContainsKey(name))
                continue;
            byName[name] = known.GetValueOrDefault(name) ?? new Team(codes.Of(name, "team"), name);
        }
        if (byName.Count > CampaignCheck.MaxTeams)
            yield return new ListFault(lines[^1].Line, "team", "too-many-teams", CampaignCheck.MaxTeams);
    }

    public string? CodeOf(string? name) => name is null ? null : byName[name].Code;

    internal static IEnumerable<string> Names(Team team) =>
        (team.Name.Everywhere is { } words ? [words] : team.Name.ByLanguage!.Values)
            .Select(CellText.Clean)
            .Append(team.Code);
}
