namespace ChallengeHub.Web;

/// <summary>The colours of teams in the reader's words, and which of them may be chosen.</summary>
public static class TeamColourWords
{
    /// <param name="colour">As a document says it; null: it is given by the order of codes.</param>
    public static string Of(string? colour)
    {
        if (colour is null)
            return T.TeamColourAuto;
        return TeamColours.Names.Contains(colour) ? T.Of($"teamColour-{colour}") : colour;
    }

    /// <summary>The palette, and what a document has beside it.</summary>
    public static IEnumerable<string> Choices(string? chosen) =>
        TeamColours.Names.Concat(chosen is { Length: > 0 } other ? [other] : []).Distinct();
}
