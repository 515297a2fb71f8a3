using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Plays a campaign's past again, fact by fact in the order of arrival, through the decisions and the
/// certifying of live events. By the rules in force it gives what happened, to the last entry; by a draft, what would
/// have. Knows no storage.
/// </summary>
/// <param name="append">Receives every entry, in order.</param>
public sealed class Replay(Past past, Trial draft, Action<LedgerEntry> append)
{
    private readonly PlayedCampaign campaign = new(past, draft);
    private readonly Dictionary<string, PlayedLead> leads = [];
    private readonly Dictionary<EventIdentity, NamedFact?> named = Named(past)
        .ToDictionary(x => x, _ => default(NamedFact));
    private readonly Queue<Change> changes = new(past.Changes);
    private readonly Queue<LedgerEntry> adjustments = new(past.ByHand.Where(x => x.Kind == EntryKind.Adjustment));
    private readonly Dictionary<int, Results> certified = [];
    private readonly Dictionary<int, BoardTotals> marked = [];
    private readonly Dictionary<string, int> answers = [];
    private readonly bool closesItself = past.Imagined || draft.Periods is not null;
    private CampaignState? state;

    private CampaignState State => state ??= CampaignState.Blank(campaign.Snapshot);

    public CampaignSnapshot Snapshot => campaign.Snapshot;
    public Tally Tally => State.Tally;

    /// <summary>The newest version of each closed period's results; 0: the campaign's.</summary>
    public IReadOnlyDictionary<int, Results> Certified => certified;

    /// <summary>How many facts were scored, recorded, pending, late, outside, or would have been rejected.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <summary>Facts come in order; the changes booked between them are played on the way.</summary>
    public void Play(PlayedFact fact)
    {
        ChangeUpTo(fact.FactSeq);
        if (fact.FirstSeq > 0)
            AdjustUpTo(fact.FirstSeq);
        CloseDue(fact.ReceivedAt);
        if (!leads.TryGetValue(fact.Event.Lead, out var lead))
            leads[fact.Event.Lead] = lead = new PlayedLead(fact.Event.Lead);
        var leadEvent = fact.Event with
        {
            Lead = lead.Code,
            Type = string.Intern(fact.Event.Type),
            Source = string.Intern(fact.Event.Source),
        };
        State.GoTo(fact.FactSeq - 1);
        var resolved = ResolvedEvent.AsIs(leadEvent) with { Content = fact.Content };
        var decision = FactDecision.Of(State, lead.State, resolved, fact.ReceivedAt);
        if (decision.Rejection is not null)
        {
            Count("rejected");
            return;
        }

        decision.Apply();
        lead.Keep(decision.Fact);
        lead.Replace(decision.Changed);
        var identity = EventIdentity.Of(leadEvent);
        if (named.ContainsKey(identity))
            named[identity] = new NamedFact(lead, fact.FactSeq);
        foreach (var entry in decision.Entries)
            append(entry);
        Count(decision.Fact.Status);
    }

    /// <summary>What was booked after the last fact, and the closings that are due.</summary>
    public void Finish(DateTimeOffset now)
    {
        ChangeUpTo(long.MaxValue);
        AdjustUpTo(long.MaxValue);
        CloseDue(now);
    }

    /// <summary>Results as they stand, of a period that is not closed or of the campaign (0).</summary>
    public Results Standing(int period, DateTimeOffset now) =>
        Certifying.Certify(
            new Certification(period, now) { Given = Given(period) },
            Snapshot,
            marked.GetValueOrDefault(period) ?? BoardTotals.Of(Tally, period),
            Seeds(period)
        );

    /// <summary>Whether a raffle's draw is only a sample: its real seed is secret until it is drawn.</summary>
    public bool IsSample(string prize, int period) => !past.Revealed.ContainsKey(new RaffleKey(prize, period));

    private void ChangeUpTo(long factSeq)
    {
        while (changes.TryPeek(out var change) && change.FactSeq < factSeq)
            Take(changes.Dequeue());
    }

    private void Take(Change change)
    {
        CloseDue(change.ChangedAt);
        if (campaign.Take(change))
            State.See(campaign.Snapshot);
        else if (change.Kind == "correction")
            Correct(Read<PlayedCorrection>(change), change.ChangedAt);
        else if (change.Kind == "amendment")
            Amend(Read<PlayedAmendment>(change), change.ChangedAt);
        else if (change.Kind == "period-closing")
            Mark(Read<ClosingPeriod>(change), change.ChangedAt);
        else if (change.Kind == "period-closed" && Read<ClosedPeriod>(change).Period is var period)
        {
            AdjustUpTo(past.ClosedSeq.GetValueOrDefault(period, long.MaxValue - 1) + 1);
            if (!closesItself)
                Close(period, change.ChangedAt);
        }
        else if (change.Kind == "campaign-closed")
        {
            AdjustUpTo(long.MaxValue);
            if (!closesItself)
                CloseCampaign(change.ChangedAt);
        }

        if (closesItself && change.Kind == "ended" && IsOver)
            CloseCampaign(change.ChangedAt);
    }

    private bool IsOver => Snapshot.Periods.All(x => x.Void || x.ClosedAt is not null);

