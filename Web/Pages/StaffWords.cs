namespace ChallengeHub.Web;

/// <summary>
/// The words of the office's pages, English beside French.
/// </summary>
public static class StaffWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        ["skip"] = new("Skip to the content", "Aller au contenu"),
        ["otherLanguage"] = new("Français", "English"),
        ["campaigns"] = new("Challenges", "Challenges"),
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
        ["problemLead"] = new(
            "Go back, or ask an administrator for access.",
            "Revenez en arrière ou demandez l’accès à un administrateur."
        ),

        ["peopleLead"] = new(
            "Who signs in, and what for. Roles hold from the next click on.",
            "Qui se connecte, et pour quoi faire. Les rôles valent dès le clic suivant."
        ),
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
        ["campaign"] = new("Challenge", "Challenge"),
        ["allCampaigns"] = new("all challenges", "tous les challenges"),
        ["scope"] = new("Team or own code", "Équipe ou code personnel"),
        ["scopeHint"] = new(
            "A director’s team; a rep’s or prospector’s own code. Else empty.",
            "L’équipe d’un directeur ; le code d’un commercial ou d’un prospecteur. Sinon vide."
        ),
        ["noRole"] = new("– none –", "– aucun –"),
        ["linkOnce"] = new(
            "Hand this link over. It is good once and shown only now:",
            "Transmettez ce lien. Il ne sert qu’une fois et n’est affiché que maintenant :"
        ),
        ["resetLink"] = new("Link for a new password", "Lien pour un nouveau mot de passe"),
        ["disable"] = new("Disable", "Désactiver"),
        ["enable"] = new("Enable", "Réactiver"),
        ["dropFactor"] = new("Take off the second factor", "Retirer le second facteur"),
        ["eraseAccount"] = new("Erase name and address", "Effacer nom et adresse"),
        ["eraseSure"] = new(
            "Type the e-mail address to confirm: this cannot be undone.",
            "Saisissez l’adresse e-mail pour confirmer : c’est irréversible."
        ),
        ["eraseWrong"] = new("is not the address of this account", "n’est pas l’adresse de ce compte"),

        ["roleAdmin"] = new("Administrator", "Administrateur"),
        ["roleMarketing"] = new("Marketing", "Marketing"),
        ["roleDirector"] = new("Director", "Directeur"),
        ["roleProspector"] = new("Prospector", "Prospecteur"),
        ["roleRep"] = new("Rep", "Commercial"),
        ["roleSpectator"] = new("Spectator", "Spectateur"),

        ["pairing"] = new("Pair this screen", "Associer cet écran"),
        ["pairingLead"] = new("On your telephone or computer open", "Sur votre téléphone ou votre ordinateur, ouvrez"),
        ["pairingLeft"] = new("The code is good for {n} more minutes.", "Le code est encore valable {n} minutes."),
        ["pairingAgain"] = new("The code has expired. Here is a new one.", "Le code a expiré. En voici un nouveau."),
        ["pairingDenied"] = new("This screen was refused.", "Cet écran a été refusé."),
        ["pairingAway"] = new(
            "ChallengeHub cannot be reached. Trying again…",
            "ChallengeHub est injoignable. Nouvel essai…"
        ),
        ["pairingScript"] = new("A screen needs JavaScript.", "Un écran a besoin de JavaScript."),
        ["pair"] = new("Pair a screen", "Associer un écran"),
        ["pairCode"] = new("Code on the screen", "Code affiché par l’écran"),
        ["pairCodeHint"] = new("Eight letters, such as BCDF-GHJK.", "Huit lettres, par exemple BCDF-GHJK."),
        ["pairNone"] = new(
            "No screen shows this code now. A code lasts ten minutes and is good once.",
            "Aucun écran n’affiche ce code. Un code dure dix minutes et ne sert qu’une fois."
        ),
        ["pairLead"] = new(
            "A screen shows {code}. Let it in only when you stand before it.",
            "Un écran affiche {code}. Ne l’associez que si vous êtes devant lui."
        ),
        ["pairDo"] = new("Pair it", "L’associer"),
        ["pairDeny"] = new("This is not my screen", "Ce n’est pas mon écran"),
        ["pairDone"] = new(
            "Paired: the screen shows its wall within seconds.",
            "Associé : l’écran affiche son mur dans quelques secondes."
        ),
        ["screensLead"] = new(
            "Open {address} on a television to pair it. It stays paired until it is revoked.",
            "Ouvrez {address} sur un téléviseur pour l’associer. Il le reste jusqu’à sa révocation."
        ),
        ["screenName"] = new("Name of the screen", "Nom de l’écran"),
        ["screenNameHint"] = new(
            "Where it hangs: entrance, second floor…",
            "Où il est accroché : entrée, deuxième étage…"
        ),
        ["screenNew"] = new("not seen yet", "pas encore vu"),
        ["screenAway"] = new("away", "absent"),
        ["screenLoading"] = new("loading", "en chargement"),
        ["screenOn"] = new("on", "allumé"),
        ["lastSeen"] = new("Last seen", "Vu pour la dernière fois"),
        ["version"] = new("Version shown / wanted", "Version affichée / voulue"),
        ["shows"] = new("Shows", "Affiche"),
        ["client"] = new("Display", "Appareil"),
        ["firstBoard"] = new("Large board", "Grand classement"),
        ["otherBoards"] = new("In turn beside it", "À tour de rôle à côté"),
        ["seconds"] = new("Seconds for each", "Secondes pour chacun"),
        ["language"] = new("Language", "Langue"),
        ["boardReps"] = new("Reps", "Commerciaux"),
        ["boardProspectors"] = new("Prospectors", "Prospecteurs"),
        ["boardTeams"] = new("Teams", "Équipes"),
        ["boardPairs"] = new("Pairs", "Duos"),
        ["reload"] = new("Load anew", "Recharger"),
        ["reloaded"] = new("It loads anew within half a minute.", "Il se recharge d’ici une demi-minute."),
        ["revokeScreen"] = new("Revoke", "Révoquer"),
        ["pairedBy"] = new("paired by {who}, {when}", "associé par {who}, {when}"),

        ["keysLead"] = new(
            "For programs: what they may do, where, how long. A secret is shown once.",
            "Pour les programmes : ce qu’ils peuvent faire, où, combien de temps. Un secret n’est affiché qu’une fois."
        ),
        ["scopes"] = new("Scopes", "Droits"),
        ["created"] = new("Created", "Créée"),
        ["expires"] = new("Expires", "Expire"),
        ["lastUsed"] = new("Last used", "Dernier usage"),
        ["revoke"] = new("Revoke {name}", "Révoquer {name}"),
        ["revoked"] = new("revoked", "révoquée"),
        ["newKey"] = new("Make a key", "Créer une clé"),
        ["makeKey"] = new("Make the key", "Créer la clé"),
        ["keyCampaigns"] = new(
            "Challenges (codes, separated by spaces; empty: all)",
            "Challenges (codes séparés par des espaces ; vide : tous)"
        ),
        ["keyExpires"] = new("Last day (empty: never expires)", "Dernier jour (vide : n’expire jamais)"),
        ["secretOnce"] = new(
            "Copy this secret now; it is not shown again:",
            "Copiez ce secret maintenant ; il ne sera plus affiché :"
        ),

        ["auditLead"] = new(
            "Every change, with what was before and after. Nothing here is ever altered.",
            "Chaque changement, avec l’avant et l’après. Rien ici n’est jamais modifié."
        ),
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

    /// <summary>Every chapter of the office; a new area of pages adds its own here.</summary>
    public static WordBook Book { get; } =
        new(
            nameof(StaffWords),
            [
                All,
                AccountWords.All,
                PrizeWords.All,
                WinnerWords.All,
                PeopleWords.All,
                AuditWords.All,
                AmountFieldWords.All,
                ThemeStudioWords.All,
                BoundWords.All,
                ManageWords.All,
                StudioWords.All,
                FormWords.All,
                DoorWords.All,
                ListWords.All,
            ]
        );

    public static string Say(string language, string key) => Book.Say(language, key);

    public static string Say(string language, string key, params ReadOnlySpan<(string Name, string Value)> parts) =>
        Book.Say(language, key, parts);

    public static string Role(string language, AccountRole role) => Say(language, $"role{role}");

    /// <summary>"Director of lyon, hollywood".</summary>
    public static string Grant(string language, Grant grant) =>
        string.Join(
            " · ",
            new[] { Role(language, grant.Role), grant.Scope, grant.Campaign }.Where(part => part is not null)
        );
}
