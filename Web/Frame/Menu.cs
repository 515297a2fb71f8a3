using Hangfire;

namespace ChallengeHub.Web;

/// <summary>One way in the menu.</summary>
public sealed record MenuLine(string Address, string Word, string Door)
{
    /// <summary>Whether this is the page, or the chapter of the page, at an address.</summary>
    public bool IsOf(string? here) => here == Address || (here is not null && here == Also);

    /// <summary>Where the same page opens, too.</summary>
    public string? Also { get; init; }
}

/// <summary>The menu, of those pages only that open for the reader: what is done daily, and what administrators do now
/// and then. Empty for a screen and for who has not signed in.</summary>
public sealed record Menu(IReadOnlyList<MenuLine> Daily, IReadOnlyList<MenuLine> Administration)
{
    private const string Jobs = "/jobs";

    private static readonly IReadOnlyList<MenuLine> AllDaily =
    [
        new("/", "challenges", AccessPolicies.Boards) { Also = "/studio" },
        new("/winners", "winnersTitle", AccessPolicies.Results),
        new("/reports", "reportsTitle", AccessPolicies.Reports),
        new("/studio/themes", "themes", AccessPolicies.Campaigns),
        new("/screens", "screens", AccessPolicies.Screens),
    ];

    private static readonly IReadOnlyList<MenuLine> AllAdministration =
    [
        new("/people", "people", AccessPolicies.Admin),
        new("/keys", "keys", AccessPolicies.Admin),
        new("/audit", "audit", AccessPolicies.Admin),
        new(Jobs, "jobs", AccessPolicies.Admin),
        new("/docs/", "apiDocs", AccessPolicies.Admin),
    ];

    /// <param name="desk">Of the one challenge in which the reader works; null: there is none, or several.</param>
    /// <param name="pocket">The own page of a player; null: the reader plays nowhere.</param>
    public static Menu Of(HttpContext http, string? desk, string? pocket)
    {
        if (http.AccountId() is null)
            return new([], []);
        var own = new List<MenuLine>();
        if (desk is not null)
            own.Add(new(desk, "deskMenu", AccessPolicies.Leads));
        if (pocket is not null)
            own.Add(new(pocket, "pocketTitle", AccessPolicies.Pocket));
        return new([.. own, .. Open(AllDaily, http)], Open(AllAdministration, http));
    }

    /// <summary>A process that runs no jobs has no page about them.</summary>
    private static IReadOnlyList<MenuLine> Open(IReadOnlyList<MenuLine> lines, HttpContext http) =>
        [
            .. lines.Where(x =>
                http.May(x.Door, null)
                && (x.Address != Jobs || http.RequestServices.GetService<JobStorage>() is not null)
            ),
        ];
}
