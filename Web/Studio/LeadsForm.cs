using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// What a challenge says of the work on its leads, as it is typed: the sheet, where leads go, reasons, pairs,
/// deadlines, costs, what the reports compare with. All of it can be left alone.
/// </summary>
public sealed class LeadsForm
{
    /// <summary>More pairs than a page can show are written by a program.</summary>
    public const int MostPairs = 500;

    public string? BriefEn { get; set; }
    public string? BriefFr { get; set; }
    public List<QuestionForm> Questions { get; set; } = [];
    public string? MinScore { get; set; }
    public List<RouteForm> Routes { get; set; } = [];

    /// <summary>Empty where there are too many, see <see cref="MostPairs"/>: then they stay as they are.</summary>
    public List<PairForm> Pairs { get; set; } = [];
    public string? OpenPerRep { get; set; }
    public AccountRule Accounts { get; set; }
    public Closer MayClose { get; set; }
    public DeadlinesForm Deadlines { get; set; } = new();
    public List<TeamHoursForm> Teams { get; set; } = [];
    public List<ReasonForm> Refused { get; set; } = [];
    public List<ReasonForm> Lost { get; set; } = [];
    public List<ReasonForm> Released { get; set; } = [];
    public string? AfterDays { get; set; }
    public string? SameRepAfterDays { get; set; }
    public string? PerLead { get; set; }

    /// <summary>In percent.</summary>
    public string? Margin { get; set; }
    public List<FixedCostForm> Fixed { get; set; } = [];
    public BaselineForm Baseline { get; set; } = new();

    public static LeadsForm Of(CampaignDocument document, string language)
    {
        var (en, fr) = TypedName.Of(document.Brief, language);
        var text = new RoutingText(document.Sheet, language);

        return new()
        {
            BriefEn = en,
            BriefFr = fr,
            Questions = [.. (document.Sheet?.Fields ?? []).Select(x => QuestionForm.Of(x, language))],
            MinScore = Typed.Of(document.Sheet?.MinScore),
            Routes = [.. (document.Routing ?? []).Select(x => RouteForm.Of(x, text))],
            Pairs = HasTooManyPairs(document) ? [] : [.. (document.Pairs ?? []).Select(PairForm.Of)],
            OpenPerRep = $"{document.OpenPerRep}",
            Accounts = document.Accounts,
            MayClose = document.MayClose,
            Deadlines = DeadlinesForm.Of(document.Deadlines),
            Teams = [.. document.Teams.Select(TeamHoursForm.Of)],
            Refused = ReasonForm.Of(document.Reasons?.Refused, language),
            Lost = ReasonForm.Of(document.Reasons?.Lost, language),
            Released = ReasonForm.Of(document.Reasons?.Released, language),
            AfterDays = $"{document.Recycle?.AfterDays}",
            SameRepAfterDays = $"{document.Recycle?.SameRepAfterDays}",
            PerLead = Typed.Of(document.Costs?.PerLead),
            Margin = Percent(document.Costs?.Margin),
            Fixed = [.. (document.Costs?.Fixed ?? []).Select(x => FixedCostForm.Of(x, language))],
            Baseline = BaselineForm.Of(document.Baseline),
        };
    }

    public static bool HasTooManyPairs(CampaignDocument document) => document.Pairs?.Count > MostPairs;

    /// <summary>Takes away what was left empty; where each thing stands in the form may change with it.</summary>
    public void Tidy()
    {
        foreach (var question in Questions)
            question.Tidy();
        foreach (var route in Routes)
            route.Tidy();
        Pairs.RemoveAll(x => x.IsBlank);
        Fixed.RemoveAll(x => x.IsBlank);
        foreach (var reasons in new[] { Refused, Lost, Released })
            reasons.RemoveAll(x => x.IsBlank);
    }

    /// <summary>The document with what was typed; what is unchanged stays as it was, to the letter.</summary>
    public CampaignDocument Read(CampaignDocument before, LeadsReading reading)
    {
        var sheet = ReadSheet(before.Sheet, reading.Errors);

        return before with
        {
            Brief = ReadBrief(before.Brief),
            Sheet = sheet,
            Routing = ReadRouting(before.Routing, new RoutingText(sheet, reading.Language), reading),
            Pairs = ReadPairs(before, reading),
            OpenPerRep = Typed.Whole(OpenPerRep, reading.Errors, "openPerRep"),
            Accounts = Accounts,
            MayClose = MayClose,
            Deadlines = Deadlines.Read(before.Deadlines, reading.Errors),
            Teams = ReadTeams(before.Teams),
            Reasons = ReadReasons(before.Reasons),
            Recycle = ReadRecycle(before.Recycle, reading.Errors),
            Costs = ReadCosts(before.Costs, reading.Errors),
            Baseline = Baseline.Read(before.Baseline, reading.Errors),
        };
    }

