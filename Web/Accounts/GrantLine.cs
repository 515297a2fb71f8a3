namespace ChallengeHub.Web;

/// <summary>One line of the roles' form as it was typed; an empty line is none.</summary>
public sealed class GrantLine
{
    public AccountRole? Role { get; set; }
    public string? Campaign { get; set; }
    public string? Scope { get; set; }

    public bool IsEmpty => Role is null && Text(Campaign) is null && Text(Scope) is null;

    public static GrantLine Of(Grant grant) =>
        new()
        {
            Role = grant.Role,
            Campaign = grant.Campaign,
            Scope = grant.Scope,
        };

    /// <summary>Lines that say something; faults name them by their place among these.</summary>
    public static IReadOnlyList<GrantLine> Typed(IEnumerable<GrantLine> lines) => [.. lines.Where(x => !x.IsEmpty)];

    /// <summary>Refuses a line without a role: what was typed beside it would be lost.</summary>
    public static IReadOnlyList<Grant> Read(IReadOnlyList<GrantLine> lines)
    {
        var wrong = lines
            .Index()
            .Where(x => x.Item.Role is null)
            .Select(x => new FieldError($"grants[{x.Index}].role", "role-missing"))
            .ToList();
        if (wrong.Count > 0)
            throw RefusedException.Invalid(wrong);
        return [.. lines.Select(x => new Grant(x.Role!.Value, Text(x.Campaign), Text(x.Scope)))];
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What the partial _Grants shows.</summary>
public sealed record GrantLines(
    StaffPage Page,
    IReadOnlyList<GrantLine> Lines,
    IReadOnlyList<CampaignChoice> Campaigns
);

/// <summary>A challenge to choose.</summary>
public sealed record CampaignChoice(string Code, string Name)
{
    private const int Longest = 20;

    /// <summary>A long name is cut, so that the code behind it is seen.</summary>
    public string Shown => Name == Code ? Code : $"{(Name.Length > Longest ? Name[..Longest] + "…" : Name)} ({Code})";

    public static async Task<IReadOnlyList<CampaignChoice>> All(ChallengeHub.Campaigns campaigns, string language) =>
        [.. (await campaigns.All()).Select(x => Of(x, language))];

    public static CampaignChoice Of(Campaign campaign, string language) =>
        new(campaign.Code, campaign.Document.Name?.In(language) ?? campaign.Code);
}
