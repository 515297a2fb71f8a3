namespace ChallengeHub.Web;

/// <summary>
/// The words of the studio, English beside French. Of a form's rules and prizes see <see cref="StudioFormWords"/>.
/// </summary>
public static class StudioWords
{
    private static readonly Dictionary<string, Phrase> Pages = new()
    {
        ["studio"] = new("Studio", "Studio"),
        ["studioLead"] = new(
            "Build a challenge, look after one that runs, or play last year’s again.",
            "Montez un challenge, suivez celui qui tourne ou rejouez celui de l’an dernier."
        ),
        ["newChallenge"] = new("New challenge", "Nouveau challenge"),
        ["mayNotCreate"] = new(
            "You look after the challenges that you were given. Only administrators, and marketing for all "
                + "campaigns, begin new ones: ask one of them.",
            "Vous suivez les challenges qui vous sont confiés. Seuls les administrateurs et le marketing de toutes "
                + "les campagnes en créent : adressez-vous à eux."
        ),
        ["drafts"] = new("Drafts", "Brouillons"),
        ["draftState"] = new("Draft", "Brouillon"),
        ["savedAt"] = new("saved {when}", "enregistré {when}"),
        ["continueDraft"] = new("Continue", "Continuer"),
        ["toRegulations"] = new("Regulations", "Règlement"),
        ["deleteDraft"] = new("Delete draft", "Supprimer le brouillon"),
        ["deleteDraftSure"] = new("Delete {name} for good", "Supprimer {name} définitivement"),
        ["noCampaignsYet"] = new("No challenge has been played here yet.", "Aucun challenge n’a encore été joué ici."),
        ["statusDraft"] = new("Prepared by a program, not launched", "Préparée par un programme, non lancée"),
        ["statusScheduled"] = new("Starts soon", "Bientôt"),
        ["statusRunning"] = new("Running", "En cours"),
        ["statusClosed"] = new("Finished", "Terminée"),
        ["toBoards"] = new("Boards", "Classements"),
        ["toWall"] = new("Wall", "Écran mural"),
        ["clone"] = new("Play it again next year", "La rejouer l’an prochain"),
        ["clonedFrom"] = new(
            "Copied from {campaign}: every day is one year later, and who has left is left out.",
            "Copié de {campaign} : chaque jour est décalé d’un an, et ceux qui sont partis ne sont pas repris."
        ),

        ["steps"] = new("Steps", "Étapes"),
        ["stepBasics"] = new("Basics", "L’essentiel"),
        ["stepPlayers"] = new("Players", "Joueurs"),
        ["stepRules"] = new("Rules", "Règles"),
        ["stepPrizes"] = new("Prizes", "Récompenses"),
        ["stepLook"] = new("Look", "Apparence"),
        ["stepReview"] = new("Review", "Relecture"),
        ["nextStep"] = new("Save and continue", "Enregistrer et continuer"),
        ["saveLeave"] = new("Save and leave", "Enregistrer et quitter"),
        ["savedUnread"] = new(
            "Saved, but for what is marked below: it cannot be read as it is, and stands on this page only.",
            "Enregistré, sauf ce qui est signalé ci-dessous : cela ne peut pas être lu tel quel, et ne se trouve que "
                + "sur cette page."
        ),
        ["savedIncomplete"] = new(
            "Saved. Before you go on, look at what is marked below; by the steps above you can come back to it later.",
            "Enregistré. Avant de continuer, regardez ce qui est signalé ci-dessous ; par les étapes ci-dessus, vous "
                + "pourrez y revenir plus tard."
        ),
        ["draftStale"] = new(
            "{who} saved this draft on {when}, after you had opened it. Nothing of yours is lost: it is below. Save "
                + "again to keep yours in place of theirs, or open the step anew to see theirs.",
            "{who} a enregistré ce brouillon le {when}, après que vous l’avez ouvert. Rien de votre saisie n’est "
                + "perdu : elle est ci-dessous. Enregistrez de nouveau pour garder la vôtre à la place, ou rouvrez "
                + "l’étape pour voir la sienne."
        ),
        ["draftReadAgain"] = new(
            "{who} saved this draft on {when}, after you had opened this page. Read it again, then launch.",
            "{who} a enregistré ce brouillon le {when}, après que vous avez ouvert cette page. Relisez-le, puis lancez."
        ),

        ["challengeName"] = new("Name of the challenge", "Nom du challenge"),
        ["challengeNameHint"] = new("As it shall stand on the wall.", "Tel qu’il sera affiché au mur."),
        ["nameEn"] = new("Name in English", "Nom en anglais"),
        ["nameFr"] = new("Name in French", "Nom en français"),
        ["otherName"] = new("Name in the other language (French)", "Nom dans l’autre langue (anglais)"),
        ["firstDay"] = new("First day", "Premier jour"),
        ["lastDay"] = new("Last day", "Dernier jour"),
        ["timeZone"] = new("Time zone", "Fuseau horaire"),
        ["timeZoneHint"] = new(
            "Days begin and end by the clocks there.",
            "Les jours y commencent et finissent à l’heure locale."
        ),
        ["periods"] = new("A new ranking every", "Un nouveau classement chaque"),
        ["periodsHint"] = new(
            "Besides the ranking of the whole challenge.",
            "En plus du classement de tout le challenge."
        ),
        ["everyDay"] = new("day", "jour"),
        ["everyWeek"] = new("week", "semaine"),
        ["everyMonth"] = new("month", "mois"),
        ["everyQuarter"] = new("quarter", "trimestre"),
        ["everyNone"] = new("– only one, at the end –", "– un seul, à la fin –"),
        ["moreBasics"] = new("Other language, code, currency", "Autre langue, code, devise"),
        ["challengeCode"] = new("Code", "Code"),
        ["challengeCodeHint"] = new(
            "In addresses and for the CRM; made from the name when empty.",
            "Dans les adresses et pour le CRM ; tiré du nom si vide."
        ),
        ["codeNotYours"] = new(
            "is the code of a challenge that you do not look after",
            "est le code d’un challenge que vous ne suivez pas"
        ),
        ["currency"] = new("Currency", "Devise"),
        ["currencyHint"] = new("Three letters: {some}…", "Trois lettres : {some}…"),
        ["preset"] = new("Begin with", "Commencer avec"),

        ["players"] = new("Players", "Joueurs"),
        ["playerList"] = new("Teams and players", "Équipes et joueurs"),
        ["playerListHint"] = new(
            "Copy the lines from your spreadsheet and paste them here: name, team, role (rep or prospector), e-mail. "
                + "A first line with headings may name the columns in any order, also code and first name. Teams "
                + "are made from the list.",
            "Copiez les lignes de votre tableur et collez-les ici : nom, équipe, rôle (commercial ou prospecteur), "
                + "e-mail. Une première ligne d’en-têtes peut nommer les colonnes dans n’importe quel ordre, y "
                + "compris code et prénom. Les équipes sont tirées de la liste."
        ),
        ["playerListExample"] = new(
            "Anna Martin\tLyon\trep\tanna@example.org",
            "Anna Martin\tLyon\tcommercial\tanna@example.org"
        ),
        ["playerFile"] = new("Or upload a CSV or text file", "Ou envoyez un fichier CSV ou texte"),
        ["ignoredColumns"] = new(
            "These columns are not needed and were left out: {columns}",
            "Ces colonnes ne servent pas et n’ont pas été reprises : {columns}"
        ),
        ["playersRead"] = new("Players: {players}. Teams: {teams}.", "Joueurs : {players}. Équipes : {teams}."),
        ["lineFault"] = new("Line {line}: {fault}", "Ligne {line} : {fault}"),
        ["cellFault"] = new("Line {line}, column “{column}”: {fault}", "Ligne {line}, colonne « {column} » : {fault}"),
        ["furtherFaults"] = new("And {n} more.", "Et {n} autres."),
        ["columncode"] = new("code", "code"),
        ["columnname"] = new("name", "nom"),
        ["columnteam"] = new("team", "équipe"),
        ["columnrole"] = new("role", "rôle"),
        ["columnemail"] = new("e-mail", "e-mail"),
        ["headCode"] = new("code", "code"),
        ["headName"] = new("name", "nom"),
        ["headTeam"] = new("team", "équipe"),
        ["headRole"] = new("role", "rôle"),
        ["headEmail"] = new("e-mail", "e-mail"),

        ["missing"] = new("Before it can be launched", "Avant de pouvoir lancer"),
        ["doubts"] = new(
            "Look again: it can be launched so, but hardly is what you mean",
            "À revoir : on peut lancer ainsi, mais ce n’est sans doute pas voulu"
        ),
        ["reviewWhen"] = new("When", "Quand"),
        ["reviewWho"] = new("Who plays", "Qui joue"),
        ["reviewPlayers"] = new(
            "Reps: {reps}. Prospectors: {prospectors}. Teams: {teams}.",
            "Commerciaux : {reps}. Prospecteurs : {prospectors}. Équipes : {teams}."
        ),
        ["reviewRules"] = new("What scores", "Ce qui rapporte"),
        ["reviewRanks"] = new("Ranks", "Classement"),
        ["reviewPrizes"] = new("What can be won", "Ce qu’on peut gagner"),
        ["noPrizesYet"] = new("No prizes.", "Aucune récompense."),
        ["reviewScreens"] = new("On the screens", "Sur les écrans"),
        ["reviewTheme"] = new("Theme: {theme}. Boards: {boards}.", "Thème : {theme}. Classements : {boards}."),
        ["launch"] = new("Launch", "Lancer"),
        ["launchLead"] = new(
            "From the launch on, days, zone and periods are fixed. Rules can still change for what comes after; a "
                + "challenge is never paused.",
            "Dès le lancement, dates, fuseau et périodes sont fixés. Les règles peuvent encore changer pour la suite "
                + "; un challenge ne se met jamais en pause."
        ),
        ["launchLater"] = new("Later", "Plus tard"),
        ["launched"] = new("Launched. Its wall is live.", "Lancé. Son écran mural est en direct."),

        ["rulesVersion"] = new("Rules, version {n}", "Règles, version {n}"),
        ["effectiveAlways"] = new("from the beginning", "depuis le début"),
        ["effectiveFrom"] = new("for what happens from {when} on", "pour ce qui se passe à partir du {when}"),
        ["versionInForce"] = new("in force", "en vigueur"),
        ["differences"] = new("What it changed", "Ce qui a changé"),
        ["allRules"] = new("All rules of this version", "Toutes les règles de cette version"),
        ["ruleAdded"] = new("New", "Nouveau"),
        ["ruleChanged"] = new("Changed", "Modifié"),
        ["ruleDropped"] = new("Dropped", "Supprimé"),
        ["changeRules"] = new("Change the rules", "Changer les règles"),
        ["changeLead"] = new(
            "Changed rules hold for what happens from a moment on. What has scored stays as it is.",
            "Les règles changées valent pour ce qui se passe à partir d’un moment. Ce qui a été marqué reste tel quel."
        ),
        ["effectiveFromField"] = new("Effective from", "En vigueur à partir du"),
        ["effectiveFromHint"] = new(
            "Empty: from the moment of saving. By the clocks of {zone}.",
            "Vide : dès l’enregistrement. À l’heure de {zone}."
        ),
        ["nextVersion"] = new("Version {n}, from {when} on", "Version {n}, dès : {when}"),
        ["momentOfSaving"] = new("the moment of saving", "l’enregistrement"),
        ["changeFaulty"] = new(
            "Nothing was saved: look at what is marked below.",
            "Rien n’a été enregistré : regardez ce qui est signalé ci-dessous."
        ),
        ["backToRun"] = new("Back", "Retour"),
        ["endEarlyLead"] = new(
            "It ends now for good: what happens later does not count, the current period is settled after its grace, "
                + "later ones are void.",
            "Il s’arrête maintenant, définitivement : la suite ne compte pas, la période en cours est arrêtée après "
                + "son délai, les suivantes sont annulées."
        ),
        ["endReason"] = new("Reason", "Motif"),
        ["endReasonHint"] = new(
            "It stands in the audit for ever: no names of people.",
            "Il reste à jamais dans le journal d’audit : pas de noms de personnes."
        ),
        ["endedNow"] = new("Ended.", "Arrêté."),
    };

    public static IReadOnlyDictionary<string, Phrase> All { get; } =
        Pages.Concat(StudioFormWords.All).Concat(BuilderWords.All).ToDictionary();
}
