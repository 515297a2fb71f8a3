namespace ChallengeHub.Web;

/// <summary>The words of the office's pages, English beside French, and what the engine refuses in the reader's language.</summary>
public static class OfficeWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["skip"] = new("Skip to the content", "Aller au contenu"),
        ["otherLanguage"] = new("Français", "English"),
        ["campaigns"] = new("Campaigns", "Campagnes"),
        ["screens"] = new("Screens", "Écrans"),
        ["people"] = new("People", "Personnes"),
        ["keys"] = new("Keys", "Clés"),
        ["audit"] = new("Audit", "Journal d’audit"),
        ["account"] = new("My account", "Mon compte"),
        ["signIn"] = new("Sign in", "Se connecter"),
        ["signOut"] = new("Sign out", "Se déconnecter"),
        ["save"] = new("Save", "Enregistrer"),
        ["saved"] = new("Saved.", "Enregistré."),
        ["actions"] = new("Actions", "Actions"),
        ["never"] = new("never", "jamais"),
        ["problem403"] = new("This is not open to you", "Accès non autorisé"),
        ["problem404"] = new("There is nothing here", "Il n’y a rien ici"),
        ["problem429"] = new("Too many tries. Wait a minute.", "Trop d’essais. Attendez une minute."),
        ["problem"] = new("That did not work", "Cela n’a pas fonctionné"),
        ["problemLead"] = new("Go back, or ask an administrator for access.", "Revenez en arrière ou demandez l’accès à un administrateur."),

        ["email"] = new("E-mail", "Adresse e-mail"),
        ["password"] = new("Password", "Mot de passe"),
        ["newPassword"] = new("New password", "Nouveau mot de passe"),
        ["oldPassword"] = new("Present password", "Mot de passe actuel"),
        ["passwordHint"] = new("At least 12 characters. A short sentence is easy to remember.", "Au moins 12 caractères. Une petite phrase se retient bien."),
        ["name"] = new("Name", "Nom"),
        ["wrong"] = new("That e-mail and password do not match, or there were too many wrong tries: then wait some minutes.",
            "Cette adresse et ce mot de passe ne vont pas ensemble, ou il y a eu trop d’essais : attendez alors quelques minutes."),
        ["wrongCode"] = new("That code is not right, or was used already. Wait for the next one.", "Ce code n’est pas le bon ou a déjà servi. Attendez le suivant."),
        ["code"] = new("Code of your authenticator app", "Code de votre application d’authentification"),
        ["codeLead"] = new("Your password is right. Now the six digits that your app shows.", "Le mot de passe est bon. Entrez maintenant les six chiffres de votre application."),
        ["continue"] = new("Continue", "Continuer"),
        ["forgotten"] = new("Forgotten your password? An administrator gives you a link to set a new one.", "Mot de passe oublié ? Un administrateur vous donne un lien pour en choisir un nouveau."),
        ["empty"] = new("Nobody can sign in yet: open the set-up link that this installation printed when it started.",
            "Personne ne peut encore se connecter : ouvrez le lien de mise en route affiché par cette installation à son démarrage."),
        ["demo"] = new("The demonstration’s people", "Les personnes de la démonstration"),
        ["demoLead"] = new("Be one of them; the password of all is: {password}", "Soyez l’un d’eux ; leur mot de passe à tous : {password}"),
        ["setup"] = new("Set up ChallengeHub", "Mise en route de ChallengeHub"),
        ["setupLead"] = new("You become the first administrator of this installation.", "Vous devenez le premier administrateur de cette installation."),
        ["setupDo"] = new("Create the account", "Créer le compte"),
        ["join"] = new("Welcome to ChallengeHub", "Bienvenue sur ChallengeHub"),
        ["joinLead"] = new("Choose a password to begin.", "Choisissez un mot de passe pour commencer."),
        ["reset"] = new("Set a new password", "Nouveau mot de passe"),
        ["resetLead"] = new("All other sessions end.", "Toutes les autres sessions prennent fin."),
        ["badLink"] = new("This link is not good: it was used already, or it is too old. Ask for a new one.", "Ce lien n’est plus valable : il a déjà servi ou il est trop ancien. Demandez-en un nouveau."),

        ["myRoles"] = new("My roles", "Mes rôles"),
        ["changePassword"] = new("Change the password", "Changer le mot de passe"),
        ["secondFactor"] = new("Second factor", "Second facteur"),
        ["secondFactorOff"] = new("Off. An authenticator app makes a stolen password useless.", "Désactivé. Une application d’authentification rend inutile un mot de passe volé."),
        ["secondFactorOn"] = new("On: a code is asked for at each sign-in.", "Activé : un code est demandé à chaque connexion."),
        ["totpBegin"] = new("Set it up", "L’activer"),
        ["totpLead"] = new("Scan the picture with your app, or type the secret; then enter the code that it shows.", "Scannez l’image avec votre application ou saisissez le secret, puis entrez le code affiché."),
        ["totpSecret"] = new("Secret", "Secret"),
        ["totpUse"] = new("Turn on", "Activer"),
        ["totpDrop"] = new("Turn off", "Désactiver"),
        ["everywhere"] = new("Sign out everywhere", "Se déconnecter partout"),
        ["everywhereLead"] = new("Ends all your sessions, this one too.", "Met fin à toutes vos sessions, celle-ci comprise."),

        ["peopleLead"] = new("Who signs in, and what for. Roles hold from the next click on.", "Qui se connecte, et pour quoi faire. Les rôles valent dès le clic suivant."),
        ["roles"] = new("Roles", "Rôles"),
        ["state"] = new("State", "État"),
        ["lastSignIn"] = new("Last sign-in", "Dernière connexion"),
        ["invited"] = new("invited", "invitée"),
        ["active"] = new("active", "active"),
        ["locked"] = new("locked", "bloquée"),
        ["disabled"] = new("disabled", "désactivée"),
        ["edit"] = new("Change {name}", "Modifier {name}"),
        ["invite"] = new("Invite a person", "Inviter une personne"),
        ["inviteDo"] = new("Invite", "Inviter"),
        ["role"] = new("Role", "Rôle"),
        ["campaign"] = new("Campaign", "Campagne"),
        ["allCampaigns"] = new("all campaigns", "toutes les campagnes"),
        ["scope"] = new("Team or own code", "Équipe ou code personnel"),
        ["scopeHint"] = new("A director’s team; a rep’s or prospector’s own code. Else empty.", "L’équipe d’un directeur ; le code d’un commercial ou d’un prospecteur. Sinon vide."),
        ["noRole"] = new("– none –", "– aucun –"),
        ["linkOnce"] = new("Hand this link over. It is good once and shown only now:", "Transmettez ce lien. Il ne sert qu’une fois et n’est affiché que maintenant :"),
        ["resetLink"] = new("Link for a new password", "Lien pour un nouveau mot de passe"),
        ["disable"] = new("Disable", "Désactiver"),
        ["enable"] = new("Enable", "Réactiver"),
        ["dropFactor"] = new("Take off the second factor", "Retirer le second facteur"),
        ["eraseAccount"] = new("Erase name and address", "Effacer nom et adresse"),
        ["eraseSure"] = new("Type the e-mail address to confirm: this cannot be undone.", "Saisissez l’adresse e-mail pour confirmer : c’est irréversible."),
        ["eraseWrong"] = new("is not the address of this account", "n’est pas l’adresse de ce compte"),

        ["roleAdmin"] = new("Administrator", "Administrateur"),
        ["roleMarketing"] = new("Marketing", "Marketing"),
        ["roleDirector"] = new("Director", "Directeur"),
        ["roleProspector"] = new("Prospector", "Prospecteur"),
        ["roleRep"] = new("Rep", "Commercial"),
        ["roleSpectator"] = new("Spectator", "Spectateur"),

        ["keysLead"] = new("For programs: what they may do, where, how long. A secret is shown once.", "Pour les programmes : ce qu’ils peuvent faire, où, combien de temps. Un secret n’est affiché qu’une fois."),
        ["scopes"] = new("Scopes", "Droits"),
        ["created"] = new("Created", "Créée"),
        ["expires"] = new("Expires", "Expire"),
        ["lastUsed"] = new("Last used", "Dernier usage"),
        ["revoke"] = new("Revoke {name}", "Révoquer {name}"),
        ["revoked"] = new("revoked", "révoquée"),
        ["newKey"] = new("Make a key", "Créer une clé"),
        ["makeKey"] = new("Make the key", "Créer la clé"),
        ["keyCampaigns"] = new("Campaigns (codes, separated by spaces; empty: all)", "Campagnes (codes séparés par des espaces ; vide : toutes)"),
        ["keyExpires"] = new("Last day (empty: never expires)", "Dernier jour (vide : n’expire jamais)"),
        ["secretOnce"] = new("Copy this secret now; it is not shown again:", "Copiez ce secret maintenant ; il ne sera plus affiché :"),

        ["auditLead"] = new("Every change, with what was before and after. Nothing here is ever altered.", "Chaque changement, avec l’avant et l’après. Rien ici n’est jamais modifié."),
        ["when"] = new("When (UTC)", "Quand (UTC)"),
        ["who"] = new("Who", "Qui"),
        ["address"] = new("From", "Depuis"),
        ["action"] = new("What", "Quoi"),
        ["subject"] = new("Subject", "Objet"),
        ["change"] = new("Change", "Changement"),
        ["before"] = new("Before", "Avant"),
        ["after"] = new("After", "Après"),
        ["filter"] = new("Show", "Afficher"),
        ["next"] = new("Next page", "Page suivante"),
        ["export"] = new("Export all (NDJSON)", "Tout exporter (NDJSON)"),
        ["noneFound"] = new("Nothing found.", "Rien trouvé."),
    };

    /// <summary>What the engine says, in French; the rest is shown as it is.</summary>
    private static readonly Dictionary<string, string> French = new()
    {
        ["must have at least 12 characters"] = "doit compter au moins 12 caractères",
        ["must have at most 200 characters"] = "doit compter au plus 200 caractères",
        ["is too easy to guess"] = "est trop facile à deviner",
        ["must be an e-mail address"] = "doit être une adresse e-mail",
        ["must be 1 to 200 characters without control characters or outer spaces"] = "doit compter de 1 à 200 caractères, sans espace au début ni à la fin",
        ["is not the password"] = "n’est pas le mot de passe",
        ["is not the app's code of now"] = "n’est pas le code actuel de l’application",
        ["must be 1 to 50"] = "il en faut de 1 à 50",
        ["is needed: the director's team"] = "est nécessaire : l’équipe du directeur",
        ["is needed: the participant's code"] = "est nécessaire : le code du participant",
        ["must be some of events, leads, campaigns, results, admin"] = "choisissez parmi events, leads, campaigns, results, admin",
        ["must lie in the future"] = "doit être dans le futur",
        ["must be codes of campaigns, at most 100"] = "doivent être des codes de campagnes, au plus 100",
        ["cannot restrict a key with the scope admin"] = "ne peut pas restreindre une clé qui a le droit admin",
        ["This link is not good: it was used already, or it is too old. Ask for a new one."] = "Ce lien n’est plus valable : il a déjà servi ou il est trop ancien. Demandez-en un nouveau.",
        ["An installation needs an administrator who can sign in."] = "Une installation a besoin d’un administrateur qui puisse se connecter.",
        ["The password has been changed meanwhile."] = "Le mot de passe a été changé entre-temps.",
    };

    public static string Say(string language, string key) => All[key].In(language);

    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> parts)
    {
        var said = Say(language, key);
        foreach (var (name, value) in parts) said = said.Replace("{" + name + "}", value);
        return said;
    }

    public static string Role(string language, AccountRole role) => Say(language, $"role{role}");

    /// <summary>"Director of lyon, hollywood".</summary>
    public static string Grant(string language, Grant grant) =>
        string.Join(" · ", new[] { Role(language, grant.Role), grant.Scope, grant.Campaign }.Where(part => part is not null));

    public static string Fault(string language, string fault) => language == "fr" ? French.GetValueOrDefault(fault, fault) : fault;
}
