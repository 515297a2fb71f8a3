namespace ChallengeHub.Web;

/// <summary>The words of inviting people, of the first day of an installation, of the menu and of keys.</summary>
public static class PeopleWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["menuAdministration"] = new("Administration", "Administration"),
        ["challenges"] = new("Challenges", "Challenges"),
        ["jobs"] = new("Background jobs", "Tâches de fond"),
        ["apiDocs"] = new("API documentation", "Documentation de l’API"),
        ["invitePlayers"] = new("Invite all players", "Inviter tous les joueurs"),

        ["missingEmail"] = new("Enter the e-mail address.", "Indiquez l’adresse e-mail."),
        ["wrongEmail"] = new("This is not an e-mail address.", "Ce n’est pas une adresse e-mail."),
        ["missingName"] = new("Enter the name.", "Indiquez le nom."),
        ["missingRole"] = new("Choose the role.", "Choisissez le rôle."),
        ["missingRoles"] = new("Choose at least one role.", "Choisissez au moins un rôle."),
        ["missingChallenge"] = new(
            "Choose the challenge: this role holds in one only.",
            "Choisissez le challenge : ce rôle ne vaut que dans un seul."
        ),
        ["adminEverywhere"] = new(
            "An administrator sees all challenges: choose “all challenges”.",
            "Un administrateur voit tous les challenges : choisissez « tous les challenges »."
        ),
        ["missingTeam"] = new("Enter the code of the director’s team.", "Indiquez le code de l’équipe du directeur."),
        ["missingPlayer"] = new("Enter the player’s code.", "Indiquez le code du joueur."),
        ["needlessScope"] = new("Leave this empty for this role.", "Laissez ce champ vide pour ce rôle."),
        ["wrongCode64"] = new(
            "A code has 1 to 64 letters, digits, dots, hyphens or underscores.",
            "Un code a de 1 à 64 lettres, chiffres, points, tirets ou soulignés."
        ),
        ["accountExists"] = new(
            "There is an account with this address already.",
            "Un compte existe déjà avec cette adresse."
        ),
        ["findPeople"] = new("Find by name, e-mail or role", "Chercher par nom, adresse ou rôle"),
        ["peopleFirst"] = new("The first {shown} of {n}", "Les {shown} premières sur {n}"),
        ["seeAudit"] = new("What this person did", "Ce que cette personne a fait"),

        ["playersLead"] = new(
            "Gives every player of a challenge an account and a link to hand out, on paper or by your own mail. "
                + "ChallengeHub sends no mail. Each link works once, for seven days.",
            "Donne à chaque joueur d’un challenge un compte et un lien à remettre, sur papier ou par vos propres "
                + "courriels. ChallengeHub n’envoie aucun courriel. Chaque lien sert une fois, pendant sept jours."
        ),
        ["playersNoChallenge"] = new(
            "There is no challenge with players yet.",
            "Aucun challenge n’a encore de joueurs."
        ),
        ["playersOf"] = new("Challenge", "Challenge"),
        ["playersTeam"] = new("Team", "Équipe"),
        ["allTeams"] = new("all teams", "toutes les équipes"),
        ["playersCount"] = new("See who would be invited", "Voir qui serait invité"),
        ["playersFresh"] = new("Without an account", "Sans compte"),
        ["playersWaiting"] = new("Invited, not joined yet", "Invités, pas encore inscrits"),
        ["playersJoined"] = new("With an account: skipped", "Avec un compte : ignorés"),
        ["playersAgain"] = new(
            "New links also for those who have not joined yet (their earlier links stop working)",
            "De nouveaux liens aussi pour ceux qui ne sont pas encore inscrits (leurs anciens liens ne marchent plus)"
        ),
        ["playersDo"] = new("Make the links", "Créer les liens"),
        ["playersNobody"] = new("Nobody is left to invite.", "Il n’y a plus personne à inviter."),
        ["playersMade"] = new("Links made: {n}.", "Liens créés : {n}."),
        ["playersMost"] = new(
            "{n} links are made at once: repeat for the others.",
            "{n} liens sont créés à la fois : recommencez pour les autres."
        ),
        ["playersOnce"] = new(
            "Print or save this page now: the links are shown only this once.",
            "Imprimez ou enregistrez cette page maintenant : les liens ne sont affichés que cette fois."
        ),
        ["playersCsv"] = new("Save as CSV", "Enregistrer en CSV"),
        ["print"] = new("Print", "Imprimer"),
        ["slipTitle"] = new("Your access to {challenge}", "Votre accès à {challenge}"),
        ["slipOpen"] = new(
            "Open this link or scan the picture, and choose a password:",
            "Ouvrez ce lien ou scannez l’image, puis choisissez un mot de passe :"
        ),
        ["slipName"] = new("You sign in with", "Vous vous connectez avec"),
        ["slipSignIn"] = new("You sign in with:", "Vous vous connectez avec :"),
        ["slipUntil"] = new("The link works once, until {day}.", "Le lien sert une fois, jusqu’au {day}."),
        ["slipLink"] = new("Link", "Lien"),
        ["slipGoodUntil"] = new("Works until", "Valable jusqu’au"),

        ["firstTitle"] = new("Create your first challenge", "Créez votre premier challenge"),
        ["firstLead"] = new(
            "Name, dates, players, rules, prizes and a theme: about ten minutes. Nothing is shown to players before "
                + "you launch it.",
            "Nom, dates, joueurs, règles, récompenses et thème : une dizaine de minutes. Rien n’est montré aux "
                + "joueurs avant le lancement."
        ),
        ["firstDo"] = new("Create a challenge", "Créer un challenge"),
        ["firstGoOn"] = new("Continue the draft", "Continuer le brouillon"),
        ["firstList"] = new("Before you launch", "Avant le lancement"),
        ["firstDone"] = new("done", "fait"),
        ["firstOpen"] = new("to do", "à faire"),
        ["firstChallenge"] = new("Create a challenge", "Créer un challenge"),
        ["firstChallengeLead"] = new("In the studio, step by step.", "Dans le studio, étape par étape."),
        ["firstPeople"] = new("Invite people", "Inviter des personnes"),
        ["firstPeopleLead"] = new(
            "Marketing, directors; all players in one step later.",
            "Marketing, directeurs ; tous les joueurs en une fois plus tard."
        ),
        ["firstKey"] = new("Make a key for the CRM", "Créer une clé pour le CRM"),
        ["firstKeyLead"] = new(
            "With it your CRM reports leads as they happen.",
            "Avec elle, votre CRM signale les pistes au fil de l’eau."
        ),
        ["firstScreen"] = new("Pair a screen", "Associer un écran"),
        ["firstScreenLead"] = new(
            "Open {address} on the television and enter its code here.",
            "Ouvrez {address} sur le téléviseur et saisissez son code ici."
        ),

        ["keyScope-events"] = new(
            "Report what happens to leads (taken, contacted, closed), read and replay rejected events. For a CRM.",
            "Signaler ce qui arrive aux pistes (prise, contact, vente), lire et rejouer les événements rejetés. Pour "
                + "un CRM."
        ),
        ["keyScope-leads"] = new(
            "Work with leads. Nothing uses it in this version.",
            "Travailler avec les pistes. Rien ne l’utilise dans cette version."
        ),
        ["keyScope-campaigns"] = new(
            "Create, change, launch and end challenges, their players and dry runs.",
            "Créer, modifier, lancer et terminer les challenges, leurs joueurs et leurs simulations."
        ),
        ["keyScope-results"] = new(
            "Read rankings, points, results and winners; hand prizes over; correct points; close periods.",
            "Lire classements, points, résultats et lauréats ; remettre les récompenses ; corriger des points ; "
                + "clore des périodes."
        ),
        ["keyScope-admin"] = new(
            "Everything an administrator does besides: people, keys, screens, audit, personal data. Give it to no "
                + "CRM.",
            "Tout le reste de l’administration : personnes, clés, écrans, journal, données personnelles. À ne donner "
                + "à aucun CRM."
        ),
    };
}
