using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Leads that nobody works on any more begin again: counted first, and only then done.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class RecycleView(DeskParts parts, LeadRecycling recycling, ChallengeHub.Campaigns campaigns)
    : DeskPage(parts)
{
    /// <summary>Lines of the list of those that stay.</summary>
    public const int Most = 100;
    private const int MostProposed = 500;
    private const string Confirm = "confirm";

    public override DeskSection Section => DeskSection.Recycle;
    public RecycleForm Form { get; private set; } = new() { OlderThanDays = "30" };

    /// <summary>Of the dry run; null: none was made.</summary>
    public RecycleOutcome? Outcome { get; private set; }

    /// <summary>Where leads may go as new cards.</summary>
    public IReadOnlyList<Campaign> Later { get; private set; } = [];
    public IReadOnlyList<LeadStatus> Statuses => [.. Enum.GetValues<LeadStatus>().Where(x => x != LeadStatus.Won)];

    /// <summary>Those that a field proposes.</summary>
    public IReadOnlyList<ListChoice> Players(Role role) =>
        [
            .. Snapshot
                .Participants.Where(x => x.Role == role)
                .Take(MostProposed)
                .Select(x => new ListChoice(x.Code, x.Name.In(Lang))),
        ];

    /// <summary>How many would begin again, or have.</summary>
    public int Count => Outcome?.Leads.Count(x => IsDone(x.Result)) ?? 0;

    /// <summary>Those that stay as they are, by why.</summary>
    public IReadOnlyList<RecycledLead> Staying => [.. (Outcome?.Leads ?? []).Where(x => !IsDone(x.Result))];

    public override async Task<IActionResult> OnGet()
    {
        if (int.TryParse(Request.Query["recycled"], out var count))
            Done = T.FormatDeskRecycleDone($"{count}");
        return await base.OnGet();
    }

    public async Task<IActionResult> OnPost(RecycleForm form, string? go)
    {
        Form = form;
        RecycleOutcome? outcome = null;
        var isAsked = await Try(async () =>
        {
            var order = new RecycleOrder(form.Where(), await Target(), Typed.Text(form.Key));
            outcome =
                go == Confirm
                    ? await recycling.Recycle(Campaign, order, Caller)
                    : await recycling.Try(Campaign, order, Caller);
        });
        Outcome = outcome;
        if (isAsked && go == Confirm)
            return LocalRedirect($"~{Address(Section)}?recycled={Count}");

        // of no field of the form: that nothing at all is asked for
        if (Errors.FirstOrDefault(x => x.Field == "where") is { } error)
            Fault = ErrorSentences.Of(error, Lang);
        return await Loaded() ? Page() : NotFound();
    }

    public string Why(RecycledLead lead) =>
        lead.Why is { } why ? ErrorSentences.Of(why, Lang) : T.Of($"deskRecycle{lead.Result}");

    public int CountOf(RecycleResult result) => Outcome?.Leads.Count(x => x.Result == result) ?? 0;

    public FieldLine Line(string name, string label, string? value) =>
        Field($"where.{name}", label, value) with
        {
            Post = name,
            Id = name,
            Required = false,
        };

    protected override async Task Load() =>
        Later = [
            .. (await campaigns.All()).Where(x =>
                x.LaunchedAt is not null
                && x.StartsAt > Snapshot.Campaign.StartsAt
                && x.Status(Now) != CampaignStatus.Closed
                && HttpContext.May(AccessPolicies.Campaigns, x.Code)
            ),
        ];

    private async Task<RecycleTarget?> Target() =>
        Typed.Text(Form.Into) is { } into ? new RecycleTarget(into, await Parts.Callers.Of(HttpContext, into)) : null;

    private static bool IsDone(RecycleResult result) => result is RecycleResult.Recycled or RecycleResult.Draft;
}
