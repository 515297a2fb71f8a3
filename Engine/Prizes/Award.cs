namespace ChallengeHub;

public enum AwardStatus { Awarded, Notified, Claimed, Delivered, Declined }

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

    /// <summary>awarded → notified → claimed → delivered; declined from anywhere before delivery. A step may be skipped, never taken back.</summary>
    public bool MayBecome(AwardStatus next) =>
        Status is not (AwardStatus.Delivered or AwardStatus.Declined) && next > Status;
}
