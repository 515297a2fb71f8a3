namespace ChallengeHub.Web;

/// <summary>The words of lists that people paste or upload.</summary>
public static class ListWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["listLookFirst"] = new(
            "Nothing has been kept yet. Check the first lines below, correct what a column is if needed, then "
                + "continue.",
            "Rien n’est encore enregistré. Vérifiez les premières lignes ci-dessous, corrigez au besoin le sens "
                + "d’une colonne, puis continuez."
        ),
        ["listPreview"] = new("How your list is read", "Comment votre liste est lue"),
        ["listPreviewHint"] = new(
            "The first lines as they were read. Above each column: what it holds.",
            "Les premières lignes telles qu’elles ont été lues. Au-dessus de chaque colonne : ce qu’elle contient."
        ),
        ["listLine"] = new("Line", "Ligne"),
        ["listColumn"] = new("Column {n}", "Colonne {n}"),
        ["listColumnOf"] = new("Column {n}: {head}", "Colonne {n} : {head}"),
        ["listUnused"] = new("not used", "non utilisée"),
        ["listRowHead"] = new("headings", "en-têtes"),
        ["listRowAsked"] = new("headings?", "en-têtes ?"),
        ["listRowTitle"] = new("left out", "ignorée"),
        ["listRowTotal"] = new("total, left out", "total, ignoré"),
        ["listHeadAsked"] = new(
            "Line {line}: is “{words}” headings, or already part of the list?",
            "Ligne {line} : « {words} », est-ce des en-têtes ou déjà une ligne de la liste ?"
        ),
        ["listHeadYes"] = new("Headings", "Des en-têtes"),
        ["listHeadNo"] = new("Part of the list", "Une ligne de la liste"),
        ["listNotes"] = new("Please note", "À savoir"),
        ["listFormats"] = new("Excel (.xlsx), CSV or text", "Excel (.xlsx), CSV ou texte"),
        ["columnfirstname"] = new("first name", "prénom"),
        ["listIsCode"] = new("code", "code"),
        ["listIsFirstName"] = new("first name", "prénom"),
        ["listIsName"] = new("name", "nom"),
        ["listIsTeam"] = new("team", "équipe"),
        ["listIsRole"] = new("role", "rôle"),
        ["listIsEmail"] = new("e-mail", "e-mail"),
        ["factsLookFirst"] = new(
            "Check the first lines of your file, correct what a column is if needed, then play it.",
            "Vérifiez les premières lignes de votre fichier, corrigez au besoin le sens d’une colonne, puis rejouez."
        ),
        ["factsDecimal"] = new("What does {amount} mean in this file?", "Que signifie {amount} dans ce fichier ?"),
        ["factIs-type"] = new("event", "événement"),
        ["factIs-lead"] = new("lead", "lead"),
        ["factIs-rep"] = new("rep", "commercial"),
        ["factIs-prospector"] = new("prospector", "prospecteur"),
        ["factIs-at"] = new("date and time", "date et heure"),
        ["factIs-amount"] = new("amount", "montant"),
        ["factIs-currency"] = new("currency", "devise"),
        ["factIs-account"] = new("account", "compte client"),
        ["factIs-source"] = new("source", "source"),
        ["factIs-id"] = new("id of the event", "identifiant de l’événement"),
        ["factIs-campaign"] = new("challenge", "challenge"),
        ["factIsAttribute"] = new("attribute “{name}”", "attribut « {name} »"),
        ["listTwiceNote"] = new(
            "{fault}. Events that name this address will not say who is meant.",
            "{fault}. Les événements qui citent cette adresse ne diront pas de qui il s’agit."
        ),
    };
}
