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

/// <summary>The words that stand above columns, in English and French, as codes: "Équipe" is <c>equipe</c>.</summary>
internal static class ListHeads
{
    private static readonly Dictionary<string, ListColumn> Sure = new()
    {
        ["code"] = ListColumn.Code,
        ["id"] = ListColumn.Code,
        ["matricule"] = ListColumn.Code,
        ["number"] = ListColumn.Code,
        ["numero"] = ListColumn.Code,
        ["crm-id"] = ListColumn.Code,
        ["first-name"] = ListColumn.FirstName,
        ["firstname"] = ListColumn.FirstName,
        ["given-name"] = ListColumn.FirstName,
        ["prenom"] = ListColumn.FirstName,
        ["name"] = ListColumn.Name,
        ["full-name"] = ListColumn.Name,
        ["last-name"] = ListColumn.Name,
        ["lastname"] = ListColumn.Name,
        ["surname"] = ListColumn.Name,
        ["family-name"] = ListColumn.Name,
        ["nom"] = ListColumn.Name,
        ["nom-complet"] = ListColumn.Name,
        ["nom-et-prenom"] = ListColumn.Name,
        ["nom-prenom"] = ListColumn.Name,
        ["prenom-nom"] = ListColumn.Name,
        ["prenom-et-nom"] = ListColumn.Name,
        ["nom-de-famille"] = ListColumn.Name,
        ["player"] = ListColumn.Name,
        ["joueur"] = ListColumn.Name,
        ["team"] = ListColumn.Team,
        ["equipe"] = ListColumn.Team,
        ["agency"] = ListColumn.Team,
        ["agence"] = ListColumn.Team,
        ["country"] = ListColumn.Team,
        ["pays"] = ListColumn.Team,
        ["branch"] = ListColumn.Team,
        ["role"] = ListColumn.Role,
        ["fonction"] = ListColumn.Role,
        ["job"] = ListColumn.Role,
        ["email"] = ListColumn.Email,
        ["e-mail"] = ListColumn.Email,
        ["mail"] = ListColumn.Email,
        ["courriel"] = ListColumn.Email,
        ["adresse-e-mail"] = ListColumn.Email,
        ["adresse-email"] = ListColumn.Email,
        ["adresse-mail"] = ListColumn.Email,
        ["email-address"] = ListColumn.Email,
        ["e-mail-address"] = ListColumn.Email,
    };

    /// <summary>Headings that could be a role, too: only beside others that are sure.</summary>
    private static readonly Dictionary<string, ListColumn> Likely = new()
    {
        ["commercial"] = ListColumn.Name,
        ["vendeur"] = ListColumn.Name,
        ["seller"] = ListColumn.Name,
        ["sales-rep"] = ListColumn.Name,
        ["rep"] = ListColumn.Name,
        ["collaborateur"] = ListColumn.Name,
        ["employee"] = ListColumn.Name,
        ["salarie"] = ListColumn.Name,
    };

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
        var (found, sure) = (new HashSet<ListColumn>(), words.Count(Sure.ContainsKey));
        var columns = words
            .Select(word => Sure.TryGetValue(word, out var column) && found.Add(column) ? column : (ListColumn?)null)
            .ToList();
        for (var at = 0; sure > 0 && at < words.Count; at++)
            if (columns[at] is null && Likely.TryGetValue(words[at], out var column) && found.Add(column))
                columns[at] = column;
        return columns;
    }
}
