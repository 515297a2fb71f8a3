using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub;

/// <summary>A manual entry: points given or taken with a reason, dated inside the window.</summary>
public sealed record Adjustment(string Participant, long Points, string Reason, DateTimeOffset? At);

/// <summary>An admin's pen: never an eraser. An event's entries are reversed, an adjustment is an entry; both bear author and reason.</summary>
public sealed class Corrections(Writer writer, Desks desks, BoardKeeper boards, TimeProvider clock)
{
    /// <summary>Reverses what an event was paid and frees its business key; one without entries is itself taken back.</summary>
    public Task<IReadOnlyList<LedgerLine>> Reverse(string campaign, EventIdentity identity, string reason, By by) => writer.Write(async writing =>
    {
        var (desk, now) = (await Open(writing, campaign, reason), clock.GetUtcNow().ToMilliseconds());
        RefuseClosed(desk);
        var id = desk.View.Campaign.Id;
        var fact = await FactRows.Find(writing, id, identity.Source, identity.Id)
            ?? throw Refusal.NotFound($"There is no event '{identity.Id}' of '{identity.Source}'.");
        var paid = Reversal.PaidBy(fact, await LedgerRows.UnreversedOfLeads(writing.Connection, id, [fact.Lead], writing.Transaction));
        if (fact.TakenBack) throw Refusal.Conflict("The event was taken back already.");
        if (paid.Count == 0 && !fact.Held && await LedgerRows.Knows(writing, id, fact))
            throw Refusal.Conflict("The event has no entries that are not reversed already.");
        await TakeBack(writing, desk, fact, paid);
        var entries = Reversal.Of(desk, paid, (reason, by.Author, now));
        desk.ForgetHistory();
        await CampaignRows.Change(writing, id, "correction", new { identity.Source, identity.Id, reason, author = by.Author }, now);
        await AuditRows.Append(writing, by, new Deed(AuditActions.EventReversed, campaign, $"{identity.Source}/{identity.Id}", After: new { reason, points = entries.Sum(x => x.Points) }), now);
        return await Append(writing, desk, entries);
    });

    /// <summary>The same key again gives the same entry; with another body it is a conflict.</summary>
    public Task<IReadOnlyList<LedgerLine>> Adjust(string campaign, Adjustment adjustment, string key, By by) => writer.Write(async writing =>
    {
        var (desk, now) = (await Open(writing, campaign, adjustment.Reason), clock.GetUtcNow().ToMilliseconds());
        var view = desk.View;
        var body = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{adjustment.Participant}\n{adjustment.Points}\n{adjustment.At?.ToUnixTimeMilliseconds()}\n{adjustment.Reason}")));
        if (await CorrectionRows.Find(writing, view.Campaign.Id, key) is { } used)
        {
            if (used.BodySha256 != body) throw Refusal.Conflict("This Idempotency-Key was used with another body.");
            return await Lines(writing, desk, used.Seq);
        }
        RefuseClosed(desk);
        var participant = view.Find(adjustment.Participant) ?? throw Refusal.Invalid("participant", $"'{adjustment.Participant}' does not take part in this campaign");
        if (adjustment.Points == 0) throw Refusal.Invalid("points", "must not be 0");
        if (adjustment.Points is < -BoardScore.MaxUnits or > BoardScore.MaxUnits) throw Refusal.Invalid("points", "must lie within ±33,554,431");
        var at = adjustment.At?.ToMilliseconds() ?? Inside(view.Campaign, now);
        if (at < view.Campaign.StartsAt || at >= view.Campaign.End) throw Refusal.Invalid("at", "must lie inside the campaign's window");
        var (period, late) = PeriodBook.Book(view.Periods, at, now)!.Value;
        var entry = new LedgerEntry
        {
            Seq = desk.LastSeq + 1, Kind = EntryKind.Adjustment, Participant = participant.Number, Team = participant.TeamAt(at),
            Rep = participant.Role == Role.Rep ? participant.Number : null, Prospector = participant.Role == Role.Prospector ? participant.Number : null,
            Points = adjustment.Points, OccurredAt = at, RecordedAt = now, Period = period, Late = late, Reason = adjustment.Reason, Author = by.Author,
        };
        await desk.LoadTally(writing);
        if (Limits.Broken(desk, [entry])) throw Refusal.Invalid("points", "a total on a board would leave ±33,554,431");
        await CorrectionRows.Insert(writing, view.Campaign.Id, (key, body, desk.NextSeq()));
        await AuditRows.Append(writing, by, new Deed(AuditActions.PointsAdjusted, campaign, adjustment.Participant, After: new { adjustment.Points, adjustment.Reason, at }), now);
        return await Append(writing, desk, [entry]);
    });

    private static async Task TakeBack(Writing writing, Desk desk, Fact fact, IReadOnlyList<LedgerEntry> paid)
    {
        var id = desk.View.Campaign.Id;
        var facts = await FactRows.OfLeads(writing.Connection, id, [fact.Lead], writing.Transaction);
        await FactRows.Mark(writing, id, Reversal.Freed(fact, paid, facts));
        await FactRows.TakeBack(writing, id, fact);
    }

    private async Task<Desk> Open(Writing writing, string campaign, string reason)
    {
        if (!Codes.IsText(reason)) throw Refusal.Invalid("reason", "must be 1 to 200 characters without control characters or outer spaces");
        var desk = await desks.Get(writing, campaign);
        if (desk.View.Campaign.LaunchedAt is null) throw Refusal.Conflict($"The campaign '{campaign}' is not launched.");
        return desk;
    }

    private static void RefuseClosed(Desk desk)
    {
        var campaign = desk.View.Campaign;
        if (campaign.ClosedAt is not null) throw Refusal.Conflict($"The campaign '{campaign.Code}' is closed: its results change by amendment only.");
    }

    private async Task<IReadOnlyList<LedgerLine>> Append(Writing writing, Desk desk, IReadOnlyList<LedgerEntry> entries)
    {
        if (entries.Count == 0) return [];
        var (id, from) = (desk.View.Campaign.Id, entries[0].Seq - 1);
        var tally = await desk.LoadTally(writing, from);
        if (Limits.Broken(desk, entries)) throw Refusal.Conflict("A total on a board would leave ±33,554,431.");
        foreach (var entry in entries) tally.Add(entry);
        await LedgerRows.Append(writing, id, entries);
        await LedgerRows.Advance(writing, id, desk.LastSeq);
        boards.ShowAfter(writing, desk, from);
        return [.. entries.Select(entry => LedgerLine.Of(entry, desk.View))];
    }

    private static async Task<IReadOnlyList<LedgerLine>> Lines(Writing writing, Desk desk, long seq) =>
        [.. (await LedgerRows.Range(writing, desk.View.Campaign.Id, seq, 1)).Select(entry => LedgerLine.Of(entry, desk.View))];

    private static DateTimeOffset Inside(Campaign campaign, DateTimeOffset now) =>
        now < campaign.StartsAt ? campaign.StartsAt : now < campaign.End ? now : campaign.End.AddMilliseconds(-1);
}
