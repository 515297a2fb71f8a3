using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>Members of the audit's JSON in words; one without a word is shown as it is written.</summary>
public static class AuditFields
{
    private static readonly Dictionary<string, Phrase> Names = new()
    {
        ["name"] = new("name", "nom"),
        ["theme"] = new("theme", "thème"),
        ["timeZone"] = new("time zone", "fuseau horaire"),
        ["currency"] = new("currency", "devise"),
        ["budget"] = new("budget", "budget"),
        ["startsAt"] = new("start", "début"),
        ["endsAt"] = new("end", "fin"),
        ["periods"] = new("periods", "périodes"),
        ["every"] = new("every", "chaque"),
        ["graceMinutes"] = new("grace (minutes)", "délai de grâce (minutes)"),
        ["ties"] = new("ties", "égalités"),
        ["teamScore"] = new("team score", "score d’équipe"),
        ["validation"] = new("validation", "validation"),
        ["teams"] = new("teams", "équipes"),
        ["team"] = new("team", "équipe"),
        ["rules"] = new("rules", "règles"),
        ["prizes"] = new("prizes", "récompenses"),
        ["prize"] = new("prize", "récompense"),
        ["objectives"] = new("objectives", "objectifs"),
        ["privacy"] = new("privacy", "confidentialité"),
        ["boards"] = new("boards", "classements"),
        ["board"] = new("board", "classement"),
        ["points"] = new("points", "points"),
        ["on"] = new("step", "étape"),
        ["pays"] = new("pays", "rapporte à"),
        ["value"] = new("value", "valeur"),
        ["ranks"] = new("ranks", "rangs"),
        ["stock"] = new("stock", "stock"),
        ["scope"] = new("scope", "portée"),
        ["minPoints"] = new("points at least", "points au moins"),
        ["minPercent"] = new("percent at least", "pourcentage au moins"),
        ["raffle"] = new("draw", "tirage"),
        ["winners"] = new("winners", "lauréats"),
        ["tickets"] = new("tickets", "billets"),
        ["from"] = new("from", "du"),
        ["until"] = new("until", "au"),
        ["status"] = new("state", "état"),
        ["reason"] = new("reason", "motif"),
        ["noted"] = new("with a note", "avec une note"),
        ["role"] = new("role", "rôle"),
        ["grants"] = new("roles", "rôles"),
        ["campaign"] = new("challenge", "challenge"),
        ["campaigns"] = new("challenges", "challenges"),
        ["players"] = new("players", "joueurs"),
        ["display"] = new("shown", "affichage"),
        ["alias"] = new("alias", "pseudonyme"),
        ["email"] = new("e-mail", "adresse e-mail"),
        ["active"] = new("active", "actif"),
        ["deactivatedAt"] = new("taken out on", "retiré le"),
        ["disabledAt"] = new("disabled on", "désactivé le"),
        ["hasPassword"] = new("has a password", "a un mot de passe"),
        ["hasTotp"] = new("has a second factor", "a un second facteur"),
        ["scopes"] = new("scopes", "droits"),
        ["expiresAt"] = new("expires", "expire"),
        ["createdAt"] = new("made on", "créée le"),
        ["createdBy"] = new("made by", "créée par"),
        ["showing"] = new("shows", "affiche"),
        ["seconds"] = new("seconds", "secondes"),
        ["lang"] = new("language", "langue"),
        ["layout"] = new("layout", "disposition"),
        ["failures"] = new("wrong tries", "essais erronés"),
        ["columns"] = new("columns", "colonnes"),
        ["lines"] = new("lines", "lignes"),
        ["facts"] = new("events", "événements"),
        ["source"] = new("source", "source"),
        ["type"] = new("kind", "genre"),
        ["lead"] = new("lead", "piste"),
        ["events"] = new("events", "événements"),
        ["en"] = new("English", "anglais"),
        ["fr"] = new("French", "français"),
        ["window"] = new("dates", "dates"),
        ["draft"] = new("draft", "brouillon"),
        ["where"] = new("conditions", "conditions"),
        ["cap"] = new("at most", "au plus"),
        ["multiplier"] = new("multiplier", "multiplicateur"),
        ["code"] = new("code", "code"),
        ["count"] = new("number", "nombre"),
        ["per"] = new("per", "par"),
        ["at"] = new("at", "le"),
        ["hint"] = new("begins with", "commence par"),
        ["id"] = new("number", "numéro"),
        ["version"] = new("version", "version"),
    };

    public static string Name(string member, string language) =>
        Names.GetValueOrDefault(member)?.In(language) ?? member;

    public static string Value(JsonElement value, string language) =>
        value.ValueKind switch
        {
            JsonValueKind.True => language == "fr" ? "oui" : "yes",
            JsonValueKind.False => language == "fr" ? "non" : "no",
            JsonValueKind.Number => value.TryGetDecimal(out var number)
                ? number.ToString("#,0.####", CultureInfo.GetCultureInfo(language))
                : value.GetRawText(),
            JsonValueKind.String => Text(value.GetString()!, language),
            _ => value.GetRawText(),
        };

    /// <summary>"Director · lyon · hollywood".</summary>
    public static string Grant(JsonElement grant, string language) =>
        string.Join(
            " · ",
            new[] { "role", "scope", "campaign" }
                .Where(x => grant.TryGetProperty(x, out var part) && part.ValueKind == JsonValueKind.String)
                .Select(x => Value(grant.GetProperty(x), language))
        );

    private static string Text(string text, string language)
    {
        if (Enum.TryParse<AwardStatus>(text, ignoreCase: true, out var status) && !char.IsDigit(text[0]))
            return StaffWords.Say(language, $"status{status}");
        if (Enum.TryParse<AccountRole>(text, ignoreCase: true, out var role) && !char.IsDigit(text[0]))
            return StaffWords.Role(language, role);
        return IsMoment(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
            : text;
    }

    private static bool IsMoment(string text) => text.Length >= 20 && text[4] == '-' && text[10] == 'T';
}
