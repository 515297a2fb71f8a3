using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>The words of lists that people paste or upload, and what is wrong with them in French.</summary>
public static partial class ListWords
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

    private static readonly Dictionary<string, string> Whole = new()
    {
        [ListRows.OpenQuote] = "a un guillemet qui n’est pas refermé",
        [PlayerList.LeftOut] = "est un total : ligne ignorée",
        [PlayerList.Above] = "se trouve au-dessus des en-têtes : ligne ignorée",
        [PlayerList.HeadUnsaid] = "contient peut-être des en-têtes ou un joueur : précisez",
        [ListFile.WebPage] =
            "est une page web enregistrée en .xls : ouvrez-la dans votre tableur et enregistrez-la en .xlsx ou en CSV",
        [ListFile.OldWorkbook] =
            "est un classeur d’un ancien format (.xls) ou protégé par un mot de passe : enregistrez-le en .xlsx ou "
            + "en CSV, sans mot de passe",
        [ListFile.UnknownEncoding] = "a un encodage inconnu : enregistrez-le en CSV UTF-8 ou en .xlsx",
        [ListFile.NotAList] = "n’est pas une liste : choisissez un fichier CSV ou texte, ou un classeur Excel (.xlsx)",
        ["is a damaged workbook: open it in your spreadsheet and save it again"] =
            "est un classeur endommagé : ouvrez-le dans votre tableur et enregistrez-le de nouveau",
        ["is a zip, but no Excel workbook (.xlsx)"] = "est un zip, mais pas un classeur Excel (.xlsx)",
        [FactFile.HeadUnsaid] = "contient peut-être des en-têtes ou un événement : précisez",
        ["has no event in it"] = "ne contient aucun événement",
        ["is not valid UTF-8"] = "n’est pas de l’UTF-8 valide",
        ["is not a column of events"] = "n’est pas une colonne d’événements",
        ["is not a JSON object whose members stand once"] = "n’est pas un objet JSON aux membres uniques",
        ["was already told with other content"] = "a déjà été donné avec un autre contenu",
        ["must be point or comma"] = "doit être point ou comma",
        ["must be a string"] = "doit être un texte",
        ["must be an RFC 3339 instant with an offset, such as 2026-03-01T09:30:00+01:00"] =
            "doit être un instant avec décalage, comme 2026-03-01T09:30:00+01:00",
        ["must be a code: letters, digits, '.', '_' or '-', at most 64, beginning with a letter or digit"] =
            "doit être un code : lettres, chiffres, « . », « _ » ou « - », au plus 64, commençant par une lettre ou "
            + "un chiffre",
        ["is said of two columns"] = "est choisi pour deux colonnes",
        ["has a letter that was lost when the file was saved"] =
            "contient une lettre perdue à l’enregistrement du fichier",
        [Codes.Straight] =
            "ne doit pas contenir de caractère qui inverse le sens d’écriture (U+202A–U+202E, U+2066–U+2069)",
        ["have a list that nobody has looked at as it is read"] =
            "ont une liste à vérifier : ouvrez l’étape des joueurs",
    };

    /// <summary>Says the faults of a file in the reader's language; the fields stay the API's.</summary>
    public static async Task<T> InLanguage<T>(string language, Func<Task<T>> reading)
    {
        try
        {
            return await reading();
        }
        catch (RefusedException refusal) when (refusal.Errors.Count > 0 && language != "en")
        {
            throw RefusedException.Invalid(
                refusal.Errors.SelectMany(x => x.Value.Select(fault => (x.Key, StaffWords.Fault(language, fault))))
            );
        }
    }

    /// <summary>What is not known comes back as it is.</summary>
    public static string French(string fault)
    {
        if (Whole.TryGetValue(fault, out var known))
            return known;
        var said = TooLong().Replace(fault, "a un guillemet qui n’est pas refermé, ou dépasse $1 ko");
        said = TooMany().Replace(said, "dépasse les $1 lignes possibles d’une liste");
        said = TooWide().Replace(said, "a plus de $1 cellules");
        said = TooLarge()
            .Replace(said, "est plus grand que ne peut l’être une liste : au plus $1 lignes et $2 colonnes");
        said = Cells().Replace(said, "a $1 cellules, et l’en-tête $2");
        said = LongLine().Replace(said, "dépasse $1 caractères");
        said = Beyond().Replace(said, "dépasse les $1 événements possibles d’un fichier");
        said = NoRole()
            .Replace(
                said,
                found =>
                    $"« {found.Groups[1].Value} » n’est pas un "
                    + $"{(found.Groups[2].Value == "rep" ? "commercial" : "prospecteur")}"
            );
        said = TwoNumbers()
            .Replace(
                said,
                "« $1 » peut être $2 ou $3 : indiquez ce qui précède les décimales (decimal=point ou decimal=comma)"
            );
        return MostPlayers().Replace(said, "doit compter au plus $1 joueurs");
    }

    [GeneratedRegex(@"^has a quotation mark that is not closed, or is longer than (\d+) kB$")]
    private static partial Regex TooLong();

    [GeneratedRegex(@"^is beyond the (\d+) lines that a list may have$")]
    private static partial Regex TooMany();

    [GeneratedRegex(@"^has more than (\d+) cells$")]
    private static partial Regex TooWide();

    [GeneratedRegex(@"^is larger than a list may be: at most (\d+) lines and (\d+) columns$")]
    private static partial Regex TooLarge();

    [GeneratedRegex(@"^has (\d+) cells, and the header (\d+)$")]
    private static partial Regex Cells();

    [GeneratedRegex(@"^is longer than (\d+) characters$")]
    private static partial Regex LongLine();

    [GeneratedRegex(@"^is beyond the (\d+) events that a file may have$")]
    private static partial Regex Beyond();

    [GeneratedRegex(@"^'(.*)' is not a (rep|prospector)$")]
    private static partial Regex NoRole();

    [GeneratedRegex(
        @"^'(.*)' may be (\S+) or (\S+): say which mark stands before the decimals \(decimal=point or decimal=comma\)$"
    )]
    private static partial Regex TwoNumbers();

    [GeneratedRegex(@"^must be at most (\d+) players$")]
    private static partial Regex MostPlayers();
}
