using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChallengeHub;

public enum CampaignStatus
{
    Draft,
    Scheduled,
    Running,
    Closed,
}

/// <summary>
/// One configured challenge and where it stands. The row is also the lock of all that is written on the campaign.
/// </summary>
/// <param name="Version">Raised by every transaction on the campaign.</param>
/// <param name="ConfigVersion">Raised when document, rules, periods or people change; caches of these are valid for
/// one.</param>
/// <param name="LastSeq">Of the ledger: gap-free, in commit order.</param>
/// <param name="EndedAt">When it was ended early.</param>
public sealed record Campaign(
    long Id,
    string Code,
    CampaignDocument Document,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset? LaunchedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? ClosedAt,
    long Version,
    long ConfigVersion,
    long LastSeq,
    long LastFactSeq
)
{
    public CampaignStatus Status(DateTimeOffset now) =>
        this switch
        {
            { LaunchedAt: null } => CampaignStatus.Draft,
            { ClosedAt: not null } => CampaignStatus.Closed,
            _ when now < StartsAt => CampaignStatus.Scheduled,
            _ => CampaignStatus.Running,
        };

    /// <summary>
    /// A mark of what people decide of it: another one means that somebody has changed, launched or ended it. People,
    /// periods and the clock leave it as it is.
    /// </summary>
    public long Mark =>
        long.MaxValue
        & BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        Id,
                        Document,
                        LaunchedAt,
                        EndedAt,
                    },
                    EngineJson.Options
                )
            )
        );

    /// <summary>The end of the window as played: the early end, or the planned one.</summary>
    public DateTimeOffset End => EndedAt ?? EndsAt;

    /// <summary>What is on its boards follows from its people and settings, and not from the ledger alone.</summary>
    public bool BoardsFollowSettings =>
        Document is { TeamScore: TeamScore.Average } or { Baseline.Kind: BaselineKind.Teams };

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Document.TimeZone!);
}
