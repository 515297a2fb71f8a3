namespace ChallengeHub.Web;

/// <summary>
/// Every word of the pages that is not the theme's, English beside French; braces hold what is filled in.
/// </summary>
public static class Words
{
    static readonly Dictionary<string, Phrase> All = new()
    {
        ["campaigns"] = new("Campaigns", "Campagnes"),
        ["noCampaigns"] = new("No campaign has been launched yet.", "Aucune campagne n’est lancée pour l’instant."),
        ["wall"] = new("Wall screen", "Écran mural"),
        ["boards"] = new("Boards", "Classements"),
        ["openWall"] = new("Open the wall", "Ouvrir l’écran mural"),
        ["openBoards"] = new("See the boards", "Voir les classements"),
        ["scheduled"] = new("Starts soon", "Bientôt"),
        ["running"] = new("Running", "En cours"),
        ["closed"] = new("Finished", "Terminée"),
        ["refusedThemes"] = new("Theme packs refused at start", "Thèmes refusés au démarrage"),
        ["noScript"] = new(
            "This page is live and needs JavaScript.",
            "Cette page est en direct et a besoin de JavaScript."
        ),
        ["skip"] = new("Skip to the board", "Aller au classement"),
        ["otherLanguage"] = new("Français", "English"),

        ["live"] = new("Live", "En direct"),
        ["notLive"] = new("Not live since {time}", "Hors direct depuis {time}"),
        ["connecting"] = new("Connecting…", "Connexion…"),
        ["overall"] = new("Whole campaign", "Toute la campagne"),
        ["thisPeriod"] = new("Now: {period}", "En ce moment : {period}"),
        ["leftIn"] = new("left in {period}", "avant la fin : {period}"),
        ["leftInCampaign"] = new("left in the campaign", "avant la fin de la campagne"),
        ["startsIn"] = new("until the start", "avant le départ"),
        ["over"] = new("Finished", "Terminé"),
        ["provisional"] = new("Provisional results", "Résultats provisoires"),
        ["certified"] = new("Certified results", "Résultats certifiés"),
        ["days"] = new("{n} d", "{n} j"),
        ["empty"] = new("The stage is set. Who will be first?", "La scène est prête. Qui sera le premier ?"),
        ["emptyBoard"] = new("Nobody has scored on this board yet.", "Personne n’a encore marqué dans ce classement."),
        ["prizes"] = new("Prizes", "Récompenses"),
        ["everyPeriod"] = new("Every period", "À chaque période"),
        ["grandPrize"] = new("Whole campaign", "Toute la campagne"),
        ["rankPrize"] = new("No. {rank}", "N° {rank}"),
        ["ranksPrize"] = new("No. {from} to {to}", "N° {from} à {to}"),
        ["pointsPrize"] = new("from {points}", "dès {points}"),
        ["percentPrize"] = new("from {percent}% of the own target", "dès {percent} % de son objectif"),
        ["targetPrize"] = new("by percent of the own target", "en % de son objectif"),
        ["stockPrize"] = new("{n} to win in all", "{n} à gagner en tout"),
        ["draws"] = new("Draws, and how to verify them", "Les tirages et leur vérification"),
        ["rafflePrize"] = new("Draw, {n} winners", "Tirage, {n} gagnants"),
        ["raffleOne"] = new("Draw, 1 winner", "Tirage, 1 gagnant"),
        ["latest"] = new("Latest news", "Dernières nouvelles"),
        ["soundOn"] = new("Sound on", "Son activé"),
        ["soundOff"] = new("Sound off", "Son coupé"),
        ["winners"] = new("Winners", "Lauréats"),
        ["finalWinners"] = new("The final podium", "Le podium final"),

        ["period"] = new("Period", "Période"),
        ["chooseBoard"] = new("Board", "Classement"),
        ["whoAmI"] = new("Who are you?", "Qui êtes-vous ?"),
        ["nobody"] = new("Choose your name", "Choisissez votre nom"),
        ["you"] = new("You", "Vous"),
        ["behind"] = new("{points} behind no. {rank}", "À {points} du n° {rank}"),
        ["ahead"] = new("{points} ahead of no. {rank}", "{points} d’avance sur le n° {rank}"),
        ["notRanked"] = new("Not on this board yet", "Pas encore dans ce classement"),
        ["why"] = new("Why this score?", "Pourquoi ce score ?"),
        ["regulations"] = new("Regulations", "Règlement"),
        ["rules"] = new("How points are scored", "Comment on marque"),
        ["rank"] = new("Rank", "Rang"),
        ["name"] = new("Name", "Nom"),
        ["team"] = new("Team", "Équipe"),
        ["score"] = new("Score", "Score"),
        ["stages"] = new("Steps", "Étapes"),
        ["of"] = new("{count} on this board", "{count} dans ce classement"),
        ["perAmount"] = new("per {amount}", "par tranche de {amount}"),
        ["cap"] = new("at most {cap}", "au plus {cap}"),
        ["fromUntil"] = new("from {from} to {until}", "du {from} au {until}"),
        ["paysProspector"] = new("for the {prospector}", "pour le {prospector}"),
        ["paysBoth"] = new("for the {rep} and the {prospector}", "pour le {rep} et le {prospector}"),

        ["whyTitle"] = new("Why {name} has {points}", "Pourquoi {name} a {points}"),
        ["whyLead"] = new(
            "Every line that counts is below; their sum is the figure on the board.",
            "Chaque ligne qui compte est ci-dessous ; leur somme est le chiffre du classement."
        ),
        ["back"] = new("Back to the board", "Retour au classement"),
        ["when"] = new("When", "Quand"),
        ["what"] = new("What", "Quoi"),
        ["lead"] = new("Lead", "Piste"),
        ["points"] = new("Points", "Points"),
        ["running total"] = new("Running total", "Cumul"),
        ["total"] = new("Total", "Total"),
        ["late"] = new("late: recorded {when}", "en retard : enregistré le {when}"),
        ["adjustment"] = new("Adjustment", "Ajustement"),
        ["reversal"] = new("Reversal of entry {seq}", "Annulation de la ligne {seq}"),
        ["reversed"] = new("taken back by entry {seq}", "annulée par la ligne {seq}"),
        ["byAuthor"] = new("{reason} ({author})", "{reason} ({author})"),
        ["noEntries"] = new("Nothing scored yet.", "Rien de marqué pour l’instant."),
        ["entry"] = new("Entry", "Ligne"),
    };

    public static WordBook Book { get; } = new(nameof(Words), [All]);

    public static string Say(string language, string key) => Book.Say(language, key);

    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> parts) =>
        Book.Say(language, key, parts);

    /// <summary>All of them, for the page's script.</summary>
    public static IReadOnlyDictionary<string, string> In(string language) =>
        All.ToDictionary(word => word.Key, word => word.Value.In(language));
}
