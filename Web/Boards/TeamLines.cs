namespace ChallengeHub.Web;

/// <summary>Teams as pages show them: each with a colour, and the ink that is read on it.</summary>
public static class TeamLines
{
    private const string Black = "#000000";
    private const string White = "#ffffff";

    public static IReadOnlyList<TeamLine> Of(IReadOnlyList<Team> teams, string language)
    {
        var colours = TeamColours.Of(teams);
        return
        [
            .. teams.Select(x => new TeamLine(x.Code, x.Name.In(language), colours[x.Code], InkOn(colours[x.Code]))),
        ];
    }

    /// <summary>Black or white, which stands out more: at least 4.58, whatever the colour is.</summary>
    public static string InkOn(string colour) =>
        Contrast.Ratio(colour, Black) >= Contrast.Ratio(colour, White) ? Black : White;
}
