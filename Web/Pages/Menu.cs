using Hangfire;

namespace ChallengeHub.Web;

/// <summary>One way in the menu.</summary>
public sealed record MenuLine(string Address, string Word, string Door)
{
    /// <summary>Whether this is the page, or the chapter of the page, at an address.</summary>
    public bool IsOf(string? here) => here == Address;
}

/// <summary>The menu of the office, of those pages only that open for the reader: what is done daily, and what
/// administrators do now and then.</summary>
public sealed record Menu(IReadOnlyList<MenuLine> Daily, IReadOnlyList<MenuLine> Administration)
{
    private const string Jobs = "/jobs";

    private static readonly IReadOnlyList<MenuLine> AllDaily =
    [
        new("/", "challenges", Doors.Boards),
        new("/studio", "studio", Doors.Campaigns),
        new("/winners", "winnersTitle", Doors.Results),
        new("/studio/themes", "themes", Doors.Campaigns),
        new("/screens", "screens", Doors.Screens),
    ];

    private static readonly IReadOnlyList<MenuLine> AllAdministration =
    [
        new("/people", "people", Doors.Admin),
        new("/keys", "keys", Doors.Admin),
        new("/audit", "audit", Doors.Admin),
        new(Jobs, "jobs", Doors.Admin),
        new("/docs/", "apiDocs", Doors.Admin),
    ];

    public static Menu Of(HttpContext http) => new(Open(AllDaily, http), Open(AllAdministration, http));

    /// <summary>A process that runs no jobs has no page about them.</summary>
    private static IReadOnlyList<MenuLine> Open(IReadOnlyList<MenuLine> lines, HttpContext http) =>
        [
            .. lines.Where(x =>
                http.May(x.Door, null)
                && (x.Address != Jobs || http.RequestServices.GetService<JobStorage>() is not null)
            ),
        ];
}
