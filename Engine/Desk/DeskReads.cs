using System.Data.Common;

namespace ChallengeHub;

/// <summary>What people see at the desk: lists, one lead with its story and what they may do, a heading.</summary>
public sealed class DeskReads(Database database, BoardReads reads, TimeProvider clock)
{
    /// <summary>Further back nobody looks.</summary>
    private const int MostOrigins = 10;

    /// <summary>Who sees little of what is asked for finds it among so many rows, or not at all.</summary>
    private const int MostLooks = 10;
    private const int LookedAtOnce = 200;

    /// <summary>Throws <see cref="RefusedException"/> where he sees no such lead.</summary>
    public async Task<DeskLead> One(string campaign, string lead, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var found = await LeadAtDesk.Find(connection, snapshot, lead);
        var sight = found is null ? LeadSight.Nothing : LeadSights.Sees(by.Mover, found.Place);
        if (found is null || DeskSight.Shown(found.Card, sight) is not { } card)
            throw RefusedException.NotFound("no-lead", lead);

        var id = snapshot.Campaign.Id;
        var unreversed = await LedgerRows.UnreversedOfLeads(connection, id, [lead]);
        var now = clock.GetUtcNow();
        var facts = await found.Known(connection, new AskedOfLead(by.Mover, null, now, now));
        var stake = new LeadStake(found, unreversed, CampaignState.Blank(snapshot), now);
        return new DeskLead
        {
            Row = found.Row,
            Sight = sight,
            Card = card,
            Allowed = DeskWindow.Refuses(snapshot.Campaign, now) is not null
                ? []
                :
                [
                    .. MovePermission
                        .Allowed(found.Course, by.Mover, facts)
                        .Select(x => new AllowedMove(x, stake.Points(x, by))),
                ],
            Twins = sight == LeadSight.Whole ? await Twins(connection, found, by.Mover) : [],
            TwinOf = sight == LeadSight.Whole ? await TwinOf(connection, found.Row, by.Mover) : null,
            ValidatedAt = found.Course.At(Stage.Validated),
            Paid = unreversed.Sum(x => x.Points),
            Pending = stake.Pending(by),
            Stories = sight == LeadSight.Whole ? await Stories(found) : [],
        };
    }

    /// <summary>Without those that he does not see: a page may have fewer leads than its limit.</summary>
    public async Task<IReadOnlyList<DeskLead>> Page(string campaign, LeadPage page, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var within = page with { Filter = Within(page.Filter, by.Mover) };
        var rows = await LeadRows.Page(connection, snapshot.Campaign.Id, within);
        return Found(snapshot, rows, page.Filter, by.Mover);
    }

    /// <summary>
    /// As many as the limit, wherever the ones that he does not see lie between them. Where the next page begins tells
    /// nothing of those: it follows one that he sees, and there is none unless he sees more.
    /// </summary>
    public async Task<LeadListing> List(string campaign, LeadPage page, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var atOnce = by.Mover.IsMarketing ? page.Limit + 1 : Math.Max(page.Limit + 1, LookedAtOnce);
        var within = page with { Filter = Within(page.Filter, by.Mover), Limit = atOnce };
        var found = new List<DeskLead>();

        for (var look = 0; look < MostLooks; look++)
        {
            var rows = await LeadRows.Page(connection, snapshot.Campaign.Id, within);
            var seen = Found(snapshot, rows, page.Filter, by.Mover);
            var room = page.Limit - found.Count;
            found.AddRange(seen.Take(room));
            if (seen.Count > room)
                return new LeadListing(found, LeadPosition.Of(found[^1].Row));
            if (rows.Count < atOnce)
                break;

            within = within with { After = LeadPosition.Of(rows[^1]) };
        }

        return new LeadListing(found, null);
    }

    /// <summary>The leads of a list, each with what he may do now.</summary>
    public async Task<IReadOnlyList<DeskLead>> WithMoves(string campaign, IReadOnlyList<DeskLead> leads, DeskCaller by)
    {
        if (leads.Count == 0)
            return leads;
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var moves = await ListedMoves.Read(connection, new ListedFor(snapshot, by, clock.GetUtcNow()), leads);
        return [.. leads.Select(moves.With)];
    }

