namespace ChallengeHub.Web;

/// <summary>
/// Lists of leads as the API answers them. The same reader's same question is answered by the same bytes while nothing
/// of the campaign changed, for five seconds at most: what is overdue, and what a move pays, depend on the clock.
/// </summary>
public sealed class LeadLists(DeskReads reads, AnswerCache answers, LeadsFile file, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    public LeadsFile File => file;

    public Task<JsonBytes> Of(HttpContext http, LeadPage page, DeskCaller by, CampaignSnapshot snapshot)
    {
        var campaign = snapshot.Campaign;
        var audience = Caller.Of(http.User).Audience(campaign.Code);
        var language = LeadCalls.LanguageOf(http);
        var mover = by.Mover;
        var key = new AnswerKey(
            campaign,
            "leads",
            http.Request.QueryString.Value,
            language,
            mover.IsMarketing,
            string.Join(' ', mover.Teams),
            mover.Rep,
            mover.RepTeam,
            mover.Prospector,
            mover.Account,
            mover.Person,
            audience.SeesAll,
            string.Join(' ', audience.Own)
        );
        return answers.Get(key, clock.GetUtcNow(), () => Read(page, by, new LeadReader(snapshot, audience, language)));
    }

    private async Task<JsonBytes> Read(LeadPage page, DeskCaller by, LeadReader reader)
    {
        var campaign = reader.Snapshot.Campaign.Code;
        var listing = await reads.List(campaign, page, by);
        var leads = await reads.WithMoves(campaign, listing.Leads, by);
        var answer = new LeadListAnswer(
            [.. leads.Select(x => LeadAnswer.Listed(x, reader))],
            listing.Next is { } next ? LeadCursor.Write(next, page.Sort) : null
        );
        return JsonBytes.Of(answer, page.Now, Kept);
    }
}
