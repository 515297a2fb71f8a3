namespace ChallengeHub.Web;

/// <summary>
/// Names in a challenge that is given another theme: those that were a theme's follow, those that a person wrote
/// are asked about. Pure.
/// </summary>
public static class NamesInTheme
{
    private const string English = "en";
    private const string French = "fr";

    /// <param name="known">The themes of this installation: a name that any of them gives to the step was not
    /// written by a person.</param>
    public static IReadOnlyList<Rule> Follow(
        IReadOnlyList<Rule> rules,
        IReadOnlyCollection<Theme> known,
        Theme theme
    ) =>
        [
            .. rules.Select(rule =>
                rule is { Name: { } name, On: { } stage }
                    ? rule with
                    {
                        Name = Follow(name, stage, known, theme),
                    }
                    : rule
            ),
        ];

    /// <summary>
    /// The title, rules and prizes that a person has named, in that order; of a challenge that is no copy only the
    /// rules.
    /// </summary>
    public static IReadOnlyList<HandName> ByHand(DraftDocument document, Theme theme)
    {
        var campaign = document.Campaign;
        var rules = campaign
            .Rules.Where(x => x.Name is { } name && !IsOf(name, x, theme))
            .Select(x => new HandName(
                StaleNames.OfRule(x.Code),
                x.Name!,
                RulesForm.IsPlain(x) ? Preset.NameOf(theme, x.On!.Value) : null
            ));
        if (document.ClonedFrom is null)
            return [.. rules];

        var title = campaign.Name is { } campaignName
            ? [new HandName("name", campaignName, null)]
            : Array.Empty<HandName>();

        var prizes = campaign
            .Prizes.Where(x => x.Name is { } name && !ProposedNames.Has(name, null))
            .Select(x => new HandName(StaleNames.OfPrize(x.Code), x.Name!, null));

        return [.. title, .. rules, .. prizes];
    }

    /// <summary>The campaign with the names that were chosen.</summary>
    public static CampaignDocument Answered(CampaignDocument campaign, IReadOnlyList<HandNameForm> answers, Theme theme)
    {
        var byKey = answers.Where(x => x.Key is not null).GroupBy(x => x.Key!).ToDictionary(x => x.Key, x => x.First());
        LocalText? Chosen(string key, LocalText? before, LocalText? ofTheme) =>
            byKey.GetValueOrDefault(key) switch
            {
                null => before,
                { Take: true } when ofTheme is not null => TypedName.Both(ofTheme),
                { } answer => TypedName.Read(answer.En, answer.Fr, before) ?? before,
            };

        return campaign with
        {
            Name = Chosen("name", campaign.Name, null),
            Rules =
            [
                .. campaign.Rules.Select(x =>
                    x with
                    {
                        Name = Chosen(
                            StaleNames.OfRule(x.Code),
                            x.Name,
                            RulesForm.IsPlain(x) ? Preset.NameOf(theme, x.On!.Value) : null
                        ),
                    }
                ),
            ],
            Prizes =
            [
                .. campaign.Prizes.Select(x => x with { Name = Chosen(StaleNames.OfPrize(x.Code), x.Name, null) }),
            ],
        };
    }

    private static bool IsOf(LocalText name, Rule rule, Theme theme) =>
        ProposedNames.Has(name, rule) || (rule.On is { } stage && name == TypedName.Both(Preset.NameOf(theme, stage)));

    /// <summary>Each language for itself: where only the French was written by hand, the English follows.</summary>
    private static LocalText Follow(LocalText name, Stage stage, IReadOnlyCollection<Theme> known, Theme theme)
    {
        var plain = RuleSet.Default.Where(x => x.On == stage).Select(x => x.Name!);
        var themes = known.Select(x => Preset.NameOf(x, stage)).Concat(plain).ToList();
        var now = Preset.NameOf(theme, stage);
        if (name.Everywhere is { } words)
            return themes.Any(x => x.In(English) == words || x.In(French) == words) ? TypedName.Both(now) : name;

        return new LocalText(
            null,
            name.ByLanguage!.ToDictionary(
                x => x.Key,
                x =>
                    x.Key switch
                    {
                        English when themes.Any(theirs => theirs.In(English) == x.Value) => now.In(English),
                        French when themes.Any(theirs => theirs.In(French) == x.Value) => now.In(French),
                        _ => x.Value,
                    }
            )
        );
    }
}

/// <summary>A name that a person wrote.</summary>
/// <param name="Key">As <see cref="StaleNames"/> calls it, without a language.</param>
/// <param name="OfTheme">What the theme would call it; null: it has no word for that.</param>
public sealed record HandName(string Key, LocalText Name, LocalText? OfTheme);

/// <summary>What is to become of such a name.</summary>
public sealed class HandNameForm
{
    public string? Key { get; set; }
    public string? En { get; set; }
    public string? Fr { get; set; }

    /// <summary>The theme's instead.</summary>
    public bool Take { get; set; }
}
