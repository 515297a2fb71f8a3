namespace ChallengeHub.Web;

/// <summary>What the layouts of a wall are called where one is chosen, English beside French.</summary>
public static class WallWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["layout"] = new("Layout of the wall", "Présentation du mur"),
        ["layoutOfTheme"] = new("As the theme has it", "Celle du thème"),
        ["walk"] = new("Walk of fame", "Allée des étoiles"),
        ["chart"] = new("Ships on a sea chart", "Navires sur une carte marine"),
        ["table"] = new("Plain table", "Tableau simple"),
        ["lanes"] = new("Boats in lanes", "Bateaux dans leurs couloirs"),
    };

    public static WordBook Book { get; } = new(nameof(WallWords), [All]);

    public static string Say(string language, string key) => Book.Say(language, key);
}
