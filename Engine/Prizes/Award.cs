namespace ChallengeHub;

public enum AwardStatus
{
    Awarded,
    Notified,
    Claimed,
    Delivered,
    Declined,
}

/// <summary>That a prize was won, and how far its hand-over is.</summary>
public sealed record Award
{
    public long Id { get; init; }
    public long CampaignId { get; init; }

    /// <summary>0: the campaign's.</summary>
    public int Period { get; init; }
    public string Prize { get; init; } = "";
    public LocalText PrizeName { get; init; } = "";
    public decimal? Value { get; init; }
    public BoardKind Board { get; init; }
    public string Member { get; init; } = "";
    public string? Team { get; init; }
    public long Rank { get; init; }
    public decimal Points { get; init; }
    public AwardStatus Status { get; init; }
    public DateTimeOffset AwardedAt { get; init; }

    /// <summary>
    /// awarded → notified → claimed → delivered; declined from anywhere before delivery. A step may be skipped; it is
    /// taken back only by <see cref="Awards.TakeBack"/>.
    /// </summary>
    public bool MayBecome(AwardStatus next) =>
        Status is not (AwardStatus.Delivered or AwardStatus.Declined) && next > Status;

    /// <summary>What it was before its last step, by the steps noted so far; null while it has taken none.</summary>
    public static AwardStatus? Before(IEnumerable<AwardStatus> steps)
    {
        var way = new Stack<AwardStatus>([AwardStatus.Awarded]);
        foreach (var step in steps)
        {
            // a step back was noted as a step, too
            while (way.Count > 0 && way.Peek() >= step)
                way.Pop();
            way.Push(step);
        }
        way.Pop();
        return way.TryPeek(out var before) ? before : null;
    }
}
