using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChallengeHub.Web;

/// <summary>
/// "Why this score?": the ledger entries behind a figure, in order, with the sum that the board shows.
/// </summary>
[RequireAccess(AccessPolicies.Ledger)]
public sealed class WhyView(PageReads reads, BoardReads boards, Themes themes) : PageModel
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    public string Lang { get; private set; } = "en";

    public CampaignPage Campaign { get; private set; } = null!;

    public WhyPage Why { get; private set; } = null!;

    public SpokenTheme Theme { get; private set; } = null!;

    public int? Period { get; private set; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Lang);

    public async Task<IActionResult> OnGet(string campaign, string participant, string? period)
    {
        Lang = Language.Current;
        if (await reads.Campaign(campaign, Lang) is not { } found)
            return NotFound();
        if (period is null or "overall")
            Period = null;
        else if (
            int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && found.Periods.Any(p => p.Number == number)
        )
            Period = number;
        else
            return NotFound();
        if (!await OwnEntries.May(HttpContext, boards, campaign, participant))
            return NotFound();
        if (
            await reads.Why(campaign, participant, Period, new Reader(Caller.Of(User).Audience(campaign), Lang))
            is not { } why
        )
            return NotFound();

        Campaign = found;
        Why = why;
        zone = TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone);
        Theme = SpokenTheme.Of(themes.For(found.Theme), Lang, Request.PathBase);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public string Number(long points) => points.ToString("#,0;−#,0;0", Culture);

    public string Signed(long points) => points.ToString("+#,0;−#,0;0", Culture);

    public string Counted(long points) => $"{Number(points)} {Theme.Points.For(points)}";

    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy HH:mm", Culture);

    public string PeriodTitle(int? number) =>
        Campaign.Periods.FirstOrDefault(p => p.Number == number) is { } period
            ? PeriodName.Of(period, zone, Lang)
            : T.WallOverall;

    /// <summary>What the boards do not say of it yet; null: they say it all.</summary>
    public string? Frozen =>
        Why switch
        {
            { FrozenSince: null } => null,
            { FrozenSince: { } since, IsOwn: true } => T.FormatWallWhyFrozenOwn(Moment(since)),
            { FrozenSince: { } since } => T.FormatWallWhyFrozen(Moment(since)),
        };

    /// <summary>Entries oldest first, each with the total so far.</summary>
    public IEnumerable<WhyLine> Lines()
    {
        var total = 0L;
        foreach (var entry in Why.Entries.OrderBy(entry => entry.Seq))
        {
            total += entry.Points;
            yield return new(entry, total);
        }
    }

    public string What(WhyEntry entry) =>
        entry.Kind switch
        {
            "reversal" => T.FormatWallReversal($"{entry.Reverses}"),
            "adjustment" => entry.RuleName ?? T.WallAdjustment,
            _ => entry.RuleName
                ?? (entry.Stage is { } stage && Theme.Stages.TryGetValue(stage, out var words) ? words.One : ""),
        };

    public string? Cause(WhyEntry entry) =>
        entry switch
        {
            { Reason: null } => null,
            { Author: null } => CauseWords.Of(entry.Reason),
            _ => T.FormatWallByAuthor(reason: entry.Reason, author: entry.Author),
        };
}

/// <summary>An entry with the total so far.</summary>
public sealed record WhyLine(WhyEntry Entry, long Total);
