using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// A new lead, made from the sheet in a minute: it becomes a lead, or waits in the drafts until nothing is missing.
/// </summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class NewLeadView(DeskParts parts, TeamPlans plans, LeadDrafts drafts, LeadAccounts accounts)
    : DeskPage(parts)
{
    /// <summary>Choices that a field proposes.</summary>
    private const int MostProposed = 500;

    public override DeskSection Section => DeskSection.New;
    public CardForm Form { get; private set; } = CardForm.Blank(null);
    public Sheet? Sheet => Snapshot.Campaign.Document.Sheet;
    public string Currency => Snapshot.Campaign.Document.Currency!;

    /// <summary>Of the challenge; null: marketing wrote none.</summary>
    public string? Brief => Snapshot.Campaign.Document.Brief?.In(Lang);
    public IReadOnlyList<TeamPlan> Plans { get; private set; } = [];

    /// <summary>Where his leads came from before.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];
    public IReadOnlyList<OwnedAccount> Companies { get; private set; } = [];
    public IReadOnlyList<Participant> Prospectors =>
        [.. Snapshot.Participants.Where(x => x is { Role: Role.Prospector, Active: true }).Take(MostProposed)];

    /// <summary>What there is already of the same prospect; null: nothing.</summary>
    public CreatedLead? Twin { get; private set; }

    /// <summary>The draft that is gone on with; null: it is new.</summary>
    public LeadDraft? Draft { get; private set; }

    public override async Task<IActionResult> OnGet()
    {
        if (!await Loaded())
            return NotFound();
        if (Request.Query["made"].ToString() is { Length: > 0 } made)
            Done = await Received(made);
        if (Request.Query["draft"].ToString() is { Length: > 0 } code)
            await GoOn(code);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Form = CardForm.Of(Request.Form);
        CreatedLead? created = null;
        if (await Try(async () => created = await Create()) && created is not null && Twin is null)
        {
            var what = created.IsDraft ? "draft" : "made";
            return LocalRedirect($"~{Address(Section)}?{what}={Uri.EscapeDataString(created.Code)}");
        }

        IsUnsaved = true;
        // of what is not on the form
        if (Errors.FirstOrDefault(x => !IsShown(x.Field)) is { } error)
            Fault = ErrorSentences.Of(error, Lang);
        return await Loaded() ? Page() : NotFound();
    }

    public SheetLine Question(SheetField field)
    {
        var name = field.Name.In(Lang);
        var path = CardForm.PathOf(field);
        var line = Line(path, field.Required ? T.FormatDeskNewNeeded(name) : name);
        return new SheetLine(line, field, Lang);
    }

    /// <summary>A field of the card; none is needed but what the sheet asks.</summary>
    public FieldLine Line(string name, string label) => Field(name, label, Form[name]) with { Required = false };

    protected override async Task Load()
    {
        Plans = [.. (await plans.Of(Campaign, Caller)).Where(x => x.Brief.Length > 0)];
        Companies = [.. (await accounts.All(Campaign)).Take(MostProposed)];

        var latest = new LeadPage(new LeadFilter { Prospector = Mover.Prospector }, Now, 50);
        var before = await Parts.Reads.Page(Campaign, latest, Caller);
        Sources = [.. before.Select(x => x.Card.Source).OfType<string>().Distinct()];
        if (HttpMethods.IsGet(Request.Method))
            Form = CardForm.Blank(before.Select(x => x.Card.Source).FirstOrDefault(x => x is not null));
    }

    private async Task<CreatedLead> Create()
    {
        var errors = new FieldErrors();
        var card = Form.Card(Sheet, errors);
        if (errors.Count > 0)
        {
            // all that is wrong is said at once
            LeadCardCheck.Errors(errors, card with { Code = "L" }, Snapshot);
            throw RefusedException.Invalid(errors);
        }

        var lead = new NewLead(card) { KeepsTwin = Form.KeepsTwin };
        var created = (await Parts.Desk.Create(Campaign, [lead], Caller))[0];
        if (created.Errors.Count > 0)
            throw RefusedException.Invalid(created.Errors);
        if (created.Refusal is not { } refusal)
            return created;

        if (refusal.Error.Code == "lead-has-twin")
            Twin = created;
        throw refusal.Kind == RefusedKind.Invalid
            ? RefusedException.Invalid(refusal.Error)
            : RefusedException.Of(refusal.Kind, refusal.Error.Code, refusal.Error.Args);
    }

    /// <summary>What becomes of the one that was just handed in; null where he sees no such lead.</summary>
    private async Task<string?> Received(string made)
    {
        try
        {
            var lead = await Find(made);
            return lead.Row.Status switch
            {
                LeadStatus.Waiting => T.FormatDeskNewWaits(lead.Row.Lead),
                LeadStatus.Assigned => T.FormatDeskNewAssigned(
                    lead: lead.Row.Lead,
                    rep: Words.Name(lead.Row.Holder!.Value)
                ),
                _ => T.FormatDeskNewInPool(lead.Row.Lead),
            };
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>The draft in the form, with what it lacks beside each field.</summary>
    private async Task GoOn(string code)
    {
        var found = (await drafts.Of(Campaign, Caller)).FirstOrDefault(x => x.Draft.Card.Code == code);
        if (found is null)
            return;
        Draft = found.Draft;
        Form = CardForm.Of(Draft.Card);
        Faults = ErrorSentences.ByField(found.Lacks, Lang);
    }

    private static bool IsShown(string field) => field is not ("code" or "cost" or "rep" or "next" or "at" or "");
}
