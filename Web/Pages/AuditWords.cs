namespace ChallengeHub.Web;

/// <summary>Every deed of the audit as a sentence: {who} did it, {what} it was done to, in which {challenge}. A test
/// finds a deed without one.</summary>
public static class AuditWords
{
    /// <summary>Before the action's own word.</summary>
    public const string Deed = "deed:",
        Choice = "choice:";

    private static readonly Dictionary<string, (Phrase Sentence, Phrase Choice)> OfChallenges = new()
    {
        [AuditActions.CampaignCreated] = (
            new("{who} created the challenge {challenge}.", "{who} a créé le challenge {challenge}."),
            new("Challenge created", "Challenge créé")
        ),
        [AuditActions.CampaignChanged] = (
            new("{who} changed the challenge {challenge}.", "{who} a modifié le challenge {challenge}."),
            new("Challenge changed", "Challenge modifié")
        ),
        [AuditActions.CampaignLaunched] = (
            new("{who} launched the challenge {challenge}.", "{who} a lancé le challenge {challenge}."),
            new("Challenge launched", "Challenge lancé")
        ),
        [AuditActions.CampaignRescheduled] = (
            new(
                "{who} gave the challenge {challenge} other dates.",
                "{who} a changé les dates du challenge {challenge}."
            ),
            new("Other dates", "Autres dates")
        ),
        [AuditActions.CampaignWithdrawn] = (
            new(
                "{who} made the challenge {challenge} a draft again.",
                "{who} a remis le challenge {challenge} à l’état de brouillon."
            ),
            new("Back to draft", "Retour en brouillon")
        ),
        [AuditActions.CampaignEnded] = (
            new("{who} ended the challenge {challenge}.", "{who} a terminé le challenge {challenge}."),
            new("Challenge ended", "Challenge terminé")
        ),
        [AuditActions.CampaignDeleted] = (
            new("{who} deleted the challenge {challenge}.", "{who} a supprimé le challenge {challenge}."),
            new("Challenge deleted", "Challenge supprimé")
        ),
        [AuditActions.DraftBegun] = (
            new("{who} began the draft {challenge}.", "{who} a commencé le brouillon {challenge}."),
            new("Draft begun", "Brouillon commencé")
        ),
        [AuditActions.DraftSaved] = (
            new("{who} saved the draft {challenge}.", "{who} a enregistré le brouillon {challenge}."),
            new("Draft saved", "Brouillon enregistré")
        ),
        [AuditActions.DraftDeleted] = (
            new("{who} deleted the draft {challenge}.", "{who} a supprimé le brouillon {challenge}."),
            new("Draft deleted", "Brouillon supprimé")
        ),
        [AuditActions.DraftLaunched] = (
            new("{who} launched the draft {challenge}.", "{who} a lancé le brouillon {challenge}."),
            new("Draft launched", "Brouillon lancé")
        ),
        [AuditActions.ParticipantsPut] = (
            new(
                "{who} added or changed players of {challenge}.",
                "{who} a ajouté ou modifié des joueurs de {challenge}."
            ),
            new("Players added or changed", "Joueurs ajoutés ou modifiés")
        ),
        [AuditActions.ParticipantDeactivated] = (
            new("{who} took {what} out of {challenge}.", "{who} a retiré {what} de {challenge}."),
            new("Player taken out", "Joueur retiré")
        ),
        [AuditActions.ParticipantShown] = (
            new(
                "{who} changed how {what} appears in {challenge}.",
                "{who} a changé l’affichage de {what} dans {challenge}."
            ),
            new("Display of a player", "Affichage d’un joueur")
        ),
        [AuditActions.ParticipantErased] = (
            new(
                "{who} erased the personal data of {what} in {challenge}.",
                "{who} a effacé les données personnelles de {what} dans {challenge}."
            ),
            new("Player erased", "Joueur effacé")
        ),
        [AuditActions.PersonExported] = (
            new("{who} exported the personal data of {what}.", "{who} a exporté les données personnelles de {what}."),
            new("Personal data exported", "Données personnelles exportées")
        ),
        [AuditActions.EventTold] = (
            new(
                "{who} reported the event {what} in {challenge}.",
                "{who} a signalé l’événement {what} dans {challenge}."
            ),
            new("Event reported by a person", "Événement signalé par une personne")
        ),
        [AuditActions.EventReversed] = (
            new(
                "{who} took back the points of the event {what} in {challenge}.",
                "{who} a annulé les points de l’événement {what} dans {challenge}."
            ),
            new("Points taken back", "Points annulés")
        ),
        [AuditActions.EventReplayed] = (
            new("{who} replayed the rejected event {what}.", "{who} a rejoué l’événement rejeté {what}."),
            new("Rejected event replayed", "Événement rejeté rejoué")
        ),
        [AuditActions.PointsAdjusted] = (
            new(
                "{who} adjusted the points of {what} in {challenge}.",
                "{who} a ajusté les points de {what} dans {challenge}."
            ),
            new("Points adjusted", "Points ajustés")
        ),
        [AuditActions.ResultsAmended] = (
            new(
                "{who} amended the certified results of {challenge}.",
                "{who} a amendé les résultats certifiés de {challenge}."
            ),
            new("Results amended", "Résultats amendés")
        ),
        [AuditActions.PeriodClosed] = (
            new("{who} closed {what} of {challenge}.", "{who} a clos {what} de {challenge}."),
            new("Period closed", "Période close")
        ),
        [AuditActions.AwardStepped] = (
            new("{who} noted the hand-over of {what}, {challenge}.", "{who} a noté la remise de {what}, {challenge}."),
            new("Hand-over noted", "Remise notée")
        ),
        [AuditActions.AwardTakenBack] = (
            new(
                "{who} undid a hand-over step of {what}, {challenge}.",
                "{who} a annulé une étape de la remise de {what}, {challenge}."
            ),
            new("Hand-over undone", "Remise annulée")
        ),
        [AuditActions.WinnersExported] = (
            new(
                "{who} exported the winners of {challenge}: {what}.",
                "{who} a exporté les lauréats de {challenge} : {what}."
            ),
            new("Winners exported", "Lauréats exportés")
        ),
        [AuditActions.BoardsRebuilt] = (
            new("{who} rebuilt the rankings of {challenge}.", "{who} a reconstruit les classements de {challenge}."),
            new("Rankings rebuilt", "Classements reconstruits")
        ),
        [AuditActions.DryRunAsked] = (
            new("{who} started {what} of {challenge}.", "{who} a lancé {what} de {challenge}."),
            new("Dry run started", "Simulation lancée")
        ),
        [AuditActions.DryRunFilled] = (
            new(
                "{who} uploaded events for {what} of {challenge}.",
                "{who} a envoyé des événements pour {what} de {challenge}."
            ),
            new("Dry run filled", "Simulation remplie")
        ),
        [AuditActions.DryRunCancelled] = (
            new("{who} cancelled {what} of {challenge}.", "{who} a annulé {what} de {challenge}."),
            new("Dry run cancelled", "Simulation annulée")
        ),
        [AuditActions.AuditExported] = (
            new("{who} exported the audit.", "{who} a exporté le journal d’audit."),
            new("Audit exported", "Journal exporté")
        ),
    };

