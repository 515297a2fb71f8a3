namespace ChallengeHub;

/// <summary>
/// Writes down whom a fact, a note or a deadline concerns, in the same transaction. Each has a mark: the same again is
/// none.
/// </summary>
internal static class DeskNotifications
{
    /// <summary>A fact from longer ago, as programs send them at first, is no news to anybody.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromDays(3);

    /// <summary>Whether the fact may concern anybody: cheap, since every event passes here.</summary>
    public static bool MayTell(Fact fact, DateTimeOffset now) =>
        fact.Type
            is EventTypes.Received
                or EventTypes.Recycled
                or EventTypes.Validated
                or EventTypes.Refused
                or EventTypes.Assigned
                or EventTypes.Released
                or EventTypes.Closed
        && now - fact.At <= Latest
        && !fact.IsIgnored;

    /// <summary>Of facts that were recorded in this transaction: one row for whom many of a kind concern.</summary>
    public static async Task Recorded(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        IReadOnlyCollection<RecordedFact> facts,
        DateTimeOffset now
    )
    {
        if (facts.Count == 0)
            return;
        var players = facts.Any(x => NamesHolder(x.Fact) && EventSources.AccountOf(x.Fact.Source) is not null)
            ? await AccountRows.Players(work.Connection, snapshot.Campaign.Code, work.Transaction)
            : [];

        var notices = facts.SelectMany(x => Of(snapshot, x, players));
        await Append(work, snapshot, Together(notices), now);
    }

    /// <summary>A deadline passed: to who holds the lead, and to those who direct its team.</summary>
    internal static Task Overdue(UnitOfWork work, CampaignSnapshot snapshot, StoredLead lead, DateTimeOffset now)
    {
        if (lead is not { DeadlineWhat: { } what, DeadlineAt: { } at })
            return Task.CompletedTask;

        var kind = what switch
        {
            DeadlineKind.Validate => NotificationKind.OverdueValidate,
            DeadlineKind.Take => NotificationKind.OverdueTake,
            DeadlineKind.Contact => NotificationKind.OverdueContact,
            _ => NotificationKind.OverdueClose,
        };
        var mark = $"{lead.Number}:{at.ToUnixTimeMilliseconds()}";
        var notices = new List<Notice> { new(kind, new Addressee(null, lead.ReachTeam), mark, lead.Lead) };
        if (what != DeadlineKind.Validate && lead.Holder is { } holder)
            notices.Add(new(kind, new Addressee(holder), mark, lead.Lead));
        return Append(work, snapshot, notices, now);
    }

    /// <summary>The next call is due: to who holds the lead.</summary>
    internal static Task Call(UnitOfWork work, CampaignSnapshot snapshot, StoredLead lead, DateTimeOffset now) =>
        lead is { Holder: { } holder, NextAt: { } at }
            ? Append(
                work,
                snapshot,
                [
                    new Notice(
                        NotificationKind.Call,
                        new Addressee(holder),
                        $"{lead.Number}:{at.ToUnixTimeMilliseconds()}",
                        lead.Lead
                    )
                    {
                        Detail = new NotificationDetail { DueAt = at },
                    },
                ],
                now
            )
            : Task.CompletedTask;

    /// <summary>To who found the lead: what a rep thinks of it.</summary>
    internal static Task Rated(UnitOfWork work, CampaignSnapshot snapshot, StoredLead lead, LeadNote note) =>
        note is { Kind: NoteKind.Rating, Quality: { } quality } && lead.Prospector is { } prospector
            ? Append(
                work,
                snapshot,
                [
                    new Notice(NotificationKind.Rated, new Addressee(prospector), $"{lead.Number}:{note.Id}", lead.Lead)
                    {
                        Detail = new NotificationDetail { Quality = quality },
                    },
                ],
                note.At
            )
            : Task.CompletedTask;

    private static IEnumerable<Notice> Of(
        CampaignSnapshot snapshot,
        RecordedFact recorded,
        IReadOnlyList<PlayingAccount> players
    ) =>
        recorded.Fact.Type switch
        {
            EventTypes.Received or EventTypes.Recycled => Arrived(recorded),
            EventTypes.Assigned => Assigned(snapshot, recorded, players),
            EventTypes.Released => Released(snapshot, recorded, players),
            _ => Judged(snapshot, recorded),
        };

    /// <summary>Those who direct its team have to judge it.</summary>
    private static IEnumerable<Notice> Arrived(RecordedFact recorded)
    {
        var fact = recorded.Fact;
        var isFirst = fact.Type == EventTypes.Recycled || recorded.First(EventTypes.Received) == fact.FactSeq;
        return recorded.Row.Status == LeadStatus.Waiting && isFirst
            ? [recorded.Notice(NotificationKind.Waiting, new Addressee(null, recorded.Row.ReachTeam))]
            : [];
    }

    /// <summary>What became of his lead, to who found it.</summary>
    private static IEnumerable<Notice> Judged(CampaignSnapshot snapshot, RecordedFact recorded)
    {
        if (recorded.Row.Prospector is not { } prospector)
            return [];

        var fact = recorded.Fact;
        var kind = fact.Type switch
        {
            EventTypes.Validated when fact.HoldsStage && snapshot.Campaign.Document.Validation =>
                NotificationKind.Validated,
            EventTypes.Refused
                when recorded.Row.Status == LeadStatus.Refused && recorded.Last(EventTypes.Refused) == fact.FactSeq =>
                NotificationKind.Refused,
            EventTypes.Closed when fact.HoldsStage && recorded.Row.Status == LeadStatus.Won => NotificationKind.Won,
            _ => (NotificationKind?)null,
        };
        if (kind is not { } some)
            return [];

        var notice = recorded.Notice(some, new Addressee(prospector));
        return some == NotificationKind.Refused ? [notice with { Detail = WhyOf(snapshot, fact) }] : [notice];
    }

