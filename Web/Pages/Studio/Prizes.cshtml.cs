using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>What the prizes of a campaign cost beside its budget, and the hand-over of its awards, many at once.</summary>
[Through(Doors.Results)]
public sealed class PrizesView(Themes themes, Accounts accounts, Awards awards, BoardReads reads, Forecasts forecasts) : OfficePage(themes, accounts)
{
    [BindProperty(SupportsGet = true)] public string Campaign { get; set; } = "";
    [BindProperty(SupportsGet = true)] public bool All { get; set; }
    public string Name { get; private set; } = "";
    public PrizeCosts Costs { get; private set; } = null!;
    public IReadOnlyList<Winner> Winners { get; private set; } = [];
    public IReadOnlyList<Forecast> Forecast { get; private set; } = [];
    public HandOver Told { get; private set; } = new();
    private IReadOnlyDictionary<int, string> periods = new Dictionary<int, string>();

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Load(Language.Of(Request))) await base.OnPageHandlerExecutionAsync(context, next);
        else context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(HandOver told)
    {
        Told = told;
        var chosen = Winners.Where(x => told.Ids.Contains(x.Id)).ToList();
        if (chosen.Count == 0)
        {
            Fault = Say("awardNobody");
            return Page();
        }
        var refused = new List<string>();
        foreach (var winner in chosen)
        {
            if (!await Try(() => AwardsApi.Advance(awards, Campaign, (winner.Id, told.Status, told.Note), HttpContext.By()))) refused.Add(winner.Name);
            if (Faults.Count > 0) return Page();
        }
        Fault = refused.Count == 0 ? null : Say("awardRefused", ("names", string.Join(", ", refused)));
        Done = chosen.Count == refused.Count ? null : Say("awardDone", ("n", $"{chosen.Count - refused.Count}"));
        await Load(Lang);
        if (refused.Count == 0) Told = new HandOver();
        return Page();
    }

    public string Money(decimal? amount) =>
        amount is { } some ? ChallengeHub.Web.Money.Of(some, Costs.Currency ?? "", Lang) : "–";

    /// <summary>Names, how many there are besides, and whether a lot decides between them.</summary>
    public string Foreseen(Forecast line)
    {
        if (line.Of == 0) return Say("forecastNobody");
        if (line.Drawn) return Say("forecastDraw", ("n", $"{line.Of}"));
        var more = line.Of - line.Winners.Count;
        var rest = line.Lot ? Say("forecastLot") : more > 0 ? Say("forecastMore", ("n", $"{more}")) : null;
        return string.Join(", ", line.Winners.Append(rest).OfType<string>());
    }

    public string PeriodTitle(int number) => periods.GetValueOrDefault(number) ?? Words.Say(Lang, "overall");

    private async Task<bool> Load(string language)
    {
        try
        {
            var view = await reads.View(Campaign);
            Name = view.Campaign.Document.Name!.In(language);
            periods = view.Periods.ToDictionary(x => x.Number, x => PeriodName.Of(new PeriodLine(x.Number, x.StartsAt, x.EndsAt, ""), view.Campaign.Zone, language));
            Costs = await awards.Costs(Campaign);
            Forecast = await forecasts.Now(Campaign, new Reader(Audience.Office, language));
            Winners = [.. (await awards.Winners(Campaign, null, language)).Where(x => All || x.Status is not (AwardStatus.Delivered or AwardStatus.Declined))];
            return true;
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return false;
        }
    }
}

/// <summary>Which awards go which step.</summary>
public sealed class HandOver
{
    public List<long> Ids { get; set; } = [];
    public AwardStatus Status { get; set; } = AwardStatus.Notified;
    public string? Note { get; set; }
}
