using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>Members of the audit's JSON in words; one without a word is shown as it is written.</summary>
public static class AuditFields
{
    public static string Name(string member) => T.Has($"AuditField-{member}") ? T.Of($"AuditField-{member}") : member;

    public static string Value(JsonElement value, string language) =>
        value.ValueKind switch
        {
            JsonValueKind.True => T.Yes,
            JsonValueKind.False => T.No,
            JsonValueKind.Number => value.TryGetDecimal(out var number)
                ? number.ToString("#,0.####", CultureInfo.GetCultureInfo(language))
                : value.GetRawText(),
            JsonValueKind.String => Text(value.GetString()!),
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

    private static string Text(string text)
    {
        if (Enum.TryParse<AwardStatus>(text, ignoreCase: true, out var status) && !char.IsDigit(text[0]))
            return T.Of($"status{status}");
        if (Enum.TryParse<AccountRole>(text, ignoreCase: true, out var role) && !char.IsDigit(text[0]))
            return RoleWords.Of(role);
        return IsMoment(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)
            : text;
    }

    private static bool IsMoment(string text) => text.Length >= 20 && text[4] == '-' && text[10] == 'T';
}
