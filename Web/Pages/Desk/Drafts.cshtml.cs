using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Cards that lack something yet: one's own, and for marketing all.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class DraftsView(DeskParts parts, LeadDrafts drafts) : DeskPage(parts)
{
    public override DeskSection Section => DeskSection.Drafts;
    public IReadOnlyList<LackingDraft> Drafts { get; private set; } = [];

    public override async Task<IActionResult> OnGet()
    {
        if (Request.Query.ContainsKey("deleted"))
            Done = T.DeskDraftsDeleted;
        return await base.OnGet();
    }

    public async Task<IActionResult> OnPostDelete(string? draft)
    {
        if (await Try(() => drafts.Delete(Campaign, draft ?? "", Caller)))
            return LocalRedirect($"~{Address(Section)}?deleted=1");
        return await Loaded() ? Page() : NotFound();
    }

    /// <summary>Under which it is found in a list.</summary>
    public string Title(LeadDraft draft) => draft.Card.Company ?? draft.Card.Contact?.Name ?? draft.Card.Code;

    /// <summary>What its sheet asks and nobody answered, by the names of the fields.</summary>
    public string Lacks(LackingDraft draft) => string.Join(", ", draft.Lacks.Select(x => NameOf(x.Field)).Distinct());

    protected override async Task Load() => Drafts = await drafts.Of(Campaign, Caller);

    private string NameOf(string path) =>
        Snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => CardForm.PathOf(x) == path)?.Name.In(Lang) ?? path;
}
