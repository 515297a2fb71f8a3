using System.Text.RegularExpressions;

namespace ChallengeHub.Web;

/// <summary>What a pack is refused for, as a sentence in the reader's language that names field and rule.</summary>
public static class ThemeFaultWords
{
    private static readonly Dictionary<string, Phrase> Subjects = new()
    {
        ["code"] = new("The theme’s code", "Le code du thème"),
        ["name"] = new("The theme’s name", "Le nom du thème"),
        ["name.en"] = new("The theme’s English name", "Le nom anglais du thème"),
        ["name.fr"] = new("The theme’s French name", "Le nom français du thème"),
    };

    /// <summary>What <see cref="ThemeStudioWords"/> says of them in French.</summary>
    internal static readonly (Regex English, string French)[] Faults =
    [
        (
            Simple("^must be 1 to 32 small letters, digits or hyphens, beginning with a letter or digit$"),
            "doit compter de 1 à 32 minuscules, chiffres ou tirets et commencer par une lettre ou un chiffre"
        ),
        (Simple("^must be a colour such as (.+)$"), "doit être une couleur telle que $1"),
        (
            Simple("^must be the path of a picture in .+, ending in (.+) or (.+)$"),
            "doit être le chemin d’une image en minuscules, chiffres, « - », « _ » et « / », terminé par $1 ou $2"
        ),
        (
            Simple("^must be the path of a sound in .+, ending in (.+) or (.+)$"),
            "doit être le chemin d’un son en minuscules, chiffres, « - », « _ » et « / », terminé par $1 ou $2"
        ),
        (
            Simple("^must be the name of a font: .+$"),
            "doit être le nom d’une police : lettres, chiffres, espaces et tirets"
        ),
        (Simple("^has a control character$"), "contient un caractère de contrôle"),
        (Simple("^has a name with signs that cannot be seen or typed$"), "a un nom avec des signes invisibles"),
        (Simple("^is the name of the theme '(.+)' already$"), "est déjà celui du thème « $1 »"),
        (Simple("^is in the zip twice$"), "figure deux fois dans le zip"),
        (Simple(@"^does not lie beside theme\.json$"), "ne se trouve pas à côté de theme.json"),
        (
            Simple(@"^(\S+) has the attribute (\S+), which is not allowed$"),
            "$1 contient l’attribut $2, qui n’est pas permis"
        ),
        (
            Simple(@"^(\S+) has a style attribute; use presentation attributes$"),
            "$1 contient un attribut style : utilisez des attributs de présentation"
        ),
        (Simple(@"^(\S+) nests more than (\d+) elements in one another$"), "$1 imbrique plus de $2 éléments"),
        (Simple(@"^(\S+) has more than (\d+) elements$"), "$1 compte plus de $2 éléments"),
        (
            Simple(@"^(\S+) has an element with more than (\d+) attributes$"),
            "$1 contient un élément de plus de $2 attributs"
        ),
        (Simple(@"^(\S+) has a part that contains itself$"), "$1 contient une partie qui se contient elle-même"),
        (
            Simple(@"^(\S+) asks for more than (\d+) elements to be drawn$"),
            "$1 demande de dessiner plus de $2 éléments"
        ),
        (Simple(@"^(\S+) is not an SVG drawing$"), "$1 n’est pas un dessin SVG"),
        (Simple(@"^(\S+) has a processing instruction$"), "$1 contient une instruction de traitement"),
        (Simple(@"^(\S+) is not well-formed: .*$"), "$1 n’est pas du XML bien formé"),
        (Simple(@"^(\S+) is (\d+) × (\d+) pixels; at most (\d+) × (\d+)$"), "$1 fait $2 × $3 pixels ; au plus $4 × $5"),
    ];

    public static string Sentence(string language, string field, IEnumerable<string> faults)
    {
        var why = string.Join(
            language == "fr" ? " ; " : "; ",
            faults.Select(fault => StaffWords.Fault(language, fault))
        );
        return Subjects.TryGetValue(field, out var subject) ? $"{subject.In(language)} {why}."
            : language == "fr" ? $"{field} : {why}."
            : $"{field}: {why}.";
    }

    private static Regex Simple(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
