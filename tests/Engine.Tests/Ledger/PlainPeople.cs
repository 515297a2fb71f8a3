namespace ChallengeHub.Engine.Tests;

/// <summary>Who plays in the campaign of <see cref="PlainRules"/>, and by which names events may call them.</summary>
internal static class PlainPeople
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["anna"] = "rep",
        ["bob"] = "rep",
        ["carl"] = "rep",
        ["pia"] = "prospector",
        ["paul"] = "prospector",
    };

    /// <summary>Bob and Paul share one.</summary>
    private static readonly (string Email, string Code)[] Addresses =
    [
        ("anna@example.org", "anna"),
        ("pia@example.org", "pia"),
        ("both@example.org", "bob"),
        ("both@example.org", "paul"),
    ];

    /// <summary>The code; "?" for nobody, for several, and for the other role.</summary>
    public static string? Who(string? text, string role)
    {
        if (text is null)
            return null;
        List<string> codes = text.Contains('@')
            ? [.. Addresses.Where(x => x.Email == text.ToLowerInvariant()).Select(x => x.Code)]
            : [text];
        return codes is [var only] && Roles.GetValueOrDefault(only) == role ? only : "?";
    }
}
