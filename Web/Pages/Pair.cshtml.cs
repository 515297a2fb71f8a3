using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Somebody stands before a television with a code on it, and lets it in.</summary>
[RequireAccess(AccessPolicies.Screens)]
public sealed class PairView(
    Themes themes,
    Accounts accounts,
    Pairings pairings,
    ChallengeHub.Campaigns campaigns,
    Attempts attempts
) : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }
    public bool Waits { get; private set; }
    public ShowingForm Form { get; private set; } = new();
    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    public async Task OnGet()
    {
        Form.Lang = Lang;
        await Look();
    }

    public async Task<IActionResult> OnPost(ShowingForm form)
    {
        Form = form;
        if (
            await Try(async () =>
            {
                if (!attempts.Another(HttpContext, Tried.ScreenCode))
                    throw RefusedException.Conflict("too-many-tries");
                ScreensApi.Check(HttpContext, form.Campaign);
                await pairings.Confirm(Code, form.Name, form.Showing, HttpContext.By());
            })
        )
            return RedirectToPage("Screens", new { paired = true });
        await Look();
        return Page();
    }

    public async Task<IActionResult> OnPostDeny()
    {
        if (attempts.Another(HttpContext, Tried.ScreenCode) && await Try(() => pairings.Deny(Code, HttpContext.By())))
            return RedirectToPage("Screens");
        await Look();
        return Page();
    }

    private async Task Look()
    {
        Campaigns =
        [
            .. (await campaigns.All())
                .Where(x => x.LaunchedAt is not null && HttpContext.May(AccessPolicies.Screens, x.Code))
                .Select(x => CampaignChoice.Of(x, Lang)),
        ];
        Waits =
            !string.IsNullOrWhiteSpace(Code)
            && attempts.Another(HttpContext, Tried.ScreenCode)
            && await pairings.Waits(Code);
        if (!string.IsNullOrWhiteSpace(Code) && !Waits)
            Fault ??= T.PairNone;
    }
}

/// <summary>The form of what a screen shows.</summary>
public sealed class ShowingForm
{
    /// <summary>A telephone leaves a space behind each word that it completes.</summary>
    public string? Name
    {
        get;
        set => field = value?.Trim();
    }
    public string? Campaign { get; set; }
    public BoardKind First { get; set; } = BoardKind.Reps;
    public List<BoardKind> Others { get; set; } = [BoardKind.Teams, BoardKind.Prospectors];
    public int Seconds { get; set; } = new ScreenContent().Seconds;
    public string Lang { get; set; } = "en";
    public string? Layout { get; set; }

    public ScreenContent Showing =>
        new()
        {
            Campaign = Campaign ?? "",
            Boards = [First, .. Others.Where(board => board != First)],
            Seconds = Seconds,
            Lang = Lang,
            Layout = string.IsNullOrEmpty(Layout) ? null : Layout,
        };

    public static ShowingForm Of(Screen screen) =>
        new()
        {
            Name = screen.Name,
            Campaign = screen.Showing.Campaign,
            First = screen.Showing.Boards[0],
            Others = [.. screen.Showing.Boards.Skip(1)],
            Seconds = screen.Showing.Seconds,
            Lang = screen.Showing.Lang,
            Layout = screen.Showing.Layout,
        };
}

/// <summary>What the partial _Showing shows.</summary>
public sealed record ScreenContentLines(StaffPage Page, ShowingForm Form, IReadOnlyList<CampaignChoice> Campaigns);
