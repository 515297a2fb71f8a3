using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// The page's other face: rules and prizes to try, by the builder's own forms. Nothing of them is kept until they
/// are played.
/// </summary>
public sealed partial class DryRunView
{
    private const string Use = "use";
    private const string OfPrizes = "prize-";

    /// <summary>Null on the page's usual face.</summary>
    public RulesEditor? Rules { get; private set; }
    public PrizesEditor? Prizes { get; private set; }

    /// <summary>Periods that came with a run's rules: they have no form here and go along.</summary>
    public string? Periods { get; private set; }

    /// <summary>What would be played by <see cref="DryRunWhat.Json"/>, for people.</summary>
    public Trial? Trying { get; private set; }

    private RuleFormatter Formatter(CampaignDocument document) =>
        RuleFormatter.Of(document, Lang, SpokenTheme.Of(packs.For(document.Theme), Lang, Request.PathBase));

    public IEnumerable<NamedSentence> TryingRules =>
        Said(
            (own, formatter) =>
                own.Rules?.Select(x => new NamedSentence(x.Name?.In(Lang) ?? "", RuleSentence.Of(x, formatter)))
        );

    public IEnumerable<NamedSentence> TryingPrizes =>
        Said(
            (own, formatter) =>
                own.Prizes?.Select(x => new NamedSentence(x.Name?.In(Lang) ?? "", PrizeSentence.Of(x, formatter)))
        );

    /// <summary>Opens the forms with the given rules and prizes; without any, with those in force.</summary>
    public IActionResult OnPostEdit(string? json)
    {
        Edit(Parsed(json) ?? Trial.InForce);
        return Page();
    }

    public IActionResult OnPostRules(RulesForm form, List<PrizeForm> prizes, string? periods, string? go)
    {
        form.Tidy();
        Periods = periods;
        if (go != Use)
        {
            RuleButtons.Press(form, go, Played.Campaign.Document);
            PrizeButtons.Press(prizes, go, OfPrizes);
        }

        var (trial, errors) = Show(form, prizes);
        if (go != Use)
            return Page();

        Faults = Rules!
            .FaultsToSay.Concat(Wrong(trial, errors))
            .GroupBy(x => x.Key)
            .ToDictionary(x => x.Key, x => x.First().Value);

        if (Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Rules = null;
        Prizes = null;
        Form = Started(trial);
        Trying = trial;
        Form.What = DryRunWhat.Json;

        return Page();
    }

    public IActionResult OnPostSentences(RulesForm form) => new JsonResult(Editor(form).Spoken());

    /// <summary>The forms with a trial in them, and beside its fields what keeps it from being played here.</summary>
    private void Edit(Trial trial)
    {
        var document = trial.On(Played.Campaign.Document);
        Periods = trial.Periods is { } periods ? JsonSerializer.Serialize(periods, EngineJson.Options) : null;

        var (read, errors) = Show(
            RulesForm.Of(document.Rules, Reading()),
            [.. document.Prizes.Select(x => PrizeForm.Of(x, Lang))],
            document
        );

        Faults = Rules!
            .FaultsToSay.Concat(Wrong(read, errors))
            .GroupBy(x => x.Key)
            .ToDictionary(x => x.Key, x => x.First().Value);
    }

    /// <param name="before">What the forms were made of; null: what is in force.</param>
    private TrialRead Show(RulesForm form, List<PrizeForm> prizes, CampaignDocument? before = null)
    {
        before ??= Played.Campaign.Document;
        var errors = new FieldErrors();
        Rules = Editor(form, before);

        var trial = new Trial
        {
            Rules = Rules.Read.Rules,
            Prizes = PrizeForm.ReadAll(prizes, before.Prizes, errors),
            Periods = Parsed<PeriodPlan>(Periods),
        };

        Prizes = new PrizesEditor(this, prizes, trial.On(Played.Campaign.Document), Rules.Formatter)
        {
            Prefix = OfPrizes,
        };

        return new(trial, errors);
    }

    private sealed record TrialRead(Trial Trial, FieldErrors Errors);

    private RulesEditor Editor(RulesForm form, CampaignDocument? before = null)
    {
        var document = Played.Campaign.Document;
        return new(
            this,
            form,
            form.Read((before ?? document).Rules, Reading(), packs.For(document.Theme)),
            document,
            Formatter(document)
        );
    }

    private RuleReading Reading() => RuleReading.Of(Played.Campaign.Document, Lang);

    /// <summary>Of rules the editor says it.</summary>
    private IReadOnlyDictionary<string, string[]> Wrong(Trial trial, FieldErrors typed) =>
        ErrorSentences.ByField(
            typed
                .Concat(
                    trial
                        .Errors(Played.Campaign.Document)
                        .Where(x => !x.Field.StartsWith("rules", StringComparison.Ordinal))
                )
                .Distinct(),
            Lang
        );

    private IEnumerable<NamedSentence> Said(Func<Trial, RuleFormatter, IEnumerable<NamedSentence>?> say) =>
        Trying is { } own ? say(own, Formatter(own.On(Played.Campaign.Document))) ?? [] : [];

    /// <summary>Null for what is no trial at all.</summary>
    private static Trial? Parsed(string? json) => Parsed<Trial>(json);

    private static T? Parsed<T>(string? json)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;

        try
        {
            using var parsed = JsonText.Parse(Encoding.UTF8.GetBytes(json));
            return JsonText.Read<T>(parsed.RootElement);
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}

/// <summary>Whose rules and prizes can be tried: another campaign's, or a draft's.</summary>
public sealed record OtherRules(string Code, string Name, CampaignDocument Document);

/// <summary>A rule or a prize, and what it says.</summary>
public sealed record NamedSentence(string Name, string Sentence);
