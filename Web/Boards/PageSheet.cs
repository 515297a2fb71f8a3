using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// What a live page hands to its script: campaign, theme and words in one language, as JSON inside the page.
/// </summary>
public sealed record PageSheet(
    string Lang,
    string Base,
    CampaignPage Campaign,
    IReadOnlyDictionary<int, string> PeriodNames,
    SpokenTheme Theme,
    IReadOnlyDictionary<string, string> Words
)
{
    /// <summary>See <see cref="PageLook"/>; null for what is never asked about, a preview.</summary>
    public string? Look { get; init; }

    /// <summary>See <see cref="ChallengeHub.Web.Release"/>; null as above.</summary>
    public string? Release { get; init; }

    /// <summary>What a paired screen is set to show; null for everybody else.</summary>
    public PageScreen? Screen { get; init; }

    /// <summary>What the campaign shows on walls that are set to nothing else; null: as always.</summary>
    public IReadOnlyList<string>? Boards { get; init; }
    public PageReach Reach { get; init; } = new(false, [], []);

    /// <summary>The challenge is closed, and not everybody may know yet how it has ended.</summary>
    public bool Unrevealed { get; init; }

    /// <summary>A preview: what moves on the page is made up by its script.</summary>
    public bool Sample { get; init; }

    /// <summary>Who plays in it; null: people whom the script makes up.</summary>
    public SamplePeople? People { get; init; }

    public static PageSheet Of(CampaignPage campaign, SpokenTheme theme, string language, PathString pathBase)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);
        return new PageSheet(
            language,
            pathBase,
            campaign,
            campaign.Periods.ToDictionary(period => period.Number, period => PeriodName.Of(period, zone, language)),
            theme,
            T.Beginning("Wall", cut: "Wall")
        );
    }

    /// <summary>
    /// The default encoder escapes angle brackets and ampersands, so nothing in a name can end the element.
    /// </summary>
    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

/// <param name="Boards">The first is shown large, the others in turn beside it.</param>
/// <param name="Layout">Null: the theme's own.</param>
public sealed record PageScreen(int Version, IReadOnlyList<string> Boards, int Seconds, string? Layout)
{
    /// <summary>As the API answers it to the open screen; null: the boards alone.</summary>
    public JsonElement? Programme { get; init; }

    public static PageScreen Of(Screen screen) =>
        new(
            screen.Version,
            [.. screen.Showing.Boards.Select(board => new BoardKey(board, 0).Word)],
            screen.Showing.Seconds,
            screen.Showing.Layout
        )
        {
            Programme = screen.Programme is { } programme
                ? JsonSerializer.SerializeToElement(programme, WebJson.Options)
                : null,
        };
}
