namespace ChallengeHub.Web;

/// <summary>What people call the authors and subjects of the audit: <c>account:7</c>, <c>key:3</c>,
/// <c>screen:2</c>.</summary>
public sealed class Authors(Accounts accounts, ApiKeys keys, Screens screens)
{
    /// <summary>Of those only that are known; an erased account has the name that is left of it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<string> authors)
    {
        var names = new Dictionary<string, string>();
        var asked = authors.Distinct().ToList();
        foreach (var author in asked)
        {
            if (Number(author, Account.AuthorPrefix) is { } id && await accounts.Find(id) is { } account)
                names[author] = account.Name;
            if (Number(author, Screen.AuthorPrefix) is { } screen && await screens.Find(screen) is { } paired)
                names[author] = paired.Name;
            if (OfTheHouse(author) is { } word)
                names[author] = T.Of(word);
        }

        if (!asked.Exists(x => x.StartsWith("key:", StringComparison.Ordinal)))
            return names;

        foreach (var key in await keys.All())
            names[key.Author] = T.FormatAuthorOfKey(key.Name);

        return names;
    }

    private static string? OfTheHouse(string author) =>
        author switch
        {
            "system" => "authorSystem",
            "nobody" => "authorNobody",
            "key:admin" => "authorAdminKey",
            _ => null,
        };

    private static long? Number(string author, string prefix) =>
        author.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(author[prefix.Length..], out var number)
            ? number
            : null;
}
