using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>What the engine's checks say of a challenge, in French, and what its fields are called.</summary>
public static partial class StudioFaults
{
    private static readonly Dictionary<string, string> Whole = new()
    {
        ["is required"] = "est nécessaire",
        ["must be unique"] = "existe déjà",
        [Codes.Rule] =
            "doit compter de 1 à 64 lettres, chiffres, « . », « _ » ou « - », et commencer par une lettre ou un "
            + "chiffre",
        ["is taken by another campaign or draft"] = "est déjà pris par une autre campagne ou un autre brouillon",
        ["is a word of the studio's own addresses"] = "est un mot réservé aux adresses du studio",
        ["must be a known IANA time zone such as Europe/Paris"] =
            "doit être un fuseau horaire IANA connu, tel que Europe/Paris",
        ["must be three capital letters such as EUR"] = "doit être de trois majuscules, comme EUR",
        ["must be a currency and a rate on each line, such as HUF 0.0026"] =
            "doit être une devise et un taux par ligne, comme HUF 0,0026",
        ["must name each currency once"] = "doit nommer chaque devise une seule fois",
        ["is the campaign's own currency"] = "est la devise même du challenge",
        ["must be after startsAt"] = "doit être après le premier jour",
        ["must be after from"] = "doit être après le début",
        ["must be in the years 1970 to 2999"] = "doit être entre 1970 et 2999",
        ["must be 1–200 characters, not blank, without control characters"] =
            "doit compter de 1 à 200 caractères, sans caractères de contrôle",
        ["must be at least one"] = "doit compter au moins une personne",
        ["must be at least one: nothing scores without"] =
            "doit compter au moins une règle : sans elle rien ne rapporte",
        ["have lines that cannot be read"] = "contient des lignes illisibles",
        ["has more cells than there are columns"] = "a plus de cellules qu’il n’y a de colonnes",
        ["must be rep or prospector"] = "doit être commercial ou prospecteur",
        ["must be a whole number"] = "doit être un nombre entier",
        ["must be a number"] = "doit être un nombre",
        ["must be a whole number from 0 to 23"] = "doit être un nombre entier de 0 à 23",
        ["must be a day such as 2026-01-31"] = "doit être un jour tel que 2026-01-31",
        ["must be a day and a time such as 2026-01-31T09:00"] =
            "doit être un jour et une heure tels que 2026-01-31T09:00",
        ["must be saved as CSV or text: this is a workbook"] =
            "doit être enregistré en CSV ou en texte : ceci est un classeur",
        ["must be mon, tue, wed, thu, fri, sat or sun"] = "doit être un jour de la semaine",
        ["must be the code of a team of the campaign"] = "doit être une équipe de ce challenge",
        ["must be a text of 1 to 200 characters"] = "doit être un texte de 1 à 200 caractères",
        ["must be a text or a number"] = "doit être un texte ou un nombre",
        ["must be =, != or in"] = "doit être « est », « n’est pas » ou « est l’un de »",
        ["must be amount, account, team, hour, weekday, ageHours or attributes.NAME"] = "doit avoir un nom",
        ["must name ranks, minPoints, minPercent or raffle"] = "doit dire qui gagne",
        ["needs targets in objectives.reps"] = "a besoin d’objectifs de commerciaux",
        ["needs targets in objectives.prospectors"] = "a besoin d’objectifs de prospecteurs",
        ["needs targets in objectives.teams"] = "a besoin d’objectifs d’équipes",
        ["cannot be on the board of pairs: they have no targets"] =
            "ne peut pas suivre l’objectif de duos : ils n’en ont pas",
        [TargetList.Unreadable] = "doit être un nom et un nombre de points",
        [TargetList.Unknown] = "n’est pas dans la liste des joueurs",
        [TargetList.UnknownTeam] = "n’est pas une équipe de ce challenge",
        [TargetList.SeveralSoNamed] = "est le nom de plusieurs joueurs : écrivez le code",
        [TargetList.Unlisted] = "citent quelqu’un qui n’est pas dans la liste, ou sont illisibles",
        ["must say what it is about"] = "doit dire sur quoi elle porte",
        ["must end later on the same day than it begins"] = "doit finir plus tard le même jour qu’elle ne commence",
        [RewardForm.NoUsual] = "a besoin de points habituels pour cette étape : choisissez plutôt un nombre de points",
        [ThemeChecked.Unknown] = "n’est pas un thème de cette installation",
        ["is not a team of this campaign"] = "n’est pas une équipe de ce challenge",
        ["needs ranks or minPercent to go by the target"] = "a besoin de rangs pour suivre l’objectif",
        ["must not lie in the past: nothing is re-scored silently"] =
            "ne doit pas être dans le passé : rien n’est recalculé en silence",
        ["must be one to four different boards"] = "de un à quatre classements différents",
    };

