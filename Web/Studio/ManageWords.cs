namespace ChallengeHub.Web;

/// <summary>The words with which a launched challenge is looked after, English beside French.</summary>
public static class ManageWords
{
    public static IReadOnlyDictionary<string, Phrase> All { get; } =
        new Dictionary<string, Phrase>
        {
            ["manage"] = new("Manage", "Gérer"),
            ["managePlayers"] = new("Players", "Joueurs"),
            ["managePrizes"] = new("Prizes and objectives", "Récompenses et objectifs"),
            ["manageRules"] = new("Rules", "Règles"),
            ["manageLook"] = new("Look, privacy, validation", "Apparence, confidentialité, validation"),
            ["manageNames"] = new("Names", "Noms"),
            ["manageDates"] = new("Dates and settings", "Dates et réglages"),
            ["manageEnd"] = new("End early", "Arrêter avant la fin"),
            ["manageTabOverview"] = new("Overview", "Vue d’ensemble"),
            ["manageTabPlayers"] = new("Players", "Joueurs"),
            ["manageTabPrizes"] = new("Prizes", "Récompenses"),
            ["manageTabRules"] = new("Rules", "Règles"),
            ["manageTabLook"] = new("Look", "Apparence"),
            ["manageTabNames"] = new("Names", "Noms"),
            ["manageTabDates"] = new("Dates", "Dates"),
            ["manageTabEnd"] = new("End early", "Arrêt anticipé"),
            ["manageHandOver"] = new("Winners and hand-over", "Lauréats et remise"),

            ["launchedLater"] = new("Launched. It begins on {when}.", "Lancé. Il commence le {when}."),
            ["manageBegins"] = new(
                "It begins on {when}. Until then dates, zone and periods can still change.",
                "Il commence le {when}. D’ici là, dates, fuseau et périodes peuvent encore changer."
            ),
            ["manageClosed"] = new(
                "This challenge is finished and certified: nothing in it changes any more. Names of people can still "
                    + "be corrected.",
                "Ce challenge est terminé et certifié : plus rien n’y change. Les noms des personnes peuvent encore "
                    + "être corrigés."
            ),
            ["manageClosedHere"] = new(
                "This challenge is finished and certified: this stays as it is.",
                "Ce challenge est terminé et certifié : ceci ne change plus."
            ),

            ["showChanges"] = new("Show what changes", "Montrer ce qui change"),
            ["whatChanges"] = new("What changes", "Ce qui change"),
            ["nothingChanges"] = new(
                "Nothing changes: it is saved like this already.",
                "Rien ne change : c’est déjà enregistré ainsi."
            ),
            ["saveChanges"] = new("Save these changes", "Enregistrer ces changements"),
            ["previewAgain"] = new(
                "Not saved yet: this is not what you were shown. Read the changes below, then save.",
                "Pas encore enregistré : ce n’est pas ce qui vous a été montré. Lisez les changements ci-dessous, "
                    + "puis enregistrez."
            ),
            ["manageStale"] = new(
                "Somebody changed this challenge in the meantime. Nothing of yours is lost: read the changes below "
                    + "again, then save.",
                "Quelqu’un a modifié ce challenge entre-temps. Rien de votre saisie n’est perdu : relisez les "
                    + "changements ci-dessous, puis enregistrez."
            ),
            ["manageFaulty"] = new(
                "Nothing was saved. Correct this first:",
                "Rien n’a été enregistré. Corrigez d’abord ceci :"
            ),
            ["furtherChanges"] = new("And {n} more changes.", "Et {n} autres changements."),

            ["manageIn-en"] = new("English", "anglais"),
            ["manageIn-fr"] = new("French", "français"),
            ["manageGrace"] = new("Late events", "Retardataires"),
            ["manageValidation"] = new("Validation", "Validation"),
            ["manageValidationOn"] = new(
                "What is paid stays paid; what is reported from now on waits until a director has validated the lead.",
                "Ce qui est payé reste payé ; ce qui est transmis désormais attend qu’un directeur ait validé la piste."
            ),
            ["manageValidationOff"] = new(
                "What waits already is paid only once a director has validated the lead; what is reported from now "
                    + "on is paid at once.",
                "Ce qui attend déjà n’est payé qu’une fois la piste validée par un directeur ; ce qui est transmis "
                    + "désormais est payé aussitôt."
            ),
            ["manageValidationAndRates"] = new("Validation and currencies", "Validation et devises"),
            ["manageRatesNote"] = new(
                "It holds for amounts that are reported from now on; points already booked stay.",
                "Cela vaut pour les montants transmis désormais ; les points déjà inscrits ne bougent pas."
            ),
            ["manageStillOpen"] = new(
                "Validation by directors and other currencies can still change:",
                "La validation par les directeurs et les autres devises peuvent encore changer :"
            ),
            ["manageBoards"] = new("Boards shown", "Classements affichés"),
            ["manageAllLines"] = new("all", "toutes"),
            ["manageKeep"] = new("People are kept", "Les personnes sont conservées"),
            ["manageMonths"] = new("{n} months after the end", "{n} mois après la fin"),
            ["manageKeepAlways"] = new("until somebody erases them", "jusqu’à ce que quelqu’un les efface"),
            ["manageAmounts"] = new("Amounts on the wall", "Montants à l’écran"),
            ["manageAmountsShown"] = new("shown", "affichés"),
            ["manageAmountsHidden"] = new("not shown", "masqués"),
            ["manageRule"] = new("Rule", "Règle"),
            ["manageRuleOrder"] = new("Order of the rules", "Ordre des règles"),
            ["managePrizeOrder"] = new("Order of the prizes", "Ordre des récompenses"),
            ["manageTargetOf"] = new("Target of {who}", "Objectif de {who}"),

            ["managePlayersNow"] = new(
                "Reps: {reps}. Prospectors: {prospectors}. Teams: {teams}. Left: {left}.",
                "Commerciaux : {reps}. Prospecteurs : {prospectors}. Équipes : {teams}. Partis : {left}."
            ),
            ["manageSearch"] = new(
                "Find a player by name, team or e-mail",
                "Trouver un joueur par nom, équipe ou e-mail"
            ),
            ["manageSearchDo"] = new("Find", "Chercher"),
            ["managePlayersFound"] = new("Players found: {n}", "Joueurs trouvés : {n}"),
            ["manageMore"] = new("Next {n}", "Les {n} suivants"),
            ["manageAddShort"] = new("Add players", "Ajouter des joueurs"),
            ["manageAdd"] = new("Add or change players", "Ajouter ou modifier des joueurs"),
            ["manageAddHint"] = new(
                "One line for each: name, team, role (rep or prospector), e-mail. New people join, people who are "
                    + "listed above are changed, everybody else stays as they are. An empty cell changes nothing.",
                "Une ligne par personne : nom, équipe, rôle (commercial ou prospecteur), e-mail. Les nouveaux "
                    + "rejoignent le challenge, les personnes déjà présentes sont modifiées, tous les autres "
                    + "restent tels quels. Une cellule vide ne change rien."
            ),
            ["manageSinceField"] = new("Team changes take effect", "Les changements d’équipe prennent effet"),
            ["manageSinceHint"] = new(
                "Empty: when you save. A moment in the past counts for what is reported from now on; points already "
                    + "booked stay where they are. Time zone: {zone}.",
                "Vide : à l’enregistrement. Un moment passé vaut pour ce qui est transmis désormais ; les points "
                    + "déjà inscrits ne bougent pas. Fuseau : {zone}."
            ),
            ["manageRep"] = new("rep", "commercial"),
            ["manageProspector"] = new("prospector", "prospecteur"),
            ["manageNoTeam"] = new("no team", "sans équipe"),
            ["manageCode"] = new("code {code}", "code {code}"),
            ["manageNoTarget"] = new(
                "No target yet: set it under “Prizes and objectives”.",
                "Pas encore d’objectif : fixez-le sous « Récompenses et objectifs »."
            ),
            ["manageErased"] = new("erased", "effacé"),
            ["manageErasedLead"] = new(
                "This person was erased: only a number is left.",
                "Cette personne a été effacée : il n’en reste qu’un numéro."
            ),
            ["manageShown"] = new("shown", "affichage"),
            ["manageShownName"] = new("by name", "par son nom"),
            ["manageShownAlias"] = new("as “{alias}”", "comme « {alias} »"),
            ["manageShownHidden"] = new("as “Anonymous”", "comme « Anonyme »"),
            ["manageShownField"] = new("On boards and screens", "Sur les classements et les écrans"),
            ["manageShownAliasField"] = new("by an alias", "par un pseudonyme"),
            ["managePlays"] = new("plays", "joue"),
            ["managePlaying"] = new("plays", "joue"),
            ["manageLeft"] = new("has left", "est parti"),
            ["manageLeftNote"] = new(
                "Points and rank stay. What happens from now on does not count, and no prize that is still open is "
                    + "won.",
                "Points et rang restent. Ce qui se passe désormais ne compte plus, et aucune récompense encore "
                    + "ouverte n’est gagnée."
            ),
            ["manageBackNote"] = new(
                "What happens from now on counts again.",
                "Ce qui se passe désormais compte à nouveau."
            ),
            ["managePlaysField"] = new("Takes part", "Participe"),
            ["managePlaysYes"] = new("plays", "joue"),
            ["managePlaysNo"] = new("has left", "est parti"),
            ["manageSince"] = new("{team}, since {when}", "{team}, depuis : {when}"),
            ["manageSinceSaving"] = new("{team}, from the moment of saving", "{team}, dès l’enregistrement"),
            ["manageMoveNote"] = new(
                "Points already booked stay with {team}.",
                "Les points déjà inscrits restent à {team}."
            ),
            ["manageSinceOne"] = new("In this team since", "Dans cette équipe depuis"),
            ["managePersonFixed"] = new(
                "Role ({role}) and code ({code}) stay: points are booked under them, and the CRM knows the code.",
                "Rôle ({role}) et code ({code}) restent : les points y sont inscrits et le CRM connaît ce code."
            ),
            ["managePersonName"] = new("Name", "Nom"),
            ["manageOfName"] = new("name", "nom"),
            ["manageOfEmail"] = new("e-mail", "adresse e-mail"),
            ["manageTeam"] = new("Team", "Équipe"),
            ["manageBackToPlayers"] = new("All players", "Tous les joueurs"),

            ["managePrizesLead"] = new(
                "What is certified stays. Changes hold for what is still open.",
                "Ce qui est certifié reste. Les changements valent pour ce qui est encore ouvert."
            ),
            ["managePrizeCertified"] = new(
                "{periods} certified: what was won there stays. Changes hold from the next ranking on.",
                "{periods} : certifié, ce qui y a été gagné reste. Les changements valent à partir du classement "
                    + "suivant."
            ),
            ["managePrizeGiven"] = new("Won so far: {n}.", "Déjà gagnées : {n}."),
            ["managePrizesNow"] = new("Prizes: {n}. Budget: {budget}.", "Récompenses : {n}. Budget : {budget}."),
            ["manageTargetsNow"] = new("Targets: {n}.", "Objectifs : {n}."),
            ["manageOverBudget"] = new(
                "The prizes can come to {most}; the budget is {budget}.",
                "Les récompenses peuvent atteindre {most} ; le budget est de {budget}."
            ),
            ["manageRulesNow"] = new("Version {n} is in force.", "La version {n} est en vigueur."),
            ["manageLookNow"] = new("Theme: {theme}. Boards: {boards}.", "Thème : {theme}. Classements : {boards}."),
            ["manageNamesNow"] = new(
                "The name of the challenge, and of its teams ({n}).",
                "Le nom du challenge et de ses équipes ({n})."
            ),
            ["manageEndNow"] = new("It ends now, for good.", "Il s’arrête maintenant, définitivement."),

            ["managePrivacy"] = new("Privacy", "Confidentialité"),
            ["manageVersions"] = new("All versions", "Toutes les versions"),
            ["manageTeams"] = new("Teams", "Équipes"),
            ["manageTeamPeople"] = new(
                "Players: {n}. A team with players stays.",
                "Joueurs : {n}. Une équipe qui a des joueurs reste."
            ),
            ["manageTeamDrop"] = new("Remove this team: nobody is in it", "Supprimer cette équipe : elle n’a personne"),
            ["manageTeamNew"] = new("New team", "Nouvelle équipe"),
            ["managePeriodNames"] = new(
                "Rankings are called after their dates; prizes and rules are named on their own pages.",
                "Les classements portent le nom de leurs dates ; récompenses et règles se nomment sur leurs propres "
                    + "pages."
            ),

            ["manageFixed"] = new("Fixed", "Fixé"),
            ["manageFixedBegun"] = new(
                "The challenge has begun. Points are counted by these settings, so they stay.",
                "Le challenge a commencé. Les points sont comptés selon ces réglages : ils restent."
            ),
            ["manageFixedRecorded"] = new(
                "Events have been reported already and were judged by these settings, so they stay.",
                "Des événements ont déjà été transmis et jugés selon ces réglages : ils restent."
            ),
            ["manageFixedEnded"] = new(
                "The challenge was ended: these settings stay.",
                "Le challenge a été arrêté : ces réglages restent."
            ),
            ["manageFixedNotLaunched"] = new("The challenge is not launched.", "Le challenge n’est pas lancé."),
            ["manageSeeds"] = new(
                "The challenge is launched again with these settings. Raffles get new secret numbers: fingerprints "
                    + "that were published so far are void, the new ones stand on the draws page.",
                "Le challenge est relancé avec ces réglages. Les tirages reçoivent de nouveaux nombres secrets : les "
                    + "empreintes publiées jusqu’ici ne valent plus, les nouvelles sont sur la page des tirages."
            ),
            ["manageRelaunch"] = new(
                "The challenge is launched again with these settings.",
                "Le challenge est relancé avec ces réglages."
            ),
            ["manageReopen"] = new("Back to draft", "Revenir au brouillon"),
            ["manageReopenLead"] = new(
                "It disappears from boards and walls and can be built again step by step, with its rules, prizes and "
                    + "players. Nothing was scored yet, so nothing is lost.",
                "Il disparaît des classements et des écrans et peut être repris étape par étape, avec ses règles, "
                    + "récompenses et joueurs. Rien n’a encore été marqué, donc rien n’est perdu."
            ),
            ["manageReopenSeeds"] = new(
                "When it is launched again, raffles get new secret numbers: fingerprints that were published so far "
                    + "are void.",
                "Au prochain lancement, les tirages reçoivent de nouveaux nombres secrets : les empreintes publiées "
                    + "jusqu’ici ne valent plus."
            ),
            ["manageReopenLeft"] = new(
                "Players who have left are not taken along: {n}.",
                "Les joueurs partis ne sont pas repris : {n}."
            ),
            ["manageReopenRules"] = new(
                "Rules that were planned for later hold from the first day on.",
                "Les règles prévues pour plus tard valent dès le premier jour."
            ),
            ["manageReopenDo"] = new("Yes, back to draft", "Oui, revenir au brouillon"),

            ["endTypeName"] = new("Type the name of the challenge: {name}", "Saisissez le nom du challenge : {name}"),
            ["endDo"] = new("End it now, for good", "L’arrêter maintenant, définitivement"),
            ["endOver"] = new("This challenge has ended.", "Ce challenge est terminé."),
        };
}
