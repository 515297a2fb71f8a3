namespace ChallengeHub;

/// <summary>Those who are forgotten together, and what is left of each: a number. Pure.</summary>
internal sealed class Forgotten(IReadOnlyList<Participant> people)
{
    private readonly Dictionary<string, string> pseudonyms = people.ToDictionary(
        x => x.Code,
        PseudonymOf,
        StringComparer.Ordinal
    );

    public IReadOnlyList<Participant> People { get; } = people;
    public IReadOnlyCollection<string> Codes => pseudonyms.Keys;

    public static string PseudonymOf(Participant x) => $"erased-{Masks.NumberOf(x)}";

    /// <summary>Of a code that is forgotten; null: it stays.</summary>
    public string? Pseudonym(string code) => pseudonyms.GetValueOrDefault(code);

    public bool Has(string code) => pseudonyms.ContainsKey(code);
}

/// <summary>What one of them is named by, and by what from now on.</summary>
/// <param name="Emails">The addresses that he has or had, and that nobody has who stays.</param>
internal sealed record ForgottenNames(string Code, IReadOnlyList<string> Emails, string Pseudonym)
{
    public bool Has(string name) => name == Code || Emails.Contains(name, StringComparer.OrdinalIgnoreCase);
}
