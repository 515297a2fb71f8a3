using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>
/// What twins share: two cards with a key in common are of the same prospect. A key is its kind and a value, at most
/// <see cref="Longest"/> characters.
/// </summary>
public static class TwinKeys
{
    public const int Longest = 260;

    private const string Email = "email:";
    private const string Phone = "phone:";

    /// <summary>Of company and contact together, as a hash: both may be long.</summary>
    private const string Name = "name:";

    /// <param name="region">See <see cref="Phones.E164"/>.</param>
    public static IReadOnlyList<string> Of(LeadCard card, string? region)
    {
        var keys = new List<string>();
        if (AddressOf(card.Contact) is { } address)
            keys.Add(Email + address);
        if (Phones.E164(card.Contact?.Phone, region) is { } phone)
            keys.Add(Phone + phone);
        if (NameOf(card) is { } name)
            keys.Add(Name + name);

        return keys;
    }

    /// <summary>
    /// HMAC-SHA256 in hexadecimal: all that is kept of who does not want to be contacted. Null for a name, which
    /// somebody else may have, too.
    /// </summary>
    public static string? Hashed(string key, string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        if (key.StartsWith(Name, StringComparison.Ordinal))
            return null;

        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(key));
        return Convert.ToHexStringLower(mac);
    }

    private static string? AddressOf(LeadContact? contact) =>
        contact?.Email?.Trim().ToLowerInvariant() is { } address && LeadCardCheck.IsAddress(address) ? address : null;

    private static string? NameOf(LeadCard card)
    {
        var company = LeadWords.Letters(card.Company);
        var contact = LeadWords.Letters(card.Contact?.Name);
        if (company.Length == 0 || contact.Length == 0)
            return null;

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{company}\n{contact}")));
    }
}
