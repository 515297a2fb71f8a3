namespace ChallengeHub.Web;

/// <summary>What the audit can be filtered by.</summary>
/// <param name="People">As the audit writes them, and as people call them.</param>
public sealed record AuditChoices(
    IReadOnlyList<CampaignChoice> Challenges,
    IReadOnlyList<KeyValuePair<string, string>> People
);

/// <summary>Who stands in the audit: those who run things, and keys. A player is found from the player's own
/// page.</summary>
public sealed class AuditPeople(Accounts accounts, ApiKeys keys, Authors authors, ChallengeHub.Campaigns campaigns)
{
    /// <param name="chosen">Is always among them.</param>
    public async Task<AuditChoices> Choices(string? chosen, string language)
    {
        var office = (await accounts.All())
            .Where(x => x.Author == chosen || x.Grants.Any(IsOffice))
            .OrderBy(x => x.Name, StringComparer.CurrentCulture);
        var others = (await keys.All()).Select(x => x.Author).Append("key:admin").Append("system").ToList();
        var names = await authors.Names(others);
        return new AuditChoices(
            await CampaignChoice.All(campaigns, language),
            [
                .. office.Select(x => KeyValuePair.Create(x.Author, $"{x.Name} ({x.Email})")),
                .. others.Select(x => KeyValuePair.Create(x, names.GetValueOrDefault(x) ?? x)),
            ]
        );
    }

    private static bool IsOffice(Grant grant) =>
        grant.Role is AccountRole.Admin or AccountRole.Marketing or AccountRole.Director;
}
