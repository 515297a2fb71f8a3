namespace ChallengeHub.Web;

/// <summary>The words of the theme studio, English beside French.</summary>
public static class ThemeStudioWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["themes"] = new("Themes", "Thèmes"),
        ["themesLead"] = new(
            "A theme is what a campaign looks and sounds like. Themes that come with the installation stay as they "
                + "are: edit a copy.",
            "Un thème, c’est ce qu’on voit et entend d’une campagne. Les thèmes livrés restent tels quels : modifiez "
                + "une copie."
        ),
        ["themeShipped"] = new("Comes with the installation", "Livré avec l’installation"),
        ["themeOwn"] = new("Made here, version {version}, {when}", "Fait ici, version {version}, {when}"),
        ["themeElsewhere"] = new("a challenge that is not yours", "un challenge qui n’est pas le vôtre"),
        ["themeUsedBy"] = new("Used by {campaigns}", "Utilisé par {campaigns}"),
        ["themeUnused"] = new("Not used by any campaign", "Utilisé par aucune campagne"),
        ["themeEdit"] = new("Edit {name}", "Modifier {name}"),
        ["themeLook"] = new("Look at {name}", "Voir {name}"),
        ["themeCopyOf"] = new("Edit a copy of {name}", "Modifier une copie de {name}"),
        ["themeCopyName"] = new("Name of the copy", "Nom de la copie"),
        ["themeCopy"] = new("Make the copy", "Créer la copie"),
        ["themeExport"] = new("Export {name} (zip)", "Exporter {name} (zip)"),
        ["themeDelete"] = new("Delete {name}", "Supprimer {name}"),
        ["themeDeleted"] = new("Deleted.", "Supprimé."),
        ["themeImport"] = new("Import a theme", "Importer un thème"),
        ["themeZip"] = new("Zip file", "Fichier zip"),
        ["themeZipHint"] = new(
            "theme.json and its files, each at most 1 MiB, 8 MiB together.",
            "theme.json et ses fichiers, 1 Mio au plus chacun, 8 Mio ensemble."
        ),
        ["themeCode"] = new("Under another code (empty: the zip’s own)", "Sous un autre code (vide : celui du zip)"),
        ["themeReplace"] = new("Replace the theme that has this code", "Remplacer le thème qui porte ce code"),
        ["themeImportDo"] = new("Import", "Importer"),
        ["themePreviewOf"] = new("Preview of {name}", "Aperçu de {name}"),
        ["themeTitle"] = new("Theme {name}", "Thème {name}"),
        ["themeFixed"] = new(
            "This theme comes with the installation and stays as it is.",
            "Ce thème est livré avec l’installation et reste tel quel."
        ),
        ["themeBack"] = new("All themes", "Tous les thèmes"),

        ["themePreview"] = new("Preview", "Aperçu"),
        ["themeSpeakEn"] = new("In English", "En anglais"),
        ["themeSpeakFr"] = new("In French", "En français"),
        ["themeCelebrate"] = new("Show the celebration", "Voir la célébration"),
        ["themeClose"] = new("Show the winners", "Voir les lauréats"),
        ["themePlayers"] = new("Players", "Joueurs"),
        ["themeChecks"] = new("Can it be read?", "Est-ce lisible ?"),
        ["themeAllGood"] = new(
            "Every text can be read on every ground.",
            "Tous les textes sont lisibles sur tous les fonds."
        ),
        ["themeContrast"] = new(
            "{ink} {one} on {ground} {other}: contrast {ratio}, at least 4.5 is needed.",
            "{ink} {one} sur {ground} {other} : contraste {ratio}, il faut au moins 4,5."
        ),
        ["themeRepair"] = new("Use {colour}, which can be read", "Prendre {colour}, qui est lisible"),
        ["themeCut"] = new("Does not fit on the wall: “{words}”", "Ne tient pas sur l’écran mural : « {words} »"),

        ["themeSave"] = new("Save", "Enregistrer"),
        ["themeSaved"] = new(
            "Saved. Walls and boards show it when they are opened.",
            "Enregistré. Les écrans et classements le montrent à leur prochaine ouverture."
        ),
        ["themeUnsaved"] = new("There are changes that are not saved.", "Des changements ne sont pas enregistrés."),
        ["themeFaulty"] = new("Not saved. To put right: {n}.", "Non enregistré. À corriger : {n}."),
        ["themeAway"] = new(
            "Not saved: the server does not answer. Nothing is lost; try again.",
            "Non enregistré : le serveur ne répond pas. Rien n’est perdu ; réessayez."
        ),

        ["themeName"] = new("Name", "Nom"),
        ["themeWords"] = new("Words for the stages", "Les mots des étapes"),
        ["themeBoards"] = new("Words for the boards", "Les mots des classements"),
        ["themeRanks"] = new("Titles of the ranks", "Les titres des rangs"),
        ["themeColours"] = new("Colours", "Couleurs"),
        ["themeArt"] = new("Pictures", "Images"),
        ["themeCelebrations"] = new("Celebrations and sounds", "Célébrations et sons"),
        ["themeLayout"] = new("Layout and type", "Mise en page et caractères"),
        ["themePointOne"] = new("One point is called", "Un point s’appelle"),
        ["themePointMany"] = new("Several points are called", "Plusieurs points s’appellent"),
        ["themeNoScript"] = new("The editor needs JavaScript.", "L’éditeur a besoin de JavaScript."),

        ["themeOne"] = new("One", "Un"),
        ["themeMany"] = new("Several", "Plusieurs"),
        ["themeDid"] = new("What somebody did (after the name)", "Ce que quelqu’un a fait (après le nom)"),
        ["themeBoardTitle"] = new("Title", "Titre"),
        ["themeBoardOne"] = new("One of them", "L’un d’eux"),
        ["themeBoardMany"] = new("Several of them", "Plusieurs d’entre eux"),
        ["themeRankUpTo"] = new("Up to rank", "Jusqu’au rang"),
        ["themeRankRest"] = new("All others", "Tous les autres"),
        ["themeRankTitle"] = new("Title", "Titre"),
        ["themeRankAdd"] = new("Add a title", "Ajouter un titre"),
        ["themeRankRemove"] = new("Remove this title", "Retirer ce titre"),
        ["themeCry"] = new("Words on the screen", "Mots à l’écran"),
        ["themeSound"] = new("Sound (MP3, OGG, WAV)", "Son (MP3, OGG, WAV)"),
        ["themePlay"] = new("Play", "Écouter"),
        ["themePicture"] = new("Picture (SVG, PNG, WebP, JPEG)", "Image (SVG, PNG, WebP, JPEG)"),
        ["themeSeconds"] = new("Seconds", "Secondes"),
        ["themeChosen"] = new("Now: {file}", "Actuellement : {file}"),
        ["themeNone"] = new("none", "aucun"),
        ["themeRemove"] = new("Remove", "Retirer"),
        ["themeTooLarge"] = new("is larger than 1 MiB", "dépasse 1 Mio"),
        ["themeNotThis"] = new("is not what its name says", "n’est pas ce que dit son nom"),
        ["themeFrame"] = new("Frame", "Cadre"),
        ["themeTicker"] = new("News line", "Bandeau d’actualités"),
        ["themeRows"] = new("Lines on the wall", "Lignes à l’écran"),
        ["themeBoard"] = new("Large board", "Grand classement"),
        ["themeDisplay"] = new("Fonts of headings, best first", "Polices des titres, la meilleure d’abord"),
        ["themeBody"] = new("Fonts of texts, best first", "Polices des textes, la meilleure d’abord"),

        ["theme.validated"] = new("Lead validated", "Piste validée"),
        ["theme.taken"] = new("Lead taken", "Piste prise"),
        ["theme.contacted"] = new("Customer contacted", "Client contacté"),
        ["theme.closed"] = new("Deal closed", "Vente conclue"),
        ["theme.period"] = new("End of a period", "Fin d’une période"),
        ["theme.reps"] = new("Sales reps", "Commerciaux"),
        ["theme.prospectors"] = new("Prospectors", "Prospecteurs"),
        ["theme.teams"] = new("Teams", "Équipes"),
        ["theme.pairs"] = new("Pairs", "Binômes"),
        ["theme.emblem"] = new("Emblem", "Emblème"),
        ["theme.backdrop"] = new("Backdrop of the wall", "Fond de l’écran mural"),
        ["theme.leader"] = new("Beside no. 1", "À côté du n° 1"),
        ["theme.marker"] = new("Marker of a player on the board", "Repère d’un joueur sur le classement"),
        ["theme.background"] = new("Background", "Fond"),
        ["theme.surface"] = new("Surface", "Surface"),
        ["theme.raised"] = new("Raised surface", "Surface en relief"),
        ["theme.line"] = new("Lines", "Traits"),
        ["theme.text"] = new("Text", "Texte"),
        ["theme.muted"] = new("Muted text", "Texte discret"),
        ["theme.accent"] = new("Accent", "Accent"),
        ["theme.accentInk"] = new("Text on accent", "Texte sur l’accent"),
        ["theme.highlight"] = new("Highlight", "Mise en valeur"),
        ["theme.warning"] = new("Warning", "Alerte"),
        ["theme.warningInk"] = new("Text on warning", "Texte sur l’alerte"),
        ["theme.plain"] = new("Plain", "Simple"),
        ["theme.marquee"] = new("Bulbs and double borders", "Ampoules et doubles filets"),
        ["theme.filmstrip"] = new("Film strip", "Pellicule"),
        ["theme.walk"] = new("Stars on a pavement", "Étoiles sur un trottoir"),
        ["theme.chart"] = new("Ships on a sea chart", "Navires sur une carte marine"),
        ["theme.table"] = new("Table", "Tableau"),
        ["theme.lanes"] = new("Boats in lanes", "Bateaux en lignes"),
    };
}