    /// <summary>Where nobody closed them, periods close when their grace is over, the oldest first.</summary>
    private void CloseDue(DateTimeOffset now)
    {
        if (!closesItself || Snapshot.Campaign.LaunchedAt is null)
            return;
        while (
            Snapshot
                .Periods.Where(x => x is { ClosedAt: null, Void: false } && x.GraceUntil <= now)
                .MinBy(x => (x.GraceUntil, x.Number))
                is { } due
        )
        {
            Close(due.Number, due.GraceUntil);
            if (IsOver)
                CloseCampaign(due.GraceUntil);
        }
    }

    /// <summary>From now on nothing is booked in the period, and it is certified as its boards are here.</summary>
    private void Mark(ClosingPeriod of, DateTimeOffset now)
    {
        AdjustUpTo(of.Seq + 1);
        if (closesItself)
            return;
        marked[of.Period] = BoardTotals.Of(Tally, of.Period);
        campaign.Mark(of, now);
        State.See(campaign.Snapshot);
    }

    private void Close(int period, DateTimeOffset now)
    {
        certified[period] = Standing(period, now);
        campaign.Close(period, now);
        State.See(campaign.Snapshot);
    }

    private void CloseCampaign(DateTimeOffset now)
    {
        certified[BoardKey.Overall] = Standing(BoardKey.Overall, now);
        campaign.CloseAll(now);
        State.See(campaign.Snapshot);
    }

    /// <summary>
    /// Adjustments below the ledger position, each booked unchanged; only another cut of the periods can book it
    /// elsewhere.
    /// </summary>
    private void AdjustUpTo(long seq)
    {
        while (adjustments.TryPeek(out var next) && next.Seq < seq)
        {
            var entry = adjustments.Dequeue();
            var asBooked = closesItself
                ? PeriodBook.Book(Snapshot.Periods, entry.OccurredAt, entry.RecordedAt)
                : new Booking(entry.Period, entry.Late);
            if (asBooked is not { } booking || Limits.Broken(State, [entry]))
                continue;
            Book(entry with { Seq = State.NextSeq(), Period = booking.Number, Late = booking.Late });
        }
    }

    private void Correct(PlayedCorrection correction, DateTimeOffset now)
    {
        if (named[new EventIdentity(correction.Source, correction.Id)] is not { } found)
            return;
        if (Snapshot.IsOver)
            return;

        var (lead, factSeq) = found;
        var fact = lead.Get(factSeq);
        var paid = Reversal.PaidBy(fact, lead.State.Unreversed);
        if (paid.Count > 0)
            AdjustUpTo(
                past.ByHand.FirstOrDefault(x => x.Kind == EntryKind.Reversal && x.FactSeq == paid[0].FactSeq)?.Seq ?? 0
            );
        foreach (var entry in Reversal.Of(State, paid, new BookedBy(correction.Author, correction.Reason, now)))
            Book(entry);
        foreach (var entry in paid)
            lead.State.Unreversed.Remove(entry);

        var freed = lead.TakeBack(fact, paid);
        foreach (var one in freed.Where(x => x is { HoldsStage: true, AwaitsValidation: false }))
            State.Unseen(one);
        lead.Fold();
    }

    private void Amend(PlayedAmendment amendment, DateTimeOffset now)
    {
        var touched = new SortedSet<int>();
        foreach (var (lead, factSeq) in amendment.Events.Select(x => named[x]).OfType<NamedFact>())
        {
            var fact = lead.Get(factSeq);
            if (fact.Status != "late" || fact.HoldsStage)
                continue;

            try
            {
                var by = new BookedBy(amendment.Author, amendment.Reason, now);
                var decision = FactDecision.OfLate(State, lead.State, fact, by);
                decision.Apply();
                lead.Replace([.. decision.Changed, decision.Fact]);
                lead.Fold();
                foreach (var entry in decision.Entries)
                    append(entry);
                touched.UnionWith(decision.Entries.Select(x => x.Period));
            }
            catch (RefusedException)
            {
                Count("rejected");
            }
        }

        foreach (var period in touched.Append(BoardKey.Overall))
            if (certified.TryGetValue(period, out var before))
                certified[period] = Certifying.Certify(
                    new Certification(period, now, before, amendment.Reason),
                    Snapshot,
                    Tally,
                    Seeds(period)
                );
    }

    /// <summary>What closings other than that one have given of each prize.</summary>
    private Dictionary<string, int> Given(int period) =>
        certified
            .Where(x => x.Key != period)
            .SelectMany(x => x.Value.Awards)
            .GroupBy(x => x.Prize)
            .ToDictionary(x => x.Key, x => x.Count());

    private void Book(LedgerEntry entry)
    {
        State.Append(entry);
        append(entry);
    }

    private IReadOnlyDictionary<string, byte[]> Seeds(int period) =>
        Snapshot
            .Campaign.Document.Prizes.Where(x => x.MayBeDrawn)
            .ToDictionary(
                x => x.Code!,
                x => past.Revealed.GetValueOrDefault(new RaffleKey(x.Code!, period)) ?? Sample(x.Code!, period)
            );

    private byte[] Sample(string prize, int period) =>
        System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"a sample of {Snapshot.Campaign.Code}, {prize}, {period}")
        );

    private void Count(string status) => answers[status] = answers.GetValueOrDefault(status) + 1;

    private static IEnumerable<EventIdentity> Named(Past past) => past.Changes.SelectMany(NamedEvents.Of).Distinct();

    private static T Read<T>(Change change) => JsonSerializer.Deserialize<T>(change.Document, EngineJson.Options)!;

    /// <summary>A fact that a correction or an amendment names later.</summary>
    private sealed record NamedFact(PlayedLead Lead, long FactSeq);
}
