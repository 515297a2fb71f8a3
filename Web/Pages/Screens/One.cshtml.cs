using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChallengeHub.Web;

/// <summary>One screen: renamed, redirected, reloaded, revoked.</summary>
[RequireAccess(AccessPolicies.Screens)]
public sealed class ScreenView(
    Themes themes,
    Accounts accounts,
    Screens screens,
    ChallengeHub.Campaigns campaigns,
    Authors authors
) : StaffPage(themes, accounts)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }
    public Screen Screen { get; private set; } = null!;
    public ShowingForm Form { get; private set; } = new();
    public ProgrammeForm Programme { get; private set; } = new();
    public IReadOnlyList<CampaignChoice> Campaigns { get; private set; } = [];

    /// <summary>Of the challenge that it shows.</summary>
    public IReadOnlyList<TeamLine> Teams => TeamsOf(Screen.Showing.Campaign);

    private IReadOnlyList<Campaign> all = [];

    /// <summary>Who let it in, as people call him.</summary>
    public string PairedBy { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await screens.Find(Id) is { } screen && HttpContext.May(AccessPolicies.Screens, screen.Showing.Campaign))
        {
            Screen = screen;
            Form = ShowingForm.Of(screen);
            Programme = ProgrammeForm.Of(screen.Programme);
        }
        else
            context.Result = NotFound();
        if (context.Result is not null)
            return;
        all = [.. (await campaigns.All()).Where(x => HttpContext.May(AccessPolicies.Screens, x.Code))];
        Campaigns = [.. all.Select(x => CampaignChoice.Of(x, Language.Current))];
        var by = Screen.PairedBy;
        PairedBy = (await authors.Names([by])).GetValueOrDefault(by, by);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(ShowingForm form)
    {
        Form = form;
        if (
            await Try(async () =>
            {
                ScreensApi.Check(HttpContext, form.Campaign);
                Screen = await screens.Change(Id, new ScreenChange(form.Name, form.Showing), HttpContext.By());
                Programme = ProgrammeForm.Of(Screen.Programme);
            })
        )
            Done = T.Saved;
        return Page();
    }

    public async Task<IActionResult> OnPostProgramme(ProgrammeForm programme)
    {
        Programme = programme;
        if (
            await Try(async () =>
            {
                var change = new ScreenChange(Screen.Name, Screen.Showing, programme.Read());
                Screen = await screens.Change(Id, change, HttpContext.By());
                Programme = ProgrammeForm.Of(Screen.Programme);
            })
        )
            Done = T.ProgrammeSaved;
        return Page();
    }

    public async Task<IActionResult> OnPostReload()
    {
        Screen = await screens.Reload(Id, HttpContext.By());
        Done = T.Reloaded;
        return Page();
    }

    public async Task<IActionResult> OnPostRevoke()
    {
        await screens.Revoke(Id, HttpContext.By());
        return RedirectToPage("/Screens");
    }

    private IReadOnlyList<TeamLine> TeamsOf(string campaign) =>
        all.FirstOrDefault(x => x.Code == campaign) is { } shown ? TeamLines.Of(shown.Document.Teams, Lang) : [];
}
