namespace ChallengeHub.Web;

/// <summary>Who plays, for fields in which somebody is chosen or typed by name.</summary>
public sealed class LeadsPeople
{
    private readonly IReadOnlyList<LeadsPerson> all;
    private readonly Dictionary<string, LeadsPerson> byCode;

    private LeadsPeople(IEnumerable<LeadsPerson> people)
    {
        all = [.. people.DistinctBy(x => x.Code)];
        byCode = all.ToDictionary(x => x.Code, StringComparer.Ordinal);
    }

    public static LeadsPeople Of(DraftDocument draft, string language) =>
        new(draft.Players.Select(x => new LeadsPerson(x.Code, x.Name.In(language), x.Role, true)));

    public static LeadsPeople Of(CampaignSnapshot snapshot, string language) =>
        new(
            snapshot
                .Participants.Where(x => x.ErasedAt is null)
                .Select(x => new LeadsPerson(x.Code, x.Name.In(language), x.Role, x.Active))
        );

    /// <summary>Those who play in a role, by name.</summary>
    public IReadOnlyList<LeadsPerson> In(Role role) =>
        [.. all.Where(x => x.Role == role && x.Plays).OrderBy(x => x.Name, StringComparer.CurrentCulture)];

    public string NameOf(string code) => byCode.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>The code of who is named, where only one has the name; else what was typed.</summary>
    public string? CodeOf(string? typed, Role role)
    {
        if (Typed.Text(typed) is not { } text || byCode.ContainsKey(text))
            return Typed.Text(typed);

        var named = all.Where(x =>
                x.Role == role && string.Equals(x.Name, text, StringComparison.CurrentCultureIgnoreCase)
            )
            .Take(2)
            .ToList();
        return named is [var one] ? one.Code : text;
    }

    /// <summary>Why the code cannot stand there; null: it can.</summary>
    public FieldError? ErrorOf(string field, string code, Role role)
    {
        if (byCode.GetValueOrDefault(code) is not { } person)
            return new FieldError(field, "unknown-participant", code);
        if (person.Role == role)
            return null;
        return new FieldError(field, role == Role.Rep ? "not-a-rep" : "not-a-prospector", code);
    }
}

/// <param name="Name">In the reader's language.</param>
/// <param name="Plays">False: has left.</param>
public sealed record LeadsPerson(string Code, string Name, Role Role, bool Plays);

/// <summary>What is needed to read the settings of leads out of a form, and where faults are kept.</summary>
public sealed record LeadsReading(FieldErrors Errors, LeadsPeople People, string Language);
