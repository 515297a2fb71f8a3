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

    public static Menu Of(HttpContext http) =>
        http.AccountId() is null ? new([], []) : new(Open(AllDaily, http), Open(AllAdministration, http));

    /// <summary>A process that runs no jobs has no page about them.</summary>
    private static IReadOnlyList<MenuLine> Open(IReadOnlyList<MenuLine> lines, HttpContext http) =>
        [
            .. lines.Where(x =>
                http.May(x.Door, null)
                && (x.Address != Jobs || http.RequestServices.GetService<JobStorage>() is not null)
            ),
        ];
}
