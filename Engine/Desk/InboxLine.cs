namespace ChallengeHub;

/// <summary>What somebody is reminded of in one line: one thing, or several of a kind within a minute.</summary>
/// <param name="Latest">The last of them; the line is read up to its number.</param>
/// <param name="Count">Of how many leads.</param>
public sealed record InboxLine(CampaignSnapshot Snapshot, Notification Latest, int Count)
{
    public string Campaign => Snapshot.Campaign.Code;
    public bool IsRead { get; init; }

    /// <summary>By code; null: it is about several, or about none.</summary>
    public string? Lead => Count == 1 ? Latest.Lead : null;

    /// <summary>Whether the reader sees the lead as it is now.</summary>
    public bool IsLeadSeen { get; init; }

    /// <summary>Of a lead that the reader sees.</summary>
    public string? Company => IsLeadSeen ? Latest.Of?.Company : null;
}

/// <summary>What somebody is reminded of, the latest first.</summary>
/// <param name="Unread">How many lines, up to <see cref="Inbox.MostUnread"/>; none in quiet hours.</param>
/// <param name="Next">Below which number the next page begins; null: this is the last one.</param>
public sealed record InboxPage(int Unread, IReadOnlyList<InboxLine> Lines, long? Next);

/// <summary>Something of which an account is reminded in a campaign.</summary>
internal sealed record InboxEntry(InboxReach Reach, Notification Notification);

/// <summary>Makes lines of entries. Pure.</summary>
internal static class InboxLines
{
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <param name="entries">The latest first.</param>
    public static IReadOnlyList<InboxLine> Of(IEnumerable<InboxEntry> entries, long readUpTo)
    {
        var lines = new List<Gathered>();
        var last = new Dictionary<GatheredKey, Gathered>();
        foreach (var entry in entries)
        {
            var one = entry.Notification;
            var key = new GatheredKey(entry.Reach.Campaign, one.Kind, one.Participant, one.Team);
            if (last.TryGetValue(key, out var line) && line.Takes(one))
            {
                line.Count += one.Count;
                continue;
            }

            last[key] = line = new Gathered(entry) { Count = one.Count };
            lines.Add(line);
        }

        return [.. lines.Select(x => x.Line(readUpTo))];
    }

    private sealed class Gathered(InboxEntry first)
    {
        public int Count { get; set; }

        /// <summary>What says something of its own stays a line of its own.</summary>
        public bool Takes(Notification one) =>
            one.Kind is not (NotificationKind.Overtaken or NotificationKind.Prize)
            && first.Notification.At - one.At <= Together;

        public InboxLine Line(long readUpTo)
        {
            var latest = first.Notification;
            return new InboxLine(first.Reach.Snapshot, latest, Count)
            {
                IsRead = latest.Number <= readUpTo,
                IsLeadSeen =
                    latest.Of?.Place is { } place && LeadSights.Sees(first.Reach.Mover, place) != LeadSight.Nothing,
            };
        }
    }

    private sealed record GatheredKey(string Campaign, NotificationKind Kind, int? Participant, string? Team);
}
