namespace ChallengeHub.Web;

/// <summary>
/// The audit's deeds outside the challenges, as sentences: sign-ins, accounts, screens, keys and themes.
/// </summary>
public static class InstallationDeeds
{
    public static readonly IReadOnlyDictionary<string, (Phrase Sentence, Phrase Choice)> All = new Dictionary<
        string,
        (Phrase Sentence, Phrase Choice)
    >
    {
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
}
