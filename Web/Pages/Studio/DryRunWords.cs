namespace ChallengeHub.Web;

/// <summary>The words of the dry run, English beside French.</summary>
public static class DryRunWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["open"] = new("Try other rules", "Essayer d’autres règles"),
        ["title"] = new("Dry run: {campaign}", "Essai à blanc : {campaign}"),
        ["lead"] = new(
            "Play other points, rules or prizes over what really happened, beside those in force. Nothing of it is "
                + "booked, and nobody is told.",
            "Rejouez ce qui s’est passé avec d’autres points, règles ou récompenses, à côté de ceux en vigueur. Rien "
                + "n’est enregistré et personne n’est prévenu."
        ),
        ["what"] = new("What to try", "Que voulez-vous essayer ?"),
        ["whatPoints"] = new("Other points for each step", "D’autres points par étape"),
        ["whatJson"] = new("Rules and prizes of your own", "Vos propres règles et récompenses"),
        ["whatOther"] = new(
            "The rules and prizes of another challenge, or of a draft",
            "Les règles et récompenses d’un autre challenge ou d’un brouillon"
        ),
        ["taken"] = new("Taken", "Prise"),
        ["contacted"] = new("Contacted", "Contactée"),
        ["closed"] = new("Closed", "Conclue"),
        ["own"] = new("What is tried", "Ce qui est essayé"),
        ["write"] = new("Write rules and prizes", "Écrire règles et récompenses"),
        ["rewrite"] = new("Change these rules and prizes", "Modifier ces règles et récompenses"),
        ["edit"] = new("Rules and prizes to try", "Règles et récompenses à essayer"),
        ["editLead"] = new(
            "Change what you like, then choose the events to play it over. Nothing here is kept.",
            "Changez ce que vous voulez, puis choisissez les événements à rejouer. Rien ici n’est enregistré."
        ),
        ["use"] = new("Continue", "Continuer"),
        ["back"] = new("Back", "Retour"),
        ["other"] = new("Campaign", "Campagne"),
        ["facts"] = new("Over which events", "Sur quels événements ?"),
        ["ownFacts"] = new("Those of this campaign", "Ceux de cette campagne"),
        ["fileFacts"] = new("Those of a file, such as last year’s", "Ceux d’un fichier, par exemple l’an dernier"),
        ["file"] = new("File of events (Excel, CSV or NDJSON)", "Fichier d’événements (Excel, CSV ou NDJSON)"),
        ["fileHint"] = new(
            "A list with an event a line, as Excel or your CRM saves it: you check its columns before it is played. "
                + "Or the API’s events, one a line (NDJSON). The file is used for this run only, then deleted.",
            "Une liste avec un événement par ligne, telle qu’Excel ou votre CRM l’enregistre : vous vérifiez ses "
                + "colonnes avant de rejouer. Ou les événements de l’API, un par ligne (NDJSON). Le fichier ne sert "
                + "qu’à cet essai, puis est supprimé."
        ),
        ["start"] = new("Play it", "Rejouer"),
        ["faults"] = new("Please mend this first", "À corriger d’abord"),
        ["running"] = new("Dry run {id}", "Essai {id}"),
        ["state.waiting"] = new("It waits for its turn.", "Il attend son tour."),
        ["state.running"] = new("It is being played: {percent} %", "Lecture en cours : {percent} %"),
        ["state.done"] = new("Done.", "Terminé."),
        ["state.failed"] = new("It failed: {failure}", "Échec : {failure}"),
        ["state.cancelled"] = new("Cancelled.", "Annulé."),
        ["state.filling"] = new("It waits for its file.", "Il attend son fichier."),
        ["progress"] = new("Progress", "Progression"),
        ["cancel"] = new("Cancel", "Annuler"),
        ["refresh"] = new("Look again", "Actualiser"),
        ["earlier"] = new("Earlier runs", "Essais précédents"),
        ["openRun"] = new("Run {id} of {when}", "Essai {id} du {when}"),
        ["played"] = new("{facts} events from {from} to {until}.", "{facts} événements du {from} au {until}."),
        ["moved"] = new(
            "The campaign’s window was moved by {years} years to where the file’s events lie.",
            "La période de la campagne a été décalée de {years} ans, là où se trouvent les événements du fichier."
        ),
        ["inForce"] = new("In force", "En vigueur"),
        ["draft"] = new("Draft", "Projet"),
        ["figures"] = new("At a glance", "En un coup d’œil"),
        ["points"] = new("Points paid", "Points attribués"),
        ["cost"] = new("Prizes cost", "Coût des récompenses"),
        ["winners"] = new("Winners", "Gagnants"),
        ["different"] = new(
            "Of the draft’s wins, to somebody else than in force",
            "Gains du projet allant à d’autres qu’en vigueur"
        ),
        ["leads"] = new(
            "Changes of the lead among reps, whole campaign",
            "Changements de leader parmi les commerciaux, toute la campagne"
        ),
        ["lateRace"] = new(
            "Reps still in the race when three quarters of the time are over",
            "Commerciaux encore en course aux trois quarts du temps"
        ),
        ["outside"] = new("Events outside the campaign’s days", "Événements hors des jours de la campagne"),
        ["rejected"] = new(
            "Events not possible (a total out of limits)",
            "Événements impossibles (total hors limites)"
        ),
        ["wins"] = new("Who would have won", "Qui aurait gagné"),
        ["prize"] = new("Prize", "Récompense"),
        ["of"] = new("{period}:", "{period} :"),
        ["nobody"] = new("nobody", "personne"),
        ["asItStands"] = new("as it stands", "en l’état"),
        ["sample"] = new("sample draw", "tirage d’exemple"),
        ["sampleHint"] = new(
            "A draw whose secret number is not revealed yet is shown by a sample number: it says how many win, not "
                + "who will.",
            "Un tirage dont le nombre secret n’est pas encore révélé est montré avec un nombre d’exemple : il dit "
                + "combien gagnent, pas qui gagnera."
        ),
        ["more"] = new("… and {n} more", "… et {n} autres"),
        ["topTen"] = new("The first ten", "Les dix premiers"),
        ["board.reps"] = new("Reps", "Commerciaux"),
        ["board.prospectors"] = new("Prospectors", "Prospecteurs"),
        ["board.teams"] = new("Teams", "Équipes"),
        ["board.pairs"] = new("Pairs", "Binômes"),
        ["name"] = new("Name", "Nom"),
        ["change"] = new("Change", "Évolution"),
        ["up"] = new("▲ up {n}", "▲ +{n}"),
        ["down"] = new("▼ down {n}", "▼ −{n}"),
        ["same"] = new("= same", "= inchangé"),
        ["new"] = new("new", "nouveau"),
        ["gone"] = new("gone", "sorti"),
        ["rank"] = new("{rank}. ({points})", "{rank}. ({points})"),
        ["leadChanges"] = new("How often the lead changed", "Combien de fois la tête a changé"),
        ["leadHint"] = new(
            "The lead changes when somebody gets past the leader: more points, not just as many. Counted in the "
                + "order in which things happened.",
            "La tête change quand quelqu’un dépasse le leader : plus de points, pas seulement autant. Compté dans "
                + "l’ordre où les choses se sont passées."
        ),
        ["period"] = new("Period", "Période"),
        ["wholeCampaign"] = new("Whole campaign", "Toute la campagne"),
        ["race"] = new("Still in the race", "Encore en course"),
        ["raceHint"] = new(
            "Somebody is out of the race who could not reach the points of the last winning place any more, even if "
                + "from that day to the end he earned every day what the leader has earned a day on average.",
            "Est hors course celui qui ne pourrait plus atteindre les points de la dernière place gagnante, même en "
                + "gagnant chaque jour, jusqu’à la fin, ce que le leader a gagné par jour en moyenne."
        ),
        ["raceChart"] = new(
            "{board}: players still in the race over the whole campaign, of {players}",
            "{board} : joueurs encore en course sur toute la campagne, sur {players}"
        ),
        ["date"] = new("On", "Le"),
        ["shareOver"] = new("{share} % of the time over", "{share} % du temps écoulé"),
        ["periodRace"] = new(
            "In the periods, on average still in the race",
            "Dans les périodes, encore en course en moyenne"
        ),
        ["ofPlayers"] = new("{n} of {players}", "{n} sur {players}"),
        ["figuresOf"] = new("The figures", "Les chiffres"),
        ["rules"] = new("Points by rule", "Points par règle"),
        ["teams"] = new("Points by team", "Points par équipe"),
        ["byHand"] = new("Adjustments by hand", "Ajustements manuels"),
        ["noTeam"] = new("Without a team", "Sans équipe"),
    };

    public static WordBook Book { get; } = new(nameof(DryRunWords), [All]);

    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> parts) =>
        Book.Say(language, key, parts);

    /// <param name="fault">In the reader's language.</param>
    public static string Fault(string language, string field, string fault) =>
        language == "fr"
            ? $"{field.Replace("line ", "ligne ", StringComparison.Ordinal)} : {fault}"
            : $"{field}: {fault}";
}
