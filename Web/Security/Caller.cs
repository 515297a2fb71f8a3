using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>Who asks: nobody, a person with grants, a program with a key's scopes, or a paired screen.</summary>
/// <param name="Campaigns">What a key or a screen is restricted to; empty: all.</param>
public sealed record Caller(
    CallerKind Kind,
    IReadOnlyList<Grant> Grants,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Campaigns
)
{
    private const string KindClaim = "kind";
    private const string GrantClaim = "grant";
    private const string ScopeClaim = "scope";
    private const string CampaignClaim = "campaign";
    private const string All = "*";
    private static readonly Caller Nobody = new(CallerKind.Nobody, [], [], []);

    public static Caller Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && Enum.TryParse<CallerKind>(user.FindFirstValue(KindClaim), out var kind)
            ? new Caller(
                kind,
                [.. user.FindAll(GrantClaim).Select(claim => Read(claim.Value))],
                [.. user.FindAll(ScopeClaim).Select(claim => claim.Value)],
                [.. user.FindAll(CampaignClaim).Select(claim => claim.Value)]
            )
            : Nobody;

    /// <param name="author">As it is written down: <c>account:7</c>, <c>key:3</c>, <c>screen:2</c>.</param>
    public ClaimsPrincipal Principal(string author, string scheme, params IEnumerable<Claim> more) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, author),
                    // what a CSRF token is bound to
                    new Claim(ClaimTypes.NameIdentifier, author),
                    new Claim(KindClaim, Kind.ToString()),
                    .. Grants.Select(grant => new Claim(
                        GrantClaim,
                        $"{grant.Role} {grant.Campaign ?? All} {grant.Scope ?? All}"
                    )),
                    .. Scopes.Select(scope => new Claim(ScopeClaim, scope)),
                    .. Campaigns.Select(campaign => new Claim(CampaignClaim, campaign)),
                    .. more,
                ],
                scheme
            )
        );

    /// <param name="campaign">Null where a route is of no campaign in particular.</param>
    public bool Opens(AccessPolicy policy, string? campaign) =>
        Kind switch
        {
            CallerKind.Person => policy.Callers.HasFlag(Callers.People)
                || Grants.Any(grant =>
                    policy.Callers.HasFlag(CallerOf(grant.Role)) && (policy.AnyCampaign || IsIn(grant, campaign))
                ),
            CallerKind.Key => policy.Callers.HasFlag(Callers.SignedOut)
                || (policy.Scope is not null && Scopes.Contains(policy.Scope) && (campaign is null || IsFor(campaign))),
            CallerKind.Screen => policy.Callers.HasFlag(Callers.Screen) && (campaign is null || IsFor(campaign)),
            _ => policy.Callers.HasFlag(Callers.SignedOut),
        };

    /// <summary>Which participants' entries he may see: all, or those that the grants name.</summary>
    public bool Reaches(string campaign, Participant participant) =>
        Kind == CallerKind.Key
        || Grants
            .Where(grant => IsIn(grant, campaign))
            .Any(grant =>
                grant.Role switch
                {
                    AccountRole.Admin or AccountRole.Marketing => true,
                    AccountRole.Director => grant.Scope == participant.Team,
                    AccountRole.Rep or AccountRole.Prospector => grant.Scope == participant.Code,
                    _ => false,
                }
            );

    public bool ReachesAll(string campaign) =>
        Kind == CallerKind.Key
        || Grants.Any(grant => grant.Role is AccountRole.Admin or AccountRole.Marketing && IsIn(grant, campaign));

    /// <summary>Whose names he sees, and whether boards that are frozen are so for him.</summary>
    public Audience Audience(string campaign) =>
        (ReachesAll(campaign) ? ChallengeHub.Audience.Staff : new Audience(false, OwnCodes(campaign))) with
        {
            SeesUnrevealed = SeesUnrevealed(campaign),
        };

    /// <summary>Marketing, admins and keys for results see boards as they are, also while they are frozen.</summary>
    public bool SeesUnrevealed(string campaign) =>
        Kind == CallerKind.Key ? Scopes.Contains(Web.Scopes.Results) && IsFor(campaign) : ReachesAll(campaign);

    /// <summary>The players that he is.</summary>
    public IReadOnlyList<string> OwnCodes(string campaign) =>
        [
            .. Grants
                .Where(grant =>
                    grant is { Role: AccountRole.Rep or AccountRole.Prospector, Scope: not null }
                    && grant.Campaign == campaign
                )
                .OrderByDescending(grant => grant.Role)
                .Select(grant => grant.Scope!),
        ];

    private bool IsFor(string campaign) => Campaigns.Count == 0 || Campaigns.Contains(campaign);

    private static bool IsIn(Grant grant, string? campaign) =>
        grant.Campaign is null || campaign is null || grant.Campaign == campaign;

    private static Callers CallerOf(AccountRole role) => Enum.Parse<Callers>(role.ToString());

    private static Grant Read(string claim) =>
        claim.Split(' ') is [var role, var campaign, var scope]
            ? new Grant(Enum.Parse<AccountRole>(role), campaign == All ? null : campaign, scope == All ? null : scope)
            : throw new FormatException($"'{claim}' is not a grant.");
}

public enum CallerKind
{
    Nobody,
    Person,
    Key,
    Screen,
}
