namespace ChallengeHub.Web;

/// <summary>
/// Who may stand before a door. People have roles by their grants; a program has a key with scopes instead.
/// </summary>
[Flags]
public enum Callers
{
    SignedOut = 1,
    Screen = 2,
    Spectator = 4,
    Rep = 8,
    Prospector = 16,
    Director = 32,
    Marketing = 64,
    Admin = 128,
    Players = Rep | Prospector,
    People = Spectator | Players | Director | Marketing | Admin,
    Everybody = SignedOut | Screen | People,
}

/// <summary>What a group of routes asks of who comes.</summary>
/// <param name="Callers">Roles that it opens for, in the campaigns of their grants.</param>
/// <param name="Scope">The scope that opens it for a key; null: no key is needed (<see cref="AccessPolicies.Open"/>) or
/// none helps.</param>
/// <param name="AnyCampaign">Whether a role in one campaign opens it for all.</param>
public sealed record AccessPolicy(string Name, Callers Callers, string? Scope = null, bool AnyCampaign = false);

/// <summary>
/// The one table of who may do what. Every route names one of these doors; a route that names none opens for nobody.
/// </summary>
public static class AccessPolicies
{
    /// <summary>Sign-in, themes, health, metrics, documentation.</summary>
    public const string Open = "open";

    /// <summary>
    /// Leaderboards: standings, wall, board pages, the hub. A screen sees the campaign that it was paired for.
    /// </summary>
    public const string Boards = "boards";

    /// <summary>One's own account: password, second factor, sign-out.</summary>
    public const string Account = "account";

    /// <summary>The page of one who plays: where he stands, what is next.</summary>
    public const string Pocket = "pocket";

    /// <summary>Cheering a colleague on the screens.</summary>
    public const string Cheers = "cheers";

    /// <summary>The ledger: a player sees his own entries, a director those of the team, the others all.</summary>
    public const string Ledger = "ledger";

    /// <summary>
    /// Reports: a player sees what concerns himself, a director the own teams, the others all; see <see
    /// cref="ReportReaders"/>.
    /// </summary>
    public const string Reports = "reports";

    /// <summary>Telling events. A director validates and refuses leads of the team, and tells nothing else.</summary>
    public const string Events = "events";

    /// <summary>
    /// The desk: what each sees and moves of it stands in the table of leads, and is asked of a <see cref="Mover"/>.
    /// </summary>
    public const string Leads = "leads";

    /// <summary>Rejected events and their replay.</summary>
    public const string Rejected = "rejected";

    /// <summary>Campaigns and participants.</summary>
    public const string Campaigns = "campaigns";

    /// <summary>Periods, certified results, winners and the hand-over of awards.</summary>
    public const string Results = "results";

    /// <summary>What changes a score: corrections, adjustments, amendments, closing a period.</summary>
    public const string Scores = "scores";

    /// <summary>What a screen asks for itself.</summary>
    public const string Wall = "wall";

    /// <summary>Pairing screens and saying what they show, in the campaigns of one's grants.</summary>
    public const string Screens = "screens";

    /// <summary>People, keys, audit, rebuild, jobs.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<AccessPolicy> All =
    [
        new(Open, Callers.Everybody),
        new(Boards, Callers.Screen | Callers.People, Scopes.Results, AnyCampaign: true),
        new(Account, Callers.People),
        new(Pocket, Callers.Players),
        new(Cheers, Callers.Players | Callers.Director),
        new(Ledger, Callers.Players | Callers.Director | Callers.Marketing | Callers.Admin, Scopes.Results),
        new(Reports, Callers.Players | Callers.Director | Callers.Marketing | Callers.Admin, Scopes.Results),
        new(Events, Callers.Director | Callers.Admin, Scopes.Events),
        new(Leads, Callers.Players | Callers.Director | Callers.Marketing | Callers.Admin, Scopes.Leads),
        new(Rejected, Callers.Marketing | Callers.Admin, Scopes.Events),
        new(Campaigns, Callers.Marketing | Callers.Admin, Scopes.Campaigns),
        new(Results, Callers.Marketing | Callers.Admin, Scopes.Results),
        new(Scores, Callers.Admin, Scopes.Results),
        new(Wall, Callers.Screen),
        new(Screens, Callers.Director | Callers.Marketing | Callers.Admin, Scopes.Admin),
        new(Admin, Callers.Admin, Scopes.Admin),
    ];

    public static AccessPolicy Get(string name) => All.Single(policy => policy.Name == name);
}
