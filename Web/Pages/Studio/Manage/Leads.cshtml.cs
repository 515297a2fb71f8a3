using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// What a launched challenge says of the work on its leads, by the builder's own form; and where a lead would go by
/// the rules as they are typed.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class ManageLeads(StudioDesk studio, RoutingTrial trial) : ManagePage(studio)
{
    private const string TryOut = "try";

    private CampaignDocument? changed;
    private LeadsPeople? people;
    private RouteSaid? said;

    public override ManageSection Section => ManageSection.Leads;
    public LeadsForm Form { get; private set; } = new();
    public RoutingTryForm Attempt { get; private set; } = new();
    public CampaignDocument Document => changed ?? Campaign.Document;
    public LeadsEditor Editor => new(this, Form, Document, People, Formatter);
    public TriedLines Tried => new(Editor, Attempt, said);
    private LeadsPeople People => people ??= LeadsPeople.Of(View, Lang);

    public void OnGet() => Form = LeadsForm.Of(Document, Lang);

    public async Task<IActionResult> OnPost(LeadsForm form, RoutingTryForm attempt)
    {
        Form = form;
        Attempt = attempt;
        Anchor = LeadsButtons.Press(form, Go);
        var errors = new FieldErrors();
        changed = form.Read(Campaign.Document, new LeadsReading(errors, People, Lang));

        if (Go == TryOut)
            return await Route(errors);
        if (Go is not (Preview or Save))
            return Page();

        Notes = [T.LeadsFromNow];

        return await Keep(changed, errors);
    }

    /// <summary>By the rules as they are typed; nothing is saved.</summary>
    private async Task<IActionResult> Route(FieldErrors errors)
    {
        Anchor = "#try";
        var unread = errors.Select(x => x.Field).ToHashSet();
        var wrong = errors.Concat(CampaignCheck.Errors(Document).Where(x => !unread.Contains(x.Field))).ToList();
        if (wrong.Count > 0)
            return Refuse(wrong);
        var lead = Attempt.Read(Document.Sheet, new LeadsReading(errors, People, Lang));
        if (errors.Count > 0)
            return Refuse(errors);

        await Try(async () =>
        {
            var routed = await trial.Try(Code, lead, Document);
            said = new RouteWords(Document, Formatter, People.NameOf).Of(routed, lead.Card);
        });

        return Page();
    }

    protected override string FieldName(string field) =>
        field.Split('.')[0] switch
        {
            "source" or "account" or "prospector" or "rep" or "qualification" or "attributes" => T.LeadsTry,
            _ => base.FieldName(field),
        };
}
