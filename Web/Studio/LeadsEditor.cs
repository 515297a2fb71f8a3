namespace ChallengeHub.Web;

/// <summary>
/// The form of leads on a page, of a draft or of a launched challenge: what was typed, and what is wrong with it.
/// </summary>
/// <param name="Document">With the settings as they are typed.</param>
public sealed record LeadsEditor(
    StaffPage Page,
    LeadsForm Form,
    CampaignDocument Document,
    LeadsPeople People,
    RuleFormatter Formatter
)
{
    /// <summary>With more choices than these on a page, people are typed instead of chosen.</summary>
    private const int MostChoices = 10_000;

    /// <summary>
    /// Names of which another language was changed since, see <see cref="StaleNames"/>; nothing where that is not
    /// asked.
    /// </summary>
    public IReadOnlyCollection<string> Stale { get; init; } = [];

    public RoutingText Text { get; } = new(Document.Sheet, Page.Lang);
    public LeadsWords Words { get; } = new(Formatter, People.NameOf);

    /// <summary>What is wrong with the field or with a part of it, in the reader's words; null: nothing.</summary>
    public string? Fault(string field) => Said(x => x == field || IsPartOf(x, field));

    /// <summary>What is wrong with the field as a whole; null: nothing.</summary>
    public string? Exactly(string field) => Said(x => x == field);

    public bool HasFault(params IReadOnlyList<string> fields) => fields.Any(x => Fault(x) is not null);

    /// <summary>A field's line, its fault beside it.</summary>
    public FieldLine Line(string field, string post, string label, string? value) =>
        new(field, label, value, Fault(field))
        {
            Required = false,
            Settled = true,
            Post = post,
            Id = IdOf(post),
        };

    /// <summary><c>questions-0-nameen</c> for <c>Questions[0].NameEn</c>.</summary>
    public static string IdOf(string post) =>
        post.ToLowerInvariant().Replace("[", "-").Replace("]", "").Replace('.', '-');

    /// <param name="rows">So many fields of this kind stand on the page.</param>
    public PersonField Person(FieldLine line, Role role, int rows)
    {
        var people = People.In(role);
        return new PersonField(line, role, people.Count * rows <= MostChoices ? people : null, People);
    }

    /// <summary>The reader's language first.</summary>
    public NameLines Names(string field, string post, NameFields value, NameFields labels)
    {
        var en = Line(field, $"{post}NameEn", labels.En!, value.En);
        var fr = Line(field, $"{post}NameFr", labels.Fr!, value.Fr);
        return Page.Lang == "fr" ? new(fr, en with { Fault = null }) : new(en, fr with { Fault = null });
    }

    private string? Said(Func<string, bool> isMeant)
    {
        var said = Page.Faults.Where(x => isMeant(x.Key)).SelectMany(x => x.Value).Distinct().ToList();
        return said.Count == 0 ? null : string.Join(" ", said);
    }

    private static bool IsPartOf(string part, string field) =>
        part.Length > field.Length
        && part.StartsWith(field, StringComparison.Ordinal)
        && part[field.Length] is '.' or '[';
}

/// <summary>The two fields of a name, in the order of the reader.</summary>
public sealed record NameLines(FieldLine First, FieldLine Second);

/// <summary>What the partials of one row show: the place of the row in its list.</summary>
public sealed record LeadsRow(LeadsEditor Editor, int Index);

/// <summary>What the partial _LeadsReasons shows: one list of reasons.</summary>
/// <param name="Post">As the form calls it: <c>Lost</c>.</param>
/// <param name="Field">As the document calls it: <c>reasons.lost</c>.</param>
public sealed record ReasonList(LeadsEditor Editor, IReadOnlyList<ReasonForm> Forms, string Post, string Field);

/// <summary>What the partial _LeadsPerson shows.</summary>
/// <param name="Choices">Null: they are too many, and a name or code is typed.</param>
public sealed record PersonField(FieldLine Line, Role Role, IReadOnlyList<LeadsPerson>? Choices, LeadsPeople People);
