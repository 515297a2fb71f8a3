namespace ChallengeHub.Web;

/// <summary>What the partial _Portrait shows: how somebody is known in one challenge beyond the name.</summary>
/// <param name="Campaign">What it is called.</param>
/// <param name="Faults">Of the form that was sent for this player; null: none was.</param>
public sealed record OwnPortrait(
    string Campaign,
    OwnPlayer Player,
    IReadOnlyList<OwnTune> Tunes,
    IReadOnlyDictionary<string, string[]>? Faults
)
{
    /// <summary>Of this player's fields, on a page with several.</summary>
    public string Id => $"{Player.Campaign}-{Player.Code}";

    public string? Fault(string field) =>
        Faults?.TryGetValue(field, out var faults) == true ? string.Join(" ", faults) : null;
}

/// <summary>A sound of the theme that may be somebody's tune.</summary>
/// <param name="Code">One of <see cref="Portraits.Tunes"/>.</param>
public sealed record OwnTune(string Code, string Name, string Address)
{
    /// <summary>Those that a theme has.</summary>
    public static IReadOnlyList<OwnTune> Of(Theme theme, string language, PathString pathBase) =>
        [
            .. Portraits
                .Tunes.Where(code => theme.Celebrations.GetValueOrDefault(code)?.Sound is not null)
                .Select(code => new OwnTune(
                    code,
                    theme.Words.Stages.GetValueOrDefault(code)?.One.In(language) ?? T.TunePeriod,
                    theme.Address(pathBase, theme.Celebrations[code].Sound!)
                )),
        ];
}
