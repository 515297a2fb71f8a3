using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Who plays in a launched challenge: found by name, added or changed by a list as in the builder.</summary>
[RequireAccess(AccessPolicies.Campaigns)]
public sealed class ManagePlayers(StudioDesk studio) : ManagePage(studio)
{
    /// <summary>Lines of one page.</summary>
    public const int Most = 100;

    public override ManageSection Section => ManageSection.Players;
    protected override bool OpensWhenClosed => true;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int From { get; set; }
    public IReadOnlyList<Participant> Found { get; private set; } = [];
    public IReadOnlyList<Participant> Lines => [.. Found.Skip(From).Take(Most)];
    public int Left => Math.Max(0, Found.Count - From - Most);
    public PlayerListForm List { get; private set; } = null!;
    public string? Since { get; private set; }

    protected override async Task Load()
    {
        await base.Load();
        From = Math.Max(0, From);
        Found =
        [
            .. View
                .Participants.Where(Matches)
                .OrderBy(x => x.Active ? 0 : 1)
                .ThenBy(x => x.Name.In(Language.Current), StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    public void OnGet()
    {
        List = PlayerListForm.Saved(RosterList.Draft(View), Lang);
        List.IsFirst = false;
    }

    public async Task<IActionResult> OnPost(string? since)
    {
        var errors = new FieldErrors();
        Since = since;
        List = await PlayerListForm.Sent(Request, RosterList.Draft(View), Lang);
        var read = List.Read;
        if (List.FileFault is { } unread)
            errors.Add(unread);

        errors.If(read.Faults.Count > 0, "players", "list-unreadable");
        errors.If(read.Players.Count == 0 && read.Faults.Count == 0 && List.FileFault is null, "players", "no-players");
        var moving = Typed.Moment(since, Campaign.Zone, errors, "teamSince");
        errors.If(moving > Now, "teamSince", "in-future");
        if (errors.Count > 0)
        {
            var refused = Refuse(errors);
            if (read.Faults.Count == 0)
                List.Fault = Field("players", T.ManagePlayers).Fault;
            return refused;
        }

        var teams = RosterList.Teams(View, read);
        var people = RosterList.Changed(View, read, moving);

        return await Confirm(
            new PeopleDifference(View, teams, Formatter with { Teams = teams }).Of(people),
            isStale: false,
            () =>
                Studio.Enrolment.Apply(
                    Code,
                    new RosterChange(people, teams, View.Participants.ToDictionary(x => x.Code)),
                    HttpContext.By()
                )
        );
    }

    /// <summary>"Lyon · rep · has left".</summary>
    public string About(Participant player) =>
        string.Join(
            " · ",
            new[]
            {
                player.Team is { } team ? Formatter.TeamName(team) : null,
                T.Of($"manage{player.Role}"),
                player.Email,
                Leaving(player),
            }.OfType<string>()
        );

    private static string? Leaving(Participant player)
    {
        if (player.ErasedAt is not null)
            return T.ManageErased;
        return player.Active ? null : T.ManageLeft;
    }

    protected override string FieldName(string field) => field == "teamSince" ? T.ManageSinceField : T.ManagePlayers;

    private bool Matches(Participant x) =>
        Typed.Text(Q) is not { } asked
        || new[]
        {
            x.Code,
            x.Name.In("en"),
            x.Name.In("fr"),
            x.Email,
            x.Team is { } team ? View.Team(team)?.Name.In(Language.Current) : null,
        }.Any(word => word?.Contains(asked, StringComparison.CurrentCultureIgnoreCase) == true);
}
