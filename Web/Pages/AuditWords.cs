namespace ChallengeHub.Web;

/// <summary>Every deed of the audit as a sentence: {who} did it, {what} it was done to, in which {challenge}. A test
/// finds a deed without one.</summary>
public static class AuditWords
{
    /// <summary>Before the action's own word.</summary>
    public const string Deed = "deed:",
        Choice = "choice:";

    private static readonly Dictionary<string, (Phrase Sentence, Phrase Choice)> Deeds = new()
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
            new("{who} gave the challenge {challenge} other dates.", "{who} a changé les dates du challenge {challenge}."),
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
            new("{who} added or changed players of {challenge}.", "{who} a ajouté ou modifié des joueurs de {challenge}."),
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
        [AuditActions.SignedIn] = (new("{who} signed in.", "{who} s’est connecté."), new("Sign-in", "Connexion")),
        [AuditActions.SignInFailed] = (
            new("A sign-in failed: {what}.", "Une connexion a échoué : {what}."),
            new("Failed sign-in", "Connexion échouée")
        ),
        [AuditActions.SignInLocked] = (
            new(
                "Sign-in was locked after wrong tries: {what}.",
                "La connexion a été bloquée après des essais erronés : {what}."
            ),
            new("Sign-in locked", "Connexion bloquée")
        ),
        [AuditActions.SignedOut] = (
            new("{who} signed out.", "{who} s’est déconnecté."),
            new("Sign-out", "Déconnexion")
        ),
        [AuditActions.SignedOutEverywhere] = (
            new("{who} ended all sessions of {what}.", "{who} a mis fin à toutes les sessions de {what}."),
            new("All sessions ended", "Sessions terminées")
        ),
        [AuditActions.AccountInvited] = (
            new("{who} invited {what}.", "{who} a invité {what}."),
            new("Person invited", "Personne invitée")
        ),
        [AuditActions.AccountJoined] = (
            new("{what} joined.", "{what} s’est inscrit."),
            new("Person joined", "Personne inscrite")
        ),
        [AuditActions.AccountDisabled] = (
            new("{who} disabled the account of {what}.", "{who} a désactivé le compte de {what}."),
            new("Account disabled", "Compte désactivé")
        ),
        [AuditActions.AccountEnabled] = (
            new("{who} enabled the account of {what}.", "{who} a réactivé le compte de {what}."),
            new("Account enabled", "Compte réactivé")
        ),
        [AuditActions.AccountErased] = (
            new("{who} erased the account of {what}.", "{who} a effacé le compte de {what}."),
            new("Account erased", "Compte effacé")
        ),
        [AuditActions.RolesChanged] = (
            new("{who} changed the roles of {what}.", "{who} a modifié les rôles de {what}."),
            new("Roles changed", "Rôles modifiés")
        ),
        [AuditActions.PasswordChanged] = (
            new("The password of {what} was changed.", "Le mot de passe de {what} a été changé."),
            new("Password changed", "Mot de passe changé")
        ),
        [AuditActions.ResetAsked] = (
            new("{who} made a new link for {what}.", "{who} a créé un nouveau lien pour {what}."),
            new("New link for a person", "Nouveau lien pour une personne")
        ),
        [AuditActions.TotpChanged] = (
            new(
                "The second factor of {what} was changed by {who}.",
                "Le second facteur de {what} a été changé par {who}."
            ),
            new("Second factor changed", "Second facteur changé")
        ),
        [AuditActions.LoginLinked] = (
            new("{what} was linked to a sign-in provider.", "{what} a été relié à un fournisseur de connexion."),
            new("Provider linked", "Fournisseur relié")
        ),
        [AuditActions.ScreenPaired] = (
            new("{who} paired the screen {what}.", "{who} a associé l’écran {what}."),
            new("Screen paired", "Écran associé")
        ),
        [AuditActions.ScreenDenied] = (
            new("{who} refused a screen.", "{who} a refusé un écran."),
            new("Screen refused", "Écran refusé")
        ),
        [AuditActions.ScreenChanged] = (
            new("{who} changed what the screen {what} shows.", "{who} a changé ce qu’affiche l’écran {what}."),
            new("Screen changed", "Écran modifié")
        ),
        [AuditActions.ScreenReloaded] = (
            new("{who} reloaded the screen {what}.", "{who} a rechargé l’écran {what}."),
            new("Screen reloaded", "Écran rechargé")
        ),
        [AuditActions.ScreenRevoked] = (
            new("{who} revoked the screen {what}.", "{who} a révoqué l’écran {what}."),
            new("Screen revoked", "Écran révoqué")
        ),
        [AuditActions.KeyCreated] = (new("{who} made {what}.", "{who} a créé {what}."), new("Key made", "Clé créée")),
        [AuditActions.KeyRevoked] = (
            new("{who} revoked {what}.", "{who} a révoqué {what}."),
            new("Key revoked", "Clé révoquée")
        ),
        [AuditActions.ThemeCreated] = (
            new("{who} created the theme {what}.", "{who} a créé le thème {what}."),
            new("Theme created", "Thème créé")
        ),
        [AuditActions.ThemeChanged] = (
            new("{who} changed the theme {what}.", "{who} a modifié le thème {what}."),
            new("Theme changed", "Thème modifié")
        ),
        [AuditActions.ThemeDeleted] = (
            new("{who} deleted the theme {what}.", "{who} a supprimé le thème {what}."),
            new("Theme deleted", "Thème supprimé")
        ),
    };

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

    /// <summary>Deeds to choose from, in the order of this page.</summary>
    public static IReadOnlyCollection<string> Actions => Deeds.Keys;

    public static bool Knows(string action) => Deeds.ContainsKey(action);
}
