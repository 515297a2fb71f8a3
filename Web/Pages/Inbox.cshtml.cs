using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Of what the reader is reminded, over all challenges, the latest first.</summary>
[RequireAccess(AccessPolicies.Account)]
public sealed class InboxView(Themes themes, Accounts accounts, Inbox inbox, TimeProvider clock)
    : StaffPage(themes, accounts)
{
    private const int LinesOfPage = 50;

    public InboxPage Found { get; private set; } = new(0, [], null);
    public bool AnyUnread => Found.Lines.Any(x => !x.IsRead);

    /// <summary>Up to which number all that the page shows is read.</summary>
    public long Latest => Found.Lines.Count == 0 ? 0 : Found.Lines[0].Latest.Number;

    public async Task OnGet(long? before) => await Load(before);

    public async Task<IActionResult> OnPostRead(long upTo)
    {
        if (await Try(() => inbox.Read(Me!, upTo)))
            return RedirectToPage();
        await Load(null);
        return Page();
    }

    public string Says(InboxLine line) => InboxWords.Of(line, Lang);

    public string Challenge(InboxLine line) => line.Snapshot.Campaign.Document.Name!.In(Lang);

    /// <summary>On the clock of the challenge.</summary>
    public string At(InboxLine line)
    {
        var document = line.Snapshot.Campaign.Document;
        var theme = SpokenTheme.Of(Themes.For(document.Theme), Lang, Request.PathBase);
        return new DeskWords(line.Snapshot, theme, Lang, clock.GetUtcNow()).Moment(line.Latest.At);
    }

    /// <summary>From the root of the site on: the lead, the desk, or the boards.</summary>
    public string Address(InboxLine line)
    {
        if (line.Latest.Kind is NotificationKind.Overtaken or NotificationKind.Prize)
            return $"/boards/{line.Campaign}";
        return line is { Lead: { } lead, IsLeadSeen: true }
            ? $"/desk/{line.Campaign}/leads/{LeadCodes.ToRoute(lead)}"
            : DeskHomes.Address(line.Campaign, Me!.Grants.Where(x => x.Campaign == line.Campaign));
    }

    private async Task Load(long? before) =>
        Found = await inbox.Look(Me!, LinesOfPage, before is > 0 ? before.Value : long.MaxValue);
}