    private static readonly Dictionary<string, Phrase> Names = new()
    {
        ["name"] = new("the name", "le nom"),
        ["startsAt"] = new("the first day", "le premier jour"),
        ["endsAt"] = new("the last day", "le dernier jour"),
        ["timeZone"] = new("the time zone", "le fuseau horaire"),
        ["currency"] = new("the currency", "la devise"),
        ["rates"] = new("the other currencies", "les autres devises"),
        ["code"] = new("the code", "le code"),
        ["prizes"] = new("the prizes", "les récompenses"),
        ["theme"] = new("the theme", "le thème"),
        ["objectives.reps"] = new("the targets of reps", "les objectifs des commerciaux"),
        ["objectives.prospectors"] = new("the targets of prospectors", "les objectifs des prospecteurs"),
        ["objectives.teams"] = new("the targets of teams", "les objectifs des équipes"),
        ["budget"] = new("the budget", "le budget"),
    };

    /// <summary>What is not known is shown as it is.</summary>
    public static string French(string fault)
    {
        if (Whole.TryGetValue(fault, out var known))
            return known;
        var said = Range().Replace(fault, "doit être compris entre $1 et $2");
        said = Above().Replace(said, "doit être plus que $1 et au plus $2");
        said = AtMost().Replace(said, "doit être au plus $1");
        said = Ranks().Replace(said, "doit aller d’un rang à un autre, de 1 à $1");
        said = Twice().Replace(said, "« $1 » se trouve déjà à la ligne $2");
        said = Decided()
            .Replace(said, "seraient attribuées $1 fois ($2 récompenses pour $3 périodes) : $4 fois au plus");
        return Values().Replace(said, "doit avoir de 1 à $1 valeurs");
    }

    /// <summary>
    /// The beginning of "… is required" for a list of what is missing; empty where the step says enough.
    /// </summary>
    public static string FieldName(string language, string field) =>
        Fields().Match(field) switch
        {
            { Success: true } found when int.Parse(found.Groups[2].Value) + 1 is var number => new Phrase(
                $"no. {number}",
                $"n° {number}"
            ).In(language),
            _ => Names.TryGetValue(field, out var name) ? name.In(language) : "",
        };

    [GeneratedRegex(@"^must be from (\S+) to (\S+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^must be more than (\S+) and at most (\S+)$")]
    private static partial Regex Above();

    [GeneratedRegex(@"^must be at most (.+)$")]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^must be \[from, to\] with 1 ≤ from ≤ to ≤ (\d+)$")]
    private static partial Regex Ranks();

    [GeneratedRegex(@"^'(.*)' stands on line (\d+) already$")]
    private static partial Regex Twice();

    [GeneratedRegex(@"^must have 1 to (\d+) values$")]
    private static partial Regex Values();

    [GeneratedRegex(@"^are decided (\d+) times \((\d+) prizes for (\d+) periods\): at most (\d+)$")]
    private static partial Regex Decided();

    [GeneratedRegex(@"^(rules|prizes)\[(\d+)\]")]
    private static partial Regex Fields();
}
