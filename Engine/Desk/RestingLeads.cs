using System.Data.Common;

namespace ChallengeHub;

/// <summary>The leads that somebody wants to begin again, each with what is in the way.</summary>
/// <param name="HasMore">There are more than are taken at once.</param>
internal sealed record RestingLeads(IReadOnlyList<FoundLead> Leads, bool HasMore)
{
    public const int AtOnce = 1_000;

    public static async Task<RestingLeads> Find(
        DbConnection connection,
        RecycleQuestion asked,
        DbTransaction? transaction = null
    )
    {
        var neighbours = new CardNeighbours(asked.Snapshot);
        var leads = new List<FoundLead>();
        var after = 0L;
        IReadOnlyList<StoredLead> rows;

        do
        {
            rows = await LeadRows.Resting(connection, asked.Snapshot.Campaign.Id, asked.Terms(after), transaction);
            var some = await AtDesk(connection, asked.Snapshot, rows, transaction);
            await neighbours.LoadNoContact(connection, [.. some.Select(x => x.Card)], transaction);
            foreach (var lead in some)
            {
                var resting = asked.Resting(lead) with
                {
                    DoNotContact = lead.IsLostForGood || neighbours.IsNotToBeContacted(lead.Card),
                };
                if (Recycling.IsMeant(resting, asked.Where, asked.Now) && !asked.HasJustBegun(lead))
                    leads.Add(new FoundLead(lead, asked.WhyNot(resting)));
            }

            after = rows.Count > 0 ? rows[^1].Number : after;
        } while (rows.Count == AtOnce && leads.Count <= LeadRecycling.Most);

        return new RestingLeads([.. leads.Take(LeadRecycling.Most)], leads.Count > LeadRecycling.Most);
    }

    private static async Task<IReadOnlyList<LeadAtDesk>> AtDesk(
        DbConnection connection,
        CampaignSnapshot snapshot,
        IReadOnlyList<StoredLead> rows,
        DbTransaction? transaction
    )
    {
        var campaign = snapshot.Campaign;
        var facts = await FactRows.OfLeads(connection, campaign.Id, rows.Select(x => x.Lead), transaction);
        var stories = facts.ToLookup(x => x.Lead, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
            {
                IReadOnlyList<Fact> story = [.. stories[row.Lead]];
                var course = LeadCourse.Of(campaign.Document.Validation, story);
                return new LeadAtDesk(snapshot, row, story, course);
            }),
        ];
    }
}

/// <param name="WhyNot">Null: it may begin again.</param>
internal sealed record FoundLead(LeadAtDesk Lead, FieldError? WhyNot)
{
    public RecycleResult Result =>
        this switch
        {
            { Lead.Row.ErasedAt: not null } => RecycleResult.Erased,
            { WhyNot: null } => RecycleResult.Recycled,
            { WhyNot.Code: "not-recycled-won" } => RecycleResult.Won,
            { WhyNot.Code: "not-recycled-no-contact" } => RecycleResult.DoNotContact,
            _ => RecycleResult.Cooling,
        };
}

/// <summary>Which leads of a campaign are asked for, as of one moment.</summary>
internal sealed record RecycleQuestion(CampaignSnapshot Snapshot, RecycleFilter Where, DateTimeOffset Now)
{
    /// <summary>Who begins the next cycle of the leads; null: they become cards of a later campaign.</summary>
    public DeskCaller? Begins { get; init; }

    /// <summary>The client's own; null: it has none.</summary>
    public string? Key { get; init; }

    public RestingTerms Terms(long after) =>
        new()
        {
            After = after,
            Limit = RestingLeads.AtOnce,
            Status = Where.Status?.ToString(),
            Since = Where.OlderThanDays is { } days ? Now.AddDays(-days) : null,
            Source = Where.Source,
            Team = Where.Team,
            Rep = NumberOf(Where.Rep),
            Prospector = NumberOf(Where.Prospector),
        };

    public RestingLead Resting(LeadAtDesk lead) =>
        new()
        {
            Status = lead.Course.Status,
            LastAt = lead.Row.LastAt,
            Source = lead.Row.Source,
            Team = lead.Team,
            Rep = lead.Card.Rep,
            Prospector = lead.Card.Prospector,
            Reason = Where.Reason is null ? null : ReasonOf(lead),
        };

    /// <summary>
    /// It waits in the cycle that it would begin: not what the same request began before, which answers again.
    /// </summary>
    public bool HasJustBegun(LeadAtDesk lead) =>
        Begins is { } by
        && Recycling.UntouchedSince(lead.Facts) is { } begun
        && (begun.Source != by.Source || begun.EventId != BeginningAgain.IdOf(lead, Key));

    public FieldError? WhyNot(RestingLead lead) => Recycling.WhyNot(lead, Snapshot.Campaign.Document.Recycle, Now);

    private string? ReasonOf(LeadAtDesk lead) =>
        lead.Facts.LastOrDefault(x =>
            x
                is {
                    Type: EventTypes.Refused or EventTypes.Lost or EventTypes.Released,
                    TakenBack: false,
                    IsIgnored: false
                }
        )
            is { } fact
            ? FactContent.Read(Snapshot.Campaign.Code, fact).Attributes?.GetValueOrDefault(DeskAttributes.Reason)
            : null;

    private int? NumberOf(string? code) => code is null ? null : Snapshot.Find(code)?.Number;
}
