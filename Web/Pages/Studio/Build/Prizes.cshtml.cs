using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 4: what can be won, on which board, and how.</summary>
[Through(Doors.Campaigns), RequestFormLimits(ValueCountLimit = RulesEditor.MostFields)]
public sealed class PrizesStep(StudioDesk studio) : StepPage(studio)
{
    public override DraftStep Step => DraftStep.Prizes;
    public List<PrizeForm> Forms { get; private set; } = [];
    public ObjectivesForm Objectives { get; private set; } = new();
    public string? Budget { get; private set; }

    public void OnGet()
    {
        Forms = [.. Document.Prizes.Select(x => PrizeForm.Of(x, Lang))];
        (Objectives, Budget) = (ObjectivesForm.Of(Document.Objectives), Typed.Of(Document.Budget));
        SaySaved();
    }

    public async Task<IActionResult> OnPost(List<PrizeForm> prizes, ObjectivesForm objectives, string? budget)
    {
        (Forms, Objectives, Budget) = (prizes, objectives, budget);
        Press();
        var errors = new FieldErrors();
        return await Keep(Draft.Document with
        {
            Campaign = Document with { Prizes = PrizeForm.ReadAll(Forms, Document.Prizes, errors), Objectives = Objectives.Read(errors), Budget = Typed.Number(Budget, errors, "budget") },
        }, errors);
    }

    public FieldLine Line(int index, string member, string label, string? value) =>
        Field($"prizes[{index}].{member}", label, value) with { Required = false, Settled = true, Id = $"prize-{index}-{member.Replace('.', '-')}" };

    /// <summary>What is wrong with targets, each with the line or the code that it is about.</summary>
    public IReadOnlyList<string> ObjectiveFaults =>
    [
        .. Faults.Where(x => x.Key.StartsWith("objectives.", StringComparison.Ordinal))
            .Select(x => $"{Say($"targets-{x.Key.Split('.')[1]}")} · {string.Join('.', x.Key.Split('.')[2..])}: {string.Join(" ", x.Value.Select(fault => OfficeWords.Fault(Lang, fault)))}"),
    ];

    public string Sentence(int index) => PrizeSentence.Of(Document.Prizes[index], Tongue);

    private void Press()
    {
        if (Go?.StartsWith("drop-", StringComparison.Ordinal) == true && int.TryParse(Go[5..], out var index) && index >= 0 && index < Forms.Count) Forms.RemoveAt(index);
        PrizeForm? added = Go switch
        {
            "add-period" => new() { Scope = PrizeScope.Period },
            "add-campaign" => new() { Scope = PrizeScope.Campaign },
            "add-points" => new() { Scope = PrizeScope.Campaign, Way = PrizeForm.ByPoints, MinPoints = "100", FromRank = null },
            "add-raffle" => new() { Scope = PrizeScope.Period, Way = PrizeForm.ByRaffle, Winners = "1", FromRank = null },
            _ => null,
        };
        if (added is null) return;
        Forms.Add(added);
        Anchor = $"#prize-{Forms.Count - 1}";
    }
}