    /// <summary>As they are now, for everybody; in no order, without those that are not there.</summary>
    public async Task<IReadOnlyList<StoredLead>> Rows(string campaign, IEnumerable<string> leads)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        return await LeadRows.FindMany(connection, snapshot.Campaign.Id, leads);
    }

    public async Task<DeskCounts> Counts(string campaign, DeskCaller by)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var now = clock.GetUtcNow();
        var from = MonthFrom(snapshot, now);
        var mover = by.Mover;
        var teams = mover.IsMarketing ? null : TeamsOf(mover);
        var whom = new CountedFor(mover.Rep, mover.Prospector, teams, now, from) { Directs = mover.IsDirector };
        return await LeadRows.Count(connection, snapshot.Campaign.Id, whom);
    }

    /// <summary>When the month of an instant began, by the campaign's clock.</summary>
    public static DateTimeOffset MonthFrom(CampaignSnapshot snapshot, DateTimeOffset now)
    {
        var zone = snapshot.Campaign.Zone;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var first = new DateTime(local.Year, local.Month, 1);
        return new DateTimeOffset(first, zone.GetUtcOffset(first)).ToUniversalTime();
    }

    /// <summary>Of a prospector's list only his own; of others what their teams see.</summary>
    private static LeadFilter Within(LeadFilter filter, Mover mover)
    {
        if (mover.IsMarketing)
            return filter;
        var isProspectorAlone = mover is { Prospector: not null, Rep: null, IsDirector: false };
        IReadOnlyList<int> own = [.. new[] { mover.Rep, mover.Prospector }.OfType<int>()];
        return filter with
        {
            Prospector = isProspectorAlone ? filter.Prospector ?? mover.Prospector : filter.Prospector,
            Reach = new LeadReach([.. TeamsOf(mover)], own, mover.IsDirector),
        };
    }

    private static IReadOnlyCollection<string> TeamsOf(Mover mover) =>
        mover.RepTeam is { } team ? [.. mover.Teams.Append(team).Distinct()] : mover.Teams;

    private static IReadOnlyList<DeskLead> Found(
        CampaignSnapshot snapshot,
        IReadOnlyList<StoredLead> rows,
        LeadFilter filter,
        Mover mover
    ) =>
        [
            .. rows.Select(x => Listed(snapshot, x, mover))
                .OfType<DeskLead>()
                .Where(x => DeskSight.MayBeFound(x, filter)),
        ];

    private static DeskLead? Listed(CampaignSnapshot snapshot, StoredLead row, Mover mover)
    {
        var sight = DeskSight.Of(row, mover);
        return DeskSight.Shown(row.Card(snapshot), sight) is { } card
            ? new DeskLead
            {
                Row = row,
                Sight = sight,
                Card = card,
            }
            : null;
    }

    /// <summary>Those that he sees: who shares something with it now, and who was refused for it.</summary>
    private static async Task<IReadOnlyList<string>> Twins(DbConnection connection, LeadAtDesk lead, Mover mover)
    {
        var id = lead.Snapshot.Campaign.Id;
        var alike = await LeadTwinKeyRows.Twins(connection, id, CardKeys.Twins(lead.Card, lead.Snapshot));
        var refused = await LeadRows.TwinsOf(connection, id, lead.Row.Lead);
        var others = alike.Select(x => x.Lead).Concat(refused.Select(x => x.Lead)).Where(x => x != lead.Row.Lead);
        var rows = await LeadRows.FindMany(connection, id, others.Distinct());

        return [.. rows.Where(x => IsTwinFor(x, lead, mover)).OrderBy(x => x.Number).Select(x => x.Lead)];
    }

    /// <summary>Of a lead whose phone and e-mail are hidden nobody learns that he guessed them.</summary>
    private static bool IsTwinFor(StoredLead other, LeadAtDesk lead, Mover mover)
    {
        var sight = DeskSight.Of(other, mover);
        return sight == LeadSight.Whole || (sight != LeadSight.Nothing && other.TwinOf == lead.Row.Lead);
    }

    private static async Task<string?> TwinOf(DbConnection connection, StoredLead lead, Mover mover)
    {
        if (lead.TwinOf is not { } code)
            return null;
        var first = await LeadRows.Find(connection, lead.CampaignId, code);
        return first is not null && DeskSight.Of(first, mover) != LeadSight.Nothing ? code : null;
    }

    /// <summary>The lead's, and before it those of the leads that it was recovered from.</summary>
    private async Task<IReadOnlyList<LeadStory>> Stories(LeadAtDesk lead)
    {
        await using var connection = await database.Connect();
        var stories = new List<LeadStory>();
        var one = lead;
        while (one is not null && stories.Count <= MostOrigins)
        {
            var campaign = one.Snapshot.Campaign;
            var notes = await LeadNoteRows.Of(connection, campaign.Id, [one.Row.Lead]);
            var players = await AccountRows.Players(connection, campaign.Code);
            stories.Insert(
                0,
                new LeadStory(campaign.Code, one.Row.Lead, one.Facts, [.. notes.Select(x => x.Note)])
                {
                    IsErased = one.Row.ErasedAt is not null,
                    Snapshot = one.Snapshot,
                    Codes = players
                        .GroupBy(x => Account.AuthorOf(x.AccountId), StringComparer.Ordinal)
                        .ToDictionary(x => x.Key, x => x.First().Code, StringComparer.Ordinal),
                }
            );

            var origin = one.Card.Origin;
            var snapshot = origin is null ? null : await CampaignSnapshot.Load(connection, origin.Campaign);
            var before = snapshot is null ? null : await LeadAtDesk.Find(connection, snapshot, origin!.Lead);
            // who was forgotten here is not read about there either
            one = one.Row.ErasedAt is not null && before?.Row.ErasedAt is null ? null : before;
        }

        return stories;
    }
}
