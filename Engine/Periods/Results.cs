using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// What a closed period (or campaign: period 0) certifies. Its canonical bytes name members by opaque numbers, so that
/// a person can be pseudonymised and the hash stays true.
/// </summary>
public sealed record Results
{
    public required string Campaign { get; init; }
    public required int Period { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>The ledger position certified.</summary>
    public required long Seq { get; init; }

    /// <summary>Why there is a further version; null in the first.</summary>
    public string? Reason { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<CertifiedLine>> Boards { get; init; }
    public required IReadOnlyList<CertifiedAward> Awards { get; init; }
    public required IReadOnlyList<CertifiedRaffle> Raffles { get; init; }

    /// <summary>
    /// By board, where the campaign has objectives; null leaves the bytes of those without as they were.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CertifiedTarget>>? Targets { get; init; }

    /// <summary>What became of prizes with a stock; null where there is none.</summary>
    public IReadOnlyList<CertifiedStock>? Stocks { get; init; }

    /// <summary>UTF-8 JSON; what the SHA-256 is over.</summary>
    public byte[] Canonical() => JsonSerializer.SerializeToUtf8Bytes(this, EngineJson.Options);

    public static string Sha256(byte[] canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    /// <summary>By member; null: it was closed without objectives.</summary>
    internal IReadOnlyDictionary<string, decimal>? TargetsOf(BoardKey board) =>
        Targets?[board.Word].ToDictionary(x => x.Member, x => x.Target);

    internal IReadOnlyList<Ranked> Board(BoardKey board, CampaignSnapshot snapshot) =>
        ToRanked(Boards[board.Word], board, snapshot);

    internal static IReadOnlyList<Ranked> ToRanked(
        IEnumerable<CertifiedLine> lines,
        BoardKey board,
        CampaignSnapshot snapshot
    ) =>
        [
            .. lines.Select(line => new Ranked(
                line.Rank,
                snapshot.CodeOf(board.Kind, line.Member),
                new BoardLine(board, line.Member, line.Units, line.ReachedAt.ToUnixTimeSeconds(), line.StageCounts),
                line.Team
            )),
        ];
}

/// <param name="Units">Points, or hundredths of a team's average.</param>
public sealed record CertifiedLine(
    long Rank,
    string Member,
    string? Team,
    long Units,
    DateTimeOffset ReachedAt,
    int Entries,
    IReadOnlyList<int> Stages
)
{
    /// <summary>Validated, taken, contacted, closed.</summary>
    [JsonIgnore]
    public StageCounts StageCounts => new(Stages[0], Stages[1], Stages[2], Stages[3]);
}

public sealed record CertifiedAward(
    string Prize,
    LocalText PrizeName,
    decimal? Value,
    BoardKind Board,
    long Rank,
    string Member,
    string? Team,
    decimal Points
);

/// <summary>
/// What a member was asked for, and how far he came: rank and percent are null for who is not on the board.
/// </summary>
public sealed record CertifiedTarget(string Member, decimal Target, long? Rank, decimal? Percent);

/// <summary>What a closing gave of a stock.</summary>
/// <param name="Before">Given by earlier closings.</param>
/// <param name="Given">By this one.</param>
/// <param name="Unserved">Who would have won too, had there been more.</param>
public sealed record CertifiedStock(string Prize, int Stock, int Before, int Given, IReadOnlyList<string> Unserved);

/// <param name="Seed">32 bytes, lower hex: the secret whose SHA-256 was published at launch.</param>
/// <param name="Tickets">The canonical list: [["member", tickets], …] in code order.</param>
public sealed record CertifiedRaffle(
    string Prize,
    string Seed,
    string SeedSha256,
    JsonElement Tickets,
    string TicketsSha256,
    IReadOnlyList<CertifiedDraw> Winners
)
{
    /// <summary>True where it decided a tie for the last of a stock; null for a raffle.</summary>
    public bool? Lot { get; init; }
}

public sealed record CertifiedDraw(string Member, long Draw, long Ticket);

/// <summary>Results as stored, with the bytes that were hashed.</summary>
public sealed record StoredResults(Results Results, byte[] Canonical, string Sha256);
