namespace ChallengeHub;

/// <summary>What a column of a players' list may be.</summary>
public enum ListColumn
{
    Code,
    FirstName,
    Name,
    Team,
    Role,
    Email,
}

/// <summary>What somebody said of a list, having seen its first lines.</summary>
public sealed record ListShape
{
    /// <summary>Whether the first line is headings. Null: it was not said.</summary>
    public bool? HasHead { get; init; }

    /// <summary>What each column is; null in it: the column is not used. Null: as the headings say.</summary>
    public IReadOnlyList<ListColumn?>? Columns { get; init; }
}

/// <summary>The words that stand above columns, as codes: "Sales team" is <c>sales-team</c>.</summary>
internal static class ListHeads
{
    private static readonly IReadOnlyDictionary<string, ListColumn> Sure = KnownWords.ColumnOf;

    /// <summary>Headings that could be a role, too: only beside others that are sure.</summary>
    private static readonly Dictionary<string, ListColumn> Likely = KnownWords.LikelyNameColumns.ToDictionary(
        x => x,
        _ => ListColumn.Name
    );

    /// <summary>How many headings of a line are known; 0 where nobody is named by it.</summary>
    public static int Known(ListRow row)
    {
        var columns = Columns(row).Where(x => x is not null).ToHashSet();
        return columns.Contains(ListColumn.Name) || columns.Contains(ListColumn.FirstName) ? columns.Count : 0;
    }

    /// <summary>What each column is by its heading, each meaning once.</summary>
    public static IReadOnlyList<ListColumn?> Columns(ListRow row)
    {
        var words = row.Cells.Select(cell => ProposedCode.Of(cell, "")).ToList();
        var found = new HashSet<ListColumn>();
        var sure = words.Count(Sure.ContainsKey);
        var columns = words
            .Select(word => Sure.TryGetValue(word, out var column) && found.Add(column) ? column : (ListColumn?)null)
            .ToList();
        for (var at = 0; sure > 0 && at < words.Count; at++)
            if (columns[at] is null && Likely.TryGetValue(words[at], out var column) && found.Add(column))
                columns[at] = column;
        return columns;
    }
}
