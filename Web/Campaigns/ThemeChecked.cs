namespace ChallengeHub.Web;

/// <summary>
/// Campaigns as they come by the API: one whose theme this installation does not have is refused, as by the studio.
/// </summary>
public sealed class ThemeChecked(ChallengeHub.Campaigns campaigns, Themes themes, ThemeWatch watch)
{
    public const string Unknown = "theme-unknown";

    /// <summary>A theme that has gone meanwhile does not hold up other changes of its campaign.</summary>
    public async Task<SavedCampaign> Put(string code, CampaignDocument document, Expectation? expected, Actor actor)
    {
        if (Codes.IsValid(document.Theme) && !await Knows(document.Theme) && !await Has(code, document.Theme))
            throw RefusedException.Invalid([.. CampaignCheck.Errors(document), new FieldError("theme", Unknown)]);
        return await campaigns.Put(code, document, expected, actor);
    }

    /// <summary>Also one that another node has just been given.</summary>
    public async Task<bool> Knows(string theme)
    {
        if (themes.Find(theme) is not null)
            return true;
        await watch.Look(now: true);
        return themes.Find(theme) is not null;
    }

    private async Task<bool> Has(string code, string theme) =>
        (await campaigns.All()).Any(x => x.Code == code && x.Document.Theme == theme);
}