    private static IEnumerable<Notice> Assigned(
        CampaignSnapshot snapshot,
        RecordedFact recorded,
        IReadOnlyList<PlayingAccount> players
    )
    {
        var fact = recorded.Fact;
        var before = recorded.HolderBefore(snapshot);
        if (fact.Rep is not { } rep || rep == before)
            yield break;

        var isOver = recorded.Row.Status is LeadStatus.Won or LeadStatus.Lost or LeadStatus.Refused;
        if (recorded.LastNaming == fact.FactSeq && !isOver && !IsBy(rep, fact, snapshot, players))
            yield return recorded.Notice(NotificationKind.Assigned, new Addressee(rep));
        if (before is { } earlier && !IsBy(earlier, fact, snapshot, players))
            yield return recorded.Notice(NotificationKind.Released, new Addressee(earlier));
    }

    /// <summary>A program says what the rep did in it; people and deadlines take a lead away from him.</summary>
    private static IEnumerable<Notice> Released(
        CampaignSnapshot snapshot,
        RecordedFact recorded,
        IReadOnlyList<PlayingAccount> players
    )
    {
        var fact = recorded.Fact;
        if (
            !EventSources.IsOwn(fact.Source)
            || recorded.HolderBefore(snapshot) is not { } holder
            || IsBy(holder, fact, snapshot, players)
        )
            return [];

        var isLate = fact.Source == EventSources.Deadline;
        var notice = recorded.Notice(
            isLate ? NotificationKind.ReleasedLate : NotificationKind.Released,
            new Addressee(holder)
        );
        return isLate ? [notice] : [notice with { Detail = WhyOf(snapshot, fact) }];
    }

    private static bool NamesHolder(Fact fact) => fact.Type is EventTypes.Assigned or EventTypes.Released;

    /// <summary>Whether the rep did it himself: of that he needs no reminder.</summary>
    private static bool IsBy(int rep, Fact fact, CampaignSnapshot snapshot, IReadOnlyList<PlayingAccount> players) =>
        EventSources.AccountOf(fact.Source) is { } account
        && players.Any(x => x.AccountId == account && x.Code == snapshot.Get(rep).Code);

    private static NotificationDetail? WhyOf(CampaignSnapshot snapshot, Fact fact) =>
        FactContent.Read(snapshot.Campaign.Code, fact).Attributes?.GetValueOrDefault(DeskAttributes.Reason)
            is { } reason
            ? new NotificationDetail { Reason = reason }
            : null;

    /// <summary>Many of a kind at once are one, unless each says something of its own.</summary>
    private static IEnumerable<Notice> Together(IEnumerable<Notice> notices)
    {
        foreach (var group in notices.GroupBy(x => new NoticeGroup(x.Kind, x.To)))
        {
            var plain = group.Where(x => x.Detail is null).ToList();
            foreach (var notice in group.Where(x => x.Detail is not null))
                yield return notice;
            if (plain.Count == 1)
                yield return plain[0];
            if (plain.Count > 1)
                yield return plain[0] with
                {
                    Lead = null,
                    Detail = new NotificationDetail { Count = plain.Count },
                };
        }
    }

    private static Task Append(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        IEnumerable<Notice> notices,
        DateTimeOffset now
    ) =>
        NotificationRows.Append(
            work,
            snapshot.Campaign.Id,
            notices.Select(x => new Notification
            {
                Kind = x.Kind,
                Mark = $"{x.Kind}:{x.Mark}:{x.To.Text}",
                Participant = x.To.Participant,
                Team = x.To.Team,
                Lead = x.Lead,
                Detail = x.Detail,
                At = now.ToMilliseconds(),
            })
        );

    private sealed record NoticeGroup(NotificationKind Kind, Addressee To);
}

/// <summary>A fact of this transaction, with what its lead has become and all facts of the lead.</summary>
internal sealed record RecordedFact(Fact Fact, StoredLead Row, IReadOnlyCollection<Fact> Story)
{
    /// <summary>The last that says who holds the lead.</summary>
    public long? LastNaming =>
        Story
            .LastOrDefault(x =>
                x is { Type: EventTypes.Assigned or EventTypes.Taken, TakenBack: false, IsIgnored: false }
            )
            ?.FactSeq;

    public long? First(string type) => Story.FirstOrDefault(x => x.Type == type && !x.TakenBack)?.FactSeq;

    public long? Last(string type) => Story.LastOrDefault(x => x.Type == type && !x.TakenBack)?.FactSeq;

    public int? HolderBefore(CampaignSnapshot snapshot) =>
        LeadCourse.Of(snapshot.Campaign.Document.Validation, Story.TakeWhile(x => x.FactSeq < Fact.FactSeq)).Holder;

    public Notice Notice(NotificationKind kind, Addressee to) => new(kind, to, $"{Fact.FactSeq}", Row.Lead);
}

/// <summary>Something to be said to somebody.</summary>
/// <param name="Mark">What tells it from others of its kind to the same.</param>
/// <param name="Lead">By code; null: it is about several.</param>
internal sealed record Notice(NotificationKind Kind, Addressee To, string Mark, string? Lead)
{
    public NotificationDetail? Detail { get; init; }
}

/// <summary>One participant, by number; else those who direct a team; else those who run the campaign.</summary>
internal sealed record Addressee(int? Participant, string? Team = null)
{
    public string Text => Participant is { } number ? $"#{number}" : Team ?? "";
}
