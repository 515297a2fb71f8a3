namespace ChallengeHub.Web;

/// <summary>The words of handing prizes over, and of taking the winners away as a file.</summary>
public static class WinnerWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["winnersTitle"] = new("Winners", "Lauréats"),
        ["winnersOf"] = new("Winners: {challenge}", "Lauréats : {challenge}"),
        ["winnersLead"] = new(
            "Choose a challenge to see and export its winners.",
            "Choisissez un challenge pour voir et exporter ses lauréats."
        ),
        ["winnersNowhere"] = new("No challenge has been launched yet.", "Aucun challenge n’est encore lancé."),
        ["winnersSoFar"] = new(
            "{n} prizes won, {open} still to hand over",
            "Récompenses gagnées : {n}, encore à remettre : {open}"
        ),
        ["winnersNone"] = new(
            "Nobody has won anything yet. Winners are listed as soon as a period closes.",
            "Personne n’a encore gagné. Les lauréats apparaissent dès la clôture d’une période."
        ),
        ["winnersAll"] = new("All", "Toutes"),
        ["winnersFormat"] = new("File", "Fichier"),
        ["formatXlsx"] = new("Excel (XLSX)", "Excel (XLSX)"),
        ["formatSemicolon"] = new("CSV with semicolons (1,5)", "CSV à points-virgules (1,5)"),
        ["formatComma"] = new("CSV with commas (1.5)", "CSV à virgules (1.5)"),
        ["winnersColumns"] = new("Columns", "Colonnes"),
        ["winnersDownload"] = new("Download", "Télécharger"),
        ["winnersShow"] = new("Update the preview", "Mettre à jour l’aperçu"),
        ["winnersPreview"] = new("Preview", "Aperçu"),
        ["winnersLines"] = new("Lines in the file: {n}", "Lignes dans le fichier : {n}"),
        ["winnersFirst"] = new(
            "The first {shown} of the {n} lines in the file",
            "Les {shown} premières des {n} lignes du fichier"
        ),
        ["winnersExport"] = new("Export the winners", "Exporter les lauréats"),
        ["otherWinners"] = new("All challenges", "Tous les challenges"),
        ["toWinners"] = new("See and export", "Voir et exporter"),
        ["toPrizes"] = new("Prizes and hand-over", "Récompenses et remise"),

        ["columnChallenge"] = new("Challenge", "Challenge"),
        ["columnCurrency"] = new("Currency", "Devise"),
        ["columnTeam"] = new("Team", "Équipe"),
        ["columnPoints"] = new("Points", "Points"),
        ["columnAwarded"] = new("Won on", "Gagnée le"),
        ["columnHandedOver"] = new("Handed over on", "Remise le"),
        ["columnNote"] = new("Note", "Note"),
        ["columnChallengeCode"] = new("Challenge code", "Code du challenge"),
        ["columnPrizeCode"] = new("Prize code", "Code de la récompense"),
        ["columnCode"] = new("Winner’s code", "Code du lauréat"),
        ["columnTeamCode"] = new("Team code", "Code de l’équipe"),

        ["anyPrize"] = new("any", "toutes"),
        ["anyPeriod"] = new("any", "toutes"),
        ["anyTeam"] = new("any", "toutes"),
        ["awardText"] = new("Name, e-mail or note", "Nom, adresse ou note"),
        ["filterOff"] = new("Clear", "Effacer"),
        ["awardsFirst"] = new(
            "The first {shown} of {n} are shown. Filter to see the others.",
            "Les {shown} premières sur {n} sont affichées. Filtrez pour voir les autres."
        ),
        ["awardEvery"] = new("Select all ({n})", "Tout sélectionner ({n})"),
        ["awardSteps"] = new("History ({n})", "Historique ({n})"),
        ["awardNext"] = new("Selected prizes", "Récompenses sélectionnées"),
        ["awardBack"] = new("Undo a step…", "Annuler une étape…"),
        ["awardBackLead"] = new(
            "The selected prizes return to the state before, for example from handed over to notified",
            "Les récompenses sélectionnées reviennent à l’état précédent, par exemple de remise à annoncée"
        ),
        ["awardReason"] = new(
            "Reason (required, kept with the prize)",
            "Motif (obligatoire, conservé avec la récompense)"
        ),
        ["awardReasonMissing"] = new("Enter the reason.", "Indiquez le motif."),
        ["awardBackDo"] = new("Undo the last step", "Annuler la dernière étape"),
        ["awardBackDone"] = new("Undone: {n}.", "Annulées : {n}."),
        ["awardNotBack"] = new(
            "Nothing to undo, no step was noted: {names}.",
            "Rien à annuler, aucune étape n’a été notée : {names}."
        ),
        ["authorSystem"] = new("the system", "le système"),
        ["authorNobody"] = new("somebody unknown", "une personne inconnue"),
        ["authorAdminKey"] = new("the installation’s admin key", "la clé d’administration de l’installation"),
        ["authorOfKey"] = new("the key “{name}”", "la clé « {name} »"),
    };
}
