namespace ChallengeHub.Web;

/// <summary>
/// The words of a person's own account: signing in, joining, a new password, how the others see one, and the second
/// factor.
/// </summary>
public static class AccountWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["email"] = new("E-mail", "Adresse e-mail"),
        ["password"] = new("Password", "Mot de passe"),
        ["newPassword"] = new("New password", "Nouveau mot de passe"),
        ["oldPassword"] = new("Present password", "Mot de passe actuel"),
        ["passwordHint"] = new(
            "At least 12 characters. A short sentence is easy to remember.",
            "Au moins 12 caractères. Une petite phrase se retient bien."
        ),
        ["name"] = new("Name", "Nom"),
        ["wrong"] = new(
            "That e-mail and password do not match, or there were too many wrong tries: then wait some minutes.",
            "Cette adresse et ce mot de passe ne vont pas ensemble, ou il y a eu trop d’essais : attendez alors "
                + "quelques minutes."
        ),
        ["wrongCode"] = new(
            "That code is not right, or was used already. Wait for the next one.",
            "Ce code n’est pas le bon ou a déjà servi. Attendez le suivant."
        ),
        ["code"] = new("Code of your authenticator app", "Code de votre application d’authentification"),
        ["codeLead"] = new(
            "Your password is right. Now the six digits that your app shows.",
            "Le mot de passe est bon. Entrez maintenant les six chiffres de votre application."
        ),
        ["continue"] = new("Continue", "Continuer"),
        ["openId"] = new("Sign in with {provider}", "Se connecter avec {provider}"),
        ["openIdFailed"] = new(
            "The sign-in with your provider did not work. Try again.",
            "La connexion par votre fournisseur n’a pas abouti. Réessayez."
        ),
        ["openIdUnknown"] = new(
            "Your provider knows you, but nobody invited you here under that verified address, or your account was "
                + "disabled. Ask an administrator.",
            "Votre fournisseur vous connaît, mais personne ne vous a invité ici à cette adresse vérifiée, ou votre "
                + "compte a été désactivé. Demandez à un administrateur."
        ),
        ["openIdAway"] = new(
            "Your provider cannot be reached. Sign in by password, or try again.",
            "Votre fournisseur est injoignable. Utilisez votre mot de passe ou réessayez."
        ),
        ["forgotten"] = new(
            "Forgotten your password? An administrator gives you a link to set a new one.",
            "Mot de passe oublié ? Un administrateur vous donne un lien pour en choisir un nouveau."
        ),
        ["empty"] = new(
            "Nobody can sign in yet: open the set-up link that this installation printed when it started.",
            "Personne ne peut encore se connecter : ouvrez le lien de mise en route affiché par cette installation à "
                + "son démarrage."
        ),
        ["demo"] = new("The demonstration’s people", "Les personnes de la démonstration"),
        ["demoLead"] = new(
            "Be one of them; the password of all is: {password}",
            "Soyez l’un d’eux ; leur mot de passe à tous : {password}"
        ),
        ["setup"] = new("Set up ChallengeHub", "Mise en route de ChallengeHub"),
        ["setupLead"] = new(
            "You become the first administrator of this installation.",
            "Vous devenez le premier administrateur de cette installation."
        ),
        ["setupDo"] = new("Create the account", "Créer le compte"),
        ["join"] = new("Welcome to ChallengeHub", "Bienvenue sur ChallengeHub"),
        ["joinLead"] = new("Choose a password to begin.", "Choisissez un mot de passe pour commencer."),
        ["reset"] = new("Set a new password", "Nouveau mot de passe"),
        ["resetLead"] = new("All other sessions end.", "Toutes les autres sessions prennent fin."),
        ["badLink"] = new(
            "This link is not good: it was used already, or it is too old. Ask for a new one.",
            "Ce lien n’est plus valable : il a déjà servi ou il est trop ancien. Demandez-en un nouveau."
        ),

        ["myRoles"] = new("My roles", "Mes rôles"),
        ["shown"] = new("How the others see me: {campaign}", "Comment les autres me voient : {campaign}"),
        ["shownLead"] = new(
            "On screens and boards. Those who run the challenge always see your name.",
            "Sur les écrans et les classements. Les organisateurs voient toujours votre nom."
        ),
        ["shownAs"] = new("Shown", "Affichage"),
        ["shownName"] = new("By name: {name}", "Par mon nom : {name}"),
        ["shownAlias"] = new("By an alias", "Par un pseudonyme"),
        ["shownHidden"] = new("As “Anonymous”", "Comme « Anonyme »"),
        ["alias"] = new("Alias", "Pseudonyme"),
        ["changePassword"] = new("Change the password", "Changer le mot de passe"),
        ["secondFactor"] = new("Second factor", "Second facteur"),
        ["secondFactorOff"] = new(
            "Off. An authenticator app makes a stolen password useless.",
            "Désactivé. Une application d’authentification rend inutile un mot de passe volé."
        ),
        ["secondFactorOn"] = new(
            "On: a code is asked for at each sign-in.",
            "Activé : un code est demandé à chaque connexion."
        ),
        ["totpBegin"] = new("Set it up", "L’activer"),
        ["totpLead"] = new(
            "Scan the picture with your app, or type the secret; then enter the code that it shows.",
            "Scannez l’image avec votre application ou saisissez le secret, puis entrez le code affiché."
        ),
        ["totpSecret"] = new("Secret", "Secret"),
        ["totpUse"] = new("Turn on", "Activer"),
        ["totpDrop"] = new("Turn off", "Désactiver"),
        ["everywhere"] = new("Sign out everywhere", "Se déconnecter partout"),
        ["everywhereLead"] = new(
            "Ends all your sessions, this one too.",
            "Met fin à toutes vos sessions, celle-ci comprise."
        ),
    };
}
