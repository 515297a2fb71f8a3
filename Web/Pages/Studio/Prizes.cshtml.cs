using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>
/// What the prizes of a campaign cost beside its budget, and the hand-over of its awards, many at once.
/// </summary>
[RequireAccess(AccessPolicies.Results)]
public sealed class PrizesView(
    Themes themes,
    Accounts accounts,
    Awards awards,
    BoardReads reads,
    Forecasts forecasts,
    Authors authors
) : StaffPage(themes, accounts)
{
    /// <summary>Lines on the page; filters reach the others, and “all of them” means all.</summary>
    public const int Most = 500;

    [BindProperty(SupportsGet = true)]
    public string Campaign { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "")]
    public AwardFilter Filter { get; set; } = new();
    public string Name { get; private set; } = "";
    public PrizeCosts Costs { get; private set; } = null!;
    public IReadOnlyList<Forecast> Forecast { get; private set; } = [];

    /// <summary>All awards that the filter lets through.</summary>
    public IReadOnlyList<HandOverLine> Lines { get; private set; } = [];
    public AwardChoices Choices { get; private set; } = null!;
    public HandOver Input { get; private set; } = new();
    private PeriodNames periods = null!;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await Load(Language.Current))
            await base.OnPageHandlerExecutionAsync(context, next);
        else
            context.Result = NotFound();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(HandOver form)
    {
        Input = form;
        var ids = form.Ids.ToHashSet();
        var chosen = Lines.Select(x => x.Winner).Where(x => form.Every || ids.Contains(x.Id)).ToList();
        if (chosen.Count == 0)
        {
            Fault = T.AwardNobody;
            return Page();
        }
        if (form.IsBack && string.IsNullOrWhiteSpace(form.Reason))
        {
            Refuse("reason", T.AwardReasonMissing);
            return Page();
        }
        var refused = new List<string>();
        foreach (var winner in chosen)
        {
            if (!await Try(() => Take(form, winner)))
                refused.Add(winner.Name);
            if (Faults.Count > 0)
                return Page();
        }

        var taken = chosen.Count - refused.Count;
        Fault = refused.Count > 0 ? Refused(form, string.Join(", ", refused.Distinct())) : null;
        Done = taken > 0 ? Taken(form, $"{taken}") : null;

        await Load(Lang);
        if (refused.Count == 0)
            Input = new HandOver();
        return Page();
    }

    private static string Refused(HandOver form, string names) =>
        form.IsBack ? T.FormatAwardNotBack(names) : T.FormatAwardRefused(names);

    private static string Taken(HandOver form, string count) =>
        form.IsBack ? T.FormatAwardBackDone(count) : T.FormatAwardDone(count);

    private Task<Winner> Take(HandOver form, Winner winner) =>
        form.IsBack
            ? AwardsApi.Undo(awards, new AwardOf(Campaign, winner.Id), form.Reason, HttpContext.By())
            : AwardsApi.Advance(
                awards,
                new AwardOf(Campaign, winner.Id),
                new AwardStepRequest(form.Status, form.Note),
                HttpContext.By()
            );

    public string Money(decimal? amount) =>
        amount is { } some ? ChallengeHub.Web.Money.Of(some, Costs.Currency ?? "", Lang) : "–";

    /// <summary>Names, how many there are besides, and whether a lot decides between them.</summary>
    public string Foreseen(Forecast line)
    {
        if (line.Of == 0)
            return T.ForecastNobody;
        if (line.Drawn)
            return T.FormatForecastDraw($"{line.Of}");

        return string.Join(", ", line.Winners.Append(Rest(line)).OfType<string>());
    }

    private static string? Rest(Forecast line)
    {
        if (line.Lot)
            return T.ForecastLot;
        var more = line.Of - line.Winners.Count;
        return more > 0 ? T.FormatForecastMore($"{more}") : null;
    }

    public string PeriodTitle(int number) => periods.Of(number);

    public string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy", CultureInfo.GetCultureInfo(Lang));

    /// <summary>Who noted a step, as people call them.</summary>
    public string NameOf(string author) => names.GetValueOrDefault(author) ?? author;

    private async Task<bool> Load(string language)
    {
        try
        {
            var snapshot = await reads.Snapshot(Campaign);
            Name = snapshot.Campaign.Document.Name!.In(language);
            periods = new PeriodNames(snapshot, language);
            zone = snapshot.Campaign.Zone;
            Costs = await awards.Costs(Campaign);
            Forecast = await forecasts.Now(Campaign, new Reader(Audience.Staff, language));
            var all = await awards.HandOver(Campaign, null, language);
            Choices = AwardChoices.Of(all, periods, language);
            Lines = [.. all.Where(Filter.Lets)];
            names = await authors.Names(Lines.Take(Most).SelectMany(x => x.Steps).Select(x => x.Author));

            return true;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return false;
        }
    }
}

/// <summary>Which awards go which step.</summary>
public sealed class HandOver
{
    public List<long> Ids { get; set; } = [];

    /// <summary>All that the filter lets through, on the page or not.</summary>
    public bool Every { get; set; }

    /// <summary>A step back instead.</summary>
    public bool IsBack { get; set; }
    public string? Reason { get; set; }
    public AwardStatus Status { get; set; } = AwardStatus.Notified;
    public string? Note { get; set; }
}
