namespace ChallengeHub.Web;

/// <summary>What the layouts of a wall are called where one is chosen, English beside French.</summary>
public static class WallWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["tooOld"] = new(
            "This browser is too old for this page: it needs one of 2020 or later (Chromium 79). Update the screen’s "
                + "software, or plug in a newer player.",
            "Ce navigateur est trop ancien pour cette page : il en faut un de 2020 ou plus récent (Chromium 79). "
                + "Mettez à jour le logiciel de l’écran ou branchez un lecteur plus récent."
        ),
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
