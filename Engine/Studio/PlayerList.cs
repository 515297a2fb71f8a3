namespace ChallengeHub;

/// <summary>Teams and players as a list out of a spreadsheet: teams are made from it, codes proposed, and what is wrong is told by line and column.</summary>
public static class PlayerList
{
    public const int Most = 5000;

    /// <param name="before">What was there: who is listed again keeps his code, and a team its names in both languages.</param>
    public static ListedPlayers Read(string text, DraftDocument before)
    {
        var rows = Sheet.Read(text);
        var columns = ListColumns.Of(rows);
        var (faults, players, teams) = (new List<ListFault>(), new List<DraftPlayer>(), new ListedTeams(before.Campaign.Teams));
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = rows.Skip(columns.HasHead ? 1 : 0).Take(Most + 1).Select(row => ListedLine.Of(row.Line, row.Cells, columns)).ToList();
        foreach (var line in people)
        {
            faults.AddRange(line.Faults());
            if (line.Code is { } code && !codes.TryAdd(code, line.Line)) faults.Add(new(line.Line, "code", $"'{code}' stands on line {codes[code]} already"));
        }
        if (people.Count > Most) faults.Add(new(people[^1].Line, null, $"must be at most {Most} players"));
        foreach (var fault in teams.Read(people)) faults.Add(fault);
        var taken = codes.Keys.ToHashSet(StringComparer.Ordinal);
        var known = before.Players.Where(x => !taken.Contains(x.Code)).GroupBy(x => x.Name.In("en")).ToDictionary(x => x.Key, x => new Queue<DraftPlayer>(x));
        var byCode = before.Players.ToDictionary(x => x.Code);
        foreach (var line in people.Where(x => x.Name.Length > 0))
        {
            var same = line.Code is { } code ? byCode.GetValueOrDefault(code)
                : known.TryGetValue(line.Name, out var namesakes) && namesakes.TryDequeue(out var namesake) && taken.Add(namesake.Code) ? namesake : null;
            var player = same is not null && same.Name.In("en") == line.Name ? same : new DraftPlayer(line.Code ?? same?.Code ?? ProposedCode.Of(line.Name, "player", taken), line.Name, null, line.Role ?? Role.Rep)
            {
                Person = same?.Person, Display = same?.Display, Alias = same?.Alias,
            };
            players.Add(player with { Team = teams.CodeOf(line.Team), Role = line.Role ?? Role.Rep, Email = line.Email });
        }
        return new(teams.All, players, [.. faults.OrderBy(x => x.Line)], columns.Ignored);
    }

    /// <summary>The list that <see cref="Read"/> reads: for a spreadsheet, tabs between, a head above.</summary>
    public static string Write(DraftDocument document, Func<ListColumn, string> head)
    {
        var teams = document.Campaign.Teams.ToDictionary(x => x.Code, x => x.Name.In("en"));
        var rows = document.Players.Select(x => new[] { x.Code, x.Name.In("en"), x.Team is { } team ? teams.GetValueOrDefault(team, team) : "", x.Role.ToString().ToLowerInvariant(), x.Email ?? "" });
        ListColumn[] columns = [ListColumn.Code, ListColumn.Name, ListColumn.Team, ListColumn.Role, ListColumn.Email];
        return string.Join('\n', rows.Prepend([.. columns.Select(head)]).Select(cells => string.Join('\t', cells.Select(Quoted))));
    }

    private static string Quoted(string cell) => cell.Contains('"') || cell.Contains('\t') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <param name="Ignored">Heads of columns that mean nothing here.</param>
public sealed record ListedPlayers(IReadOnlyList<Team> Teams, IReadOnlyList<DraftPlayer> Players, IReadOnlyList<ListFault> Faults, IReadOnlyList<string> Ignored);

/// <summary>What is wrong on a line of a list, and in which column; null: in the line as a whole.</summary>
public sealed record ListFault(int Line, string? Column, string Message);
