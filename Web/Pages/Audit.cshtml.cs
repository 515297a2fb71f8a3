using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Who did what to what, in sentences, the latest first, a page at a time.</summary>
[RequireAccess(AccessPolicies.Admin)]
public sealed class AuditView(Themes themes, Accounts accounts, AuditLog auditLog, AuditStory story, AuditPeople people)
    : StaffPage(themes, accounts)
{
    private const int Lines = 50;

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Campaign { get; set; }

    /// <summary>As the audit writes them: <c>account:7</c>, <c>key:3</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }
    public IReadOnlyList<AuditSentence> Sentences { get; private set; } = [];
    public AuditChoices Choices { get; private set; } = null!;
    public bool More => Sentences.Count == Lines;

    public async Task OnGet()
    {
        Choices = await people.Choices(Text(Who), Lang);
        var query = new AuditQuery(0, Lines, Text(Campaign), Action: Text(What))
        {
            Who = Text(Who),
            From = Midnight(From),
            Until = Midnight(Until?.AddDays(1)),
        };
        Sentences = await story.Tell(await auditLog.Latest(query, Before ?? long.MaxValue), Lang);
    }

    /// <summary>The same page with the same filters, below an entry or from the latest on.</summary>
    public string Address(long? before) =>
        Request.PathBase
        + Request.Path
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["before"] = before?.ToString(CultureInfo.InvariantCulture),
                ["campaign"] = Text(Campaign),
                ["who"] = Text(Who),
                ["what"] = Text(What),
                ["from"] = Day(From),
                ["until"] = Day(Until),
            }.Where(x => x.Value is not null)
        );

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } some ? new DateTimeOffset(some.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