    private static readonly Dictionary<string, (Phrase Sentence, Phrase Choice)> Deeds = OfChallenges
        .Concat(InstallationDeeds.All)
        .ToDictionary();

    private static readonly Dictionary<string, Phrase> Others = new()
    {
        ["auditOther"] = new("{who}: {action} {what}", "{who} : {action} {what}"),
        ["auditNobody"] = new("unknown address", "adresse inconnue"),
        ["auditAward"] = new("“{prize}” to {winner}", "« {prize} » à {winner}"),
        ["auditPeriod"] = new("the period {period}", "la période {period}"),
        ["auditDryRun"] = new("the dry run {n}", "la simulation {n}"),
        ["auditWhole"] = new("the whole challenge", "tout le challenge"),
        ["auditField"] = new("{path}:", "{path}\u00a0:"),
        ["auditRaw"] = new("Raw data", "Données brutes"),
        ["auditMore"] = new("and {n} more", "et {n} de plus"),
        ["auditNothing"] = new("none", "aucun"),
        ["auditWho"] = new("Person or key", "Personne ou clé"),
        ["auditFrom"] = new("From day (UTC)", "Du (UTC)"),
        ["auditUntil"] = new("To day (UTC)", "Au (UTC)"),
        ["auditAny"] = new("all", "tous"),
        ["auditAnyDeed"] = new("everything", "tout"),
        ["auditLatest"] = new("Latest", "Les plus récentes"),
        ["auditOlder"] = new("Older", "Plus anciennes"),
        ["auditAt"] = new("{when} UTC", "{when} UTC"),
        ["auditFromAddress"] = new("from {address}", "depuis {address}"),
    };

    public static IReadOnlyDictionary<string, Phrase> All { get; } =
        Others
            .Concat(Deeds.Select(x => KeyValuePair.Create(Deed + x.Key, x.Value.Sentence)))
            .Concat(Deeds.Select(x => KeyValuePair.Create(Choice + x.Key, x.Value.Choice)))
            .ToDictionary();

    /// <summary>Deeds to choose from, in the order in which they are written.</summary>
    public static IReadOnlyCollection<string> Actions => Deeds.Keys;

    public static bool Knows(string action) => Deeds.ContainsKey(action);
}
