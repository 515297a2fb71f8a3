namespace ChallengeHub;

/// <summary>
/// Teams and players as a list out of a spreadsheet: teams are made from it, codes proposed, and what is wrong is
/// reported by line and column.
/// </summary>
public static class PlayerList
{
    public const int Most = 5000;
    public const string HeadUnsaid = "heading-or-player";
    public const string LeftOut = TotalLine.LeftOut;
    public const string Above = "above-headings";

    /// <param name="before">What was there: who is listed again keeps his code, and a team its names in both
    /// languages.</param>
    public static ListedPlayers Read(string text, DraftDocument before)
    {
        using var lines = ListRows.Of(new StringReader(text), ListBounds.Players);
        List<ListRow> rows = [.. lines.Read()];
        var reading = new Reading(before);
        if (rows.Count > 0 && rows[^1].Error is { } flaw)
        {
            reading.Faults.Add(new ListFault(rows[^1].Line, null, flaw.Code, flaw.Args));
            rows.RemoveAt(rows.Count - 1);
        }

        return reading.Read(rows);
    }

    /// <summary>The list that <see cref="Read"/> reads: for a spreadsheet, tabs between, a head above.</summary>
    public static string Write(DraftDocument document, Func<ListColumn, string> head)
    {
        var teams = document.Campaign.Teams.ToDictionary(x => x.Code, x => x.Name.In("en"));
        var rows = document.Players.Select(x =>
            new[]
            {
                x.Code,
                x.Name.In("en"),
                x.Team is { } team ? teams.GetValueOrDefault(team, team) : "",
                x.Role.ToString().ToLowerInvariant(),
                x.Email ?? "",
            }
        );
        ListColumn[] columns = [ListColumn.Code, ListColumn.Name, ListColumn.Team, ListColumn.Role, ListColumn.Email];

        return string.Join(
            '\n',
            rows.Prepend([.. columns.Select(head)]).Select(cells => string.Join('\t', cells.Select(Quoted)))
        );
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\"\t\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    private sealed class Reading(DraftDocument before)
    {
        private readonly ListedTeams teams = new(before.Campaign.Teams);
        private readonly List<DraftPlayer> players = [];
        private readonly List<ListFault> notes = [];

        public List<ListFault> Faults { get; } = [];

        public ListedPlayers Read(IReadOnlyList<ListRow> rows)
        {
            var columns = ListColumns.Of(rows, before.ListedAs, Known());
            var head = columns.Head is HeadLine.None ? null : rows[columns.Above - 1];
            if (columns.Head is HeadLine.Asked)
                Faults.Add(new ListFault(head!.Line, null, HeadUnsaid));

            notes.AddRange(
                rows.Take(columns.Above).Where(row => row != head).Select(row => new ListFault(row.Line, null, Above))
            );
            notes.AddRange(
                rows.Skip(columns.Above)
                    .Where(TotalLine.Is)
                    .Select(row => new ListFault(row.Line, null, TotalLine.LeftOut))
            );
            foreach (var twice in columns.Meanings.OfType<ListColumn>().GroupBy(x => x).Where(x => x.Count() > 1))
                Faults.Add(new ListFault(head?.Line ?? 1, twice.Key.ToString().ToLowerInvariant(), "column-twice"));

            var people = rows.Skip(columns.Above)
                .Where(row => !TotalLine.Is(row))
                .Take(Most + 1)
                .Select(row => ListedLine.Of(row, columns))
                .ToList();
            Check(people);
            Place(people);

            return new(teams.All, players, [.. Faults.OrderBy(x => x.Line)], Ignored(columns, head))
            {
                Notes = [.. notes.OrderBy(x => x.Line)],
                Preview = Preview(rows, columns, head),
            };
        }

        /// <summary>Names that stand in no line of headings.</summary>
        private HashSet<string> Known() =>
            before
                .Players.Select(x => x.Name.In("en"))
                .Concat(before.Campaign.Teams.SelectMany(ListedTeams.Names))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);

        private void Check(IReadOnlyList<ListedLine> people)
        {
            var codes = new Dictionary<string, int>(StringComparer.Ordinal);
            var addresses = new Dictionary<string, ListedLine>(StringComparer.OrdinalIgnoreCase);
            foreach (var line in people)
            {
                Faults.AddRange(line.Faults());
                if (line.Code is { } code && !codes.TryAdd(code, line.Line))
                    Faults.Add(Twice(line, "code", code, codes[code]));

                if (line.Email is not { } address || addresses.TryAdd(address, line))
                    continue;
                var first = addresses[address];
                if (first.Name == line.Name && first.Role == line.Role)
                    Faults.Add(Twice(line, "email", address, first.Line));
                else
                    notes.Add(Twice(line, "email", address, first.Line));
            }

            if (people.Count > Most)
                Faults.Add(new ListFault(people[^1].Line, null, "too-many-players", Most));
            Faults.AddRange(teams.Read(people));
        }

        private static ListFault Twice(ListedLine line, string column, string word, int first) =>
            new ListFault(line.Line, column, "on-line-already", word, first);

        /// <summary>Who was there stays who he is; the others get a code.</summary>
        private void Place(IReadOnlyList<ListedLine> people)
        {
            var taken = people.Select(x => x.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var codes = new ProposedCodes(taken.Concat(before.Players.Select(x => x.Code)));
            var known = before
                .Players.Where(x => !taken.Contains(x.Code))
                .GroupBy(x => x.Name.In("en"))
                .ToDictionary(x => x.Key, x => new Queue<DraftPlayer>(x));
            var byCode = before.Players.ToDictionary(x => x.Code);

            foreach (var line in people.Where(x => x.Name.Length > 0))
            {
                var same = Former(line);
                var player =
                    same is not null && same.Name.In("en") == line.Name
                        ? same
                        : new DraftPlayer(
                            line.Code ?? same?.Code ?? codes.Of(line.Name, "player"),
                            line.Name,
                            null,
                            line.Role ?? Role.Rep
                        )
                        {
                            Person = same?.Person,
                            Display = same?.Display,
                            Alias = same?.Alias,
                        };

                players.Add(
                    player with
                    {
                        Team = teams.CodeOf(line.Team),
                        Role = line.Role ?? Role.Rep,
                        Email = line.Email,
                    }
                );
            }

            DraftPlayer? Former(ListedLine line)
            {
                if (line.Code is { } code)
                    return byCode.GetValueOrDefault(code);
                return known.TryGetValue(line.Name, out var namesakes) && namesakes.TryDequeue(out var namesake)
                    ? namesake
                    : null;
            }
        }

        private static IReadOnlyList<string> Ignored(ListColumns columns, ListRow? head) =>
            columns.HasHead
                ?
                [
                    .. head!.Cells.Where(
                        (cell, at) => cell.Length > 0 && (at >= columns.Meanings.Count || columns.Meanings[at] is null)
                    ),
                ]
                : [];

        private static ListPreview Preview(IReadOnlyList<ListRow> rows, ListColumns columns, ListRow? head)
        {
            var first = rows.Skip(Math.Max(0, columns.Above - 3)).Take(ListPreview.MostRows).ToList();
            var width = Math.Max(columns.Meanings.Count, first.Count == 0 ? 0 : first.Max(row => row.Width));
            var at = Enumerable.Range(0, width).ToList();
            return new(
                columns.Head,
                [.. at.Select(x => x < columns.Meanings.Count ? columns.Meanings[x]?.ToString() : null)],
                [.. at.Select(x => columns.HasHead ? head!.Cell(x) : "")],
                [.. first.Select(row => new PreviewRow(row, FateOf(row)))]
            );

            RowFate FateOf(ListRow row)
            {
                if (row == head)
                    return columns.HasHead ? RowFate.Head : RowFate.Asked;
                if (rows.Take(columns.Above).Contains(row))
                    return RowFate.Title;
                return TotalLine.Is(row) ? RowFate.Total : RowFate.Kept;
            }
        }
    }
}

/// <param name="Ignored">Heads of columns that mean nothing here.</param>
public sealed record ListedPlayers(
    IReadOnlyList<Team> Teams,
    IReadOnlyList<DraftPlayer> Players,
    IReadOnlyList<ListFault> Faults,
    IReadOnlyList<string> Ignored
)
{
    /// <summary>What keeps nobody from going on, and is worth a look.</summary>
    public IReadOnlyList<ListFault> Notes { get; init; } = [];

    /// <summary>The first lines as they were read.</summary>
    public ListPreview Preview { get; init; } = ListPreview.Empty;
}
