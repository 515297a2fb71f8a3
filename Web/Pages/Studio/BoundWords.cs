namespace ChallengeHub.Web;

/// <summary>The words for what is shown page by page, refused for its size, or only foreseen.</summary>
public static class BoundWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["prizesAre"] = new("The prizes", "Les récompenses"),
        ["drawsPages"] = new("More draws", "Autres tirages"),
        ["drawsShown"] = new("{first}–{last} of {all}", "{first}–{last} sur {all}"),
        ["drawsBefore"] = new("Previous", "Précédents"),
        ["drawsNext"] = new("Next", "Suivants"),
        ["drawsMoreWon"] = new(" and {n} more", " et {n} autres"),
        ["forecast"] = new("Who would win if it ended now", "Qui gagnerait si tout s’arrêtait maintenant"),
        ["forecastLead"] = new(
            "Provisional: every new sale can change it. Players who left are passed over.",
            "Provisoire : chaque vente peut tout changer. Les joueurs partis sont ignorés."
        ),
        ["forecastDraw"] = new("drawn among {n}", "tirage parmi {n}"),
        ["forecastNobody"] = new("nobody yet", "personne pour l’instant"),
        ["forecastMore"] = new("and {n} more", "et {n} autres"),
        ["forecastLot"] = new("the last of the stock by lot", "les derniers du stock par tirage au sort"),
    };
}
