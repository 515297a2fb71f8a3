using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>
/// One draw with all that is needed to repeat it; the repeating is done in the reader's own browser (Client/draw.ts).
/// </summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class DrawView(Themes themes, Accounts accounts, PageReads pages, DrawReads draws)
    : StaffPage(themes, accounts)
{
    public const int MostLines = 500;

    public CampaignPage Campaign { get; private set; } = null!;
    public SpokenTheme Theme => SpokenTheme.Of(Themes.For(Campaign.Theme), Lang, Request.PathBase);
    public DrawSheet Sheet { get; private set; } = null!;
    public IReadOnlyList<HolderLine> Holders { get; private set; } = [];

    public async Task<IActionResult> OnGet(string campaign, string period, string prize)
    {
        if (Number(period) is not { } number || await pages.Campaign(campaign, Lang) is not { } found)
            return NotFound();

        if (
            await draws.Find(campaign, number, prize, new Reader(Caller.Of(User).Audience(campaign), Lang))
            is not { } sheet
        )
            return NotFound();

        Campaign = found;
        Sheet = sheet;
        if (sheet.Certified is { } certified)
        {
            var won = certified.Winners.Select(x => x.Member).ToHashSet();
            Holders =
            [
                .. certified
                    .Tickets.EnumerateArray()
                    .Select(x => (Member: x[0].GetString()!, Tickets: x[1].GetInt64()))
                    .Select(x => new HolderLine(
                        x.Member,
                        sheet.Names.GetValueOrDefault(x.Member),
                        x.Tickets,
                        won.Contains(x.Member)
                    )),
            ];
        }

        return Page();
    }

    /// <summary>Null: no period is called so.</summary>
    private static int? Number(string period)
    {
        if (period == "overall")
            return BoardKey.Overall;
        return int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
    }

    public string PeriodTitle => DrawsView.TitleOf(Campaign, Sheet.Line.Period, Lang);

    /// <summary>
    /// What the script needs; the encoder escapes angle brackets, so nothing in a name can end the element.
    /// </summary>
    public string Json() =>
        JsonSerializer.Serialize(
            new
            {
                commitment = Sheet.Line.SeedSha256,
                ticketsSha256 = Sheet.Certified!.TicketsSha256,
                winners = Sheet.Certified.Winners,
                names = Sheet.Names,
                words = T.Beginning("Draw"),
            },
            JsonSerializerOptions.Web
        );
}

/// <summary>Who held tickets: a number, and a name where the reader may see it.</summary>
public sealed record HolderLine(string Member, string? Name, long Tickets, bool Won);
