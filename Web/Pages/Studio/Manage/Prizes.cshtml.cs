using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// Prizes, stock, budget and objectives of a launched challenge, by the builder's own form. What is certified stays
/// and says so.
/// </summary>
[RequireAccess(AccessPolicies.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class ManagePrizes(StudioDesk studio, Awards awards) : ManagePage(studio)
{
    private CampaignDocument? changed;
    private DraftDocument? people;
    private IReadOnlyDictionary<string, PrizeCost> costs = new Dictionary<string, PrizeCost>();

    public override ManageSection Section => ManageSection.Prizes;
    public List<PrizeForm> Forms { get; private set; } = [];
    public ObjectivesForm Objectives { get; private set; } = new();
    public string? Budget { get; private set; }
    public CampaignDocument Document => changed ?? Campaign.Document;
    public PrizesEditor Editor => new(this, Forms, Document, Formatter) { Firm = Firm };
    public ObjectivesFields Targets => ObjectivesFields.Of(this, Objectives, Names);
    private DraftDocument People => people ??= RosterList.Draft(View);
    private IReadOnlyList<Period> Certified => [.. View.Periods.Where(x => x.ClosedAt is not null)];

    protected override async Task Load()
    {
        await base.Load();
        costs = (await awards.Costs(Code)).Prizes.ToDictionary(x => x.Prize.Code!);
    }

    public void OnGet()
    {
        Forms = [.. Document.Prizes.Select(x => PrizeForm.Of(x, Lang))];
        var targets = Document.Objectives is { } objectives ? TypedTargets.Of(objectives, People) : null;
        Objectives = ObjectivesForm.Of(targets);
        Budget = Typed.Of(Document.Budget);
    }

    public async Task<IActionResult> OnPost(List<PrizeForm> prizes, ObjectivesForm objectives, string? budget)
    {
        Forms = prizes;
        Objectives = objectives;
        Budget = budget;
        Anchor = PrizeButtons.Press(Forms, Go);
        var errors = new FieldErrors();
        changed = Campaign.Document with
        {
            Prizes = PrizeForm.ReadAll(Forms, Campaign.Document.Prizes, errors),
            Objectives = Aimed(errors),
            Budget = Typed.Number(Budget, errors, "budget"),
        };

        if (Go is not (Preview or Save))
            return Page();

        if (await OverBudget(changed) is { } over)
            Notes = [over];

        return await Keep(changed, errors);
    }

    /// <summary>A line that cannot be read stays in the form, and nothing is saved.</summary>
    private Objectives? Aimed(FieldErrors errors)
    {
        var typed = Objectives.Read();
        foreach (var board in TypedTargets.Boards)
        foreach (var fault in typed.Read(People, board).Faults)
            errors.Add($"objectives.{new BoardKey(board, 0).Word}", fault.Code, fault.Args);
        return typed.Read(People);
    }

    private TargetNames Names(BoardKind board) => TargetNames.Of(People, board);

    /// <summary>"January to March 2026 certified: what was won there stays."</summary>
    private string? Firm(int index)
    {
        if (
            Forms[index].Before is not { } code
            || Campaign.Document.Prizes.FirstOrDefault(x => x.Code == code) is not { } prize
        )
            return null;
        var given = costs.GetValueOrDefault(code) is { Awarded: > 0 and var awarded }
            ? T.FormatManagePrizeGiven($"{awarded}")
            : null;
        return prize.Scope == PrizeScope.Period && Certified.Count > 0
            ? $"{T.FormatManagePrizeCertified(CertifiedSpan)} {given}".TrimEnd()
            : given;
    }

    private string CertifiedSpan =>
        Certified.Count == 1 ? Title(Certified[0]) : $"{Title(Certified[0])} – {Title(Certified[^1])}";

    private string Title(Period x) =>
        PeriodName.Of(new PeriodLine(x.Number, x.StartsAt, x.EndsAt, ""), Campaign.Zone, Lang);

    private async Task<string?> OverBudget(CampaignDocument document)
    {
        if (document.Budget is null || CampaignCheck.Errors(document).Count > 0)
            return null;
        var costs = await awards.Costs(
            new CampaignSnapshot(Campaign with { Document = document }, View.RuleSets, View.Periods, View.Participants)
        );
        return costs.OverBudget
            ? T.FormatManageOverBudget(
                most: Formatter.Money(costs.Most),
                budget: Formatter.Money(document.Budget.Value)
            )
            : null;
    }
}