    /// <summary>A browser writes ends of lines in its own way.</summary>
    private LocalText? ReadBrief(LocalText? before)
    {
        var typed = new NameFields(Lines(BriefEn), Lines(BriefFr));
        var isSame = before is not null && TypedName.Languages.Any(x => Lines(TypedName.Of(before, x)) == typed);
        return isSame ? before : TypedName.Read(typed.En, typed.Fr, before);
    }

    private static NameFields Lines(NameFields fields) => new(Lines(fields.En), Lines(fields.Fr));

    private static string? Lines(string? text) => Typed.Text(text)?.ReplaceLineEndings("\n");

    private Sheet? ReadSheet(Sheet? before, FieldErrors errors)
    {
        var known = before?.Fields ?? [];
        var fields = QuestionForm.ReadAll(Questions, known, errors);
        var least = Typed.Number(MinScore, errors, "sheet.minScore");
        if (fields.SequenceEqual(known) && least == before?.MinScore)
            return before;
        if (fields.Count == 0 && least is null)
            return null;

        return (before ?? new Sheet()) with
        {
            Fields = fields,
            MinScore = least,
        };
    }

    private IReadOnlyList<RoutingRule>? ReadRouting(
        IReadOnlyList<RoutingRule>? before,
        RoutingText text,
        LeadsReading reading
    )
    {
        var rules = RouteForm.ReadAll(Routes, before ?? [], text, reading);
        if (rules.SequenceEqual(before ?? [], ReferenceEqualityComparer.Instance))
            return before;

        return rules.Count == 0 ? null : rules;
    }

    private IReadOnlyList<FixedPair>? ReadPairs(CampaignDocument document, LeadsReading reading)
    {
        var before = document.Pairs;
        if (HasTooManyPairs(document))
            return before;
        var pairs = PairForm.ReadAll(Pairs, before ?? [], reading);
        if (pairs.SequenceEqual(before ?? []))
            return before;

        return pairs.Count == 0 ? null : pairs;
    }

    private IReadOnlyList<Team> ReadTeams(IReadOnlyList<Team> before)
    {
        var forms = Teams.Where(x => x.Code is not null).DistinctBy(x => x.Code).ToDictionary(x => x.Code!);
        return [.. before.Select(x => forms.TryGetValue(x.Code, out var form) ? form.Read(x) : x)];
    }

    private Reasons? ReadReasons(Reasons? before)
    {
        var reasons = new Reasons
        {
            Refused = ReasonForm.ReadAll(Refused, before?.Refused),
            Lost = ReasonForm.ReadAll(Lost, before?.Lost),
            Released = ReasonForm.ReadAll(Released, before?.Released),
        };
        if (reasons == before)
            return before;

        return reasons == new Reasons() ? null : reasons;
    }

    private RecyclePlan? ReadRecycle(RecyclePlan? before, FieldErrors errors)
    {
        var plan = new RecyclePlan
        {
            AfterDays = Typed.Whole(AfterDays, errors, "recycle.afterDays"),
            SameRepAfterDays = Typed.Whole(SameRepAfterDays, errors, "recycle.sameRepAfterDays"),
        };
        if (plan == before)
            return before;

        return plan == new RecyclePlan() ? null : plan;
    }

    private LeadCosts? ReadCosts(LeadCosts? before, FieldErrors errors)
    {
        var costs = new LeadCosts
        {
            PerLead = Typed.Number(PerLead, errors, "costs.perLead"),
            Margin = ReadMargin(errors),
            Fixed = FixedCostForm.ReadAll(Fixed, before?.Fixed, errors),
        };
        if (costs == before)
            return before;

        return costs == new LeadCosts() ? null : costs;
    }

    /// <summary>What is out of range is said in percent, as it is typed.</summary>
    private decimal? ReadMargin(FieldErrors errors)
    {
        var percent = Typed.Number(Margin?.Replace("%", "", StringComparison.Ordinal), errors, "costs.margin");
        errors.If(percent is <= 0 or > 100, "costs.margin", "above-and-at-most", 0, 100);
        return percent / 100;
    }

    /// <summary>0.3 as 30.</summary>
    private static string? Percent(decimal? part) =>
        part is { } some ? (100 * some).ToString("0.############", CultureInfo.InvariantCulture) : null;
}
