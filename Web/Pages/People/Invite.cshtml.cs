using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>All players of a challenge invited in one step: a sheet of links to hand out.</summary>
[RequireAccess(AccessPolicies.Admin)]
public sealed class InvitePlayersView(
    Themes themes,
    Accounts accounts,
    PlayerInvitations invitations,
    ChallengeHub.Campaigns campaigns,
    BoardReads reads,
    Addresses addresses
) : StaffPage(themes, accounts)
{
    /// <summary>A picture for each link, as long as the page stays light.</summary>
    private const int MostPictures = 500;

    [BindProperty(SupportsGet = true)]
    public string? Campaign { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Team { get; set; }

    [BindProperty]
    public bool Again { get; set; }
    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    /// <summary>Null until a challenge is chosen.</summary>
    public InvitationPlan? Plan { get; private set; }

    /// <summary>Null until the links are made; shown this once.</summary>
    public IReadOnlyList<Slip>? Slips { get; private set; }
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || Plan is null)
            return NotFound();

        var made = await invitations.Invite(Round, HttpContext.By());
        Slips =
        [
            .. made.Select(x =>
                Slip.Of(
                    x,
                    addresses.Join(HttpContext, OneTimeLinkKind.Invitation, x.Secret),
                    made.Count <= MostPictures
                )
            ),
        ];

        Done = made.Count == 0 ? T.PlayersNobody : T.FormatPlayersMade($"{made.Count}");
        await Load();

        return Page();
    }

    public string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(Lang));

    /// <summary>The same links as a file; nothing of them is kept here, so the page itself holds it.</summary>
    public string Csv()
    {
        string[] headings = [T.Name, T.PlayersTeam, T.SlipName, T.SlipLink, T.SlipGoodUntil];
        var rows = Slips!.Select(x =>
            (IReadOnlyList<object?>)
                [
                    x.Player.Name,
                    x.Player.Team,
                    x.Player.SignInName,
                    x.Link,
                    DateOnly.FromDateTime(x.Player.GoodUntil.UtcDateTime),
                ]
        );
        return "data:text/csv;charset=utf-8;base64,"
            + Convert.ToBase64String(CsvFile.Write(headings, rows, T.PatternCsv[0]));
    }

    private InvitationRound Round => new(Campaign!, Team, Again);

    private async Task<bool> Load()
    {
        Campaigns = await CampaignChoice.All(campaigns, Lang);
        Team = string.IsNullOrEmpty(Team) ? null : Team;
        if (string.IsNullOrEmpty(Campaign))
            Campaign = Campaigns.Count == 1 ? Campaigns[0].Code : null;
        if (Campaign is null)
            return true;
        if (Campaigns.All(x => x.Code != Campaign))
            return false;
        var document = (await reads.Snapshot(Campaign)).Campaign.Document;
        Name = document.Name?.In(Lang) ?? Campaign;
        Teams = document.Teams;
        Plan = await invitations.Plan(Round);
        return true;
    }
}

/// <summary>One person's piece of the sheet.</summary>
/// <param name="Picture">The link for a telephone's camera.</param>
public sealed record Slip(InvitedPlayer Player, string Link, string? Picture)
{
    public static Slip Of(InvitedPlayer player, string link, bool withPicture) =>
        new(player, link, withPicture ? Qr.Small(link) : null);
}
