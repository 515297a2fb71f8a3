using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>A draw that anyone can repeat from the published seed and list.</summary>
/// <param name="Tickets">Canonical list, UTF-8 JSON without spaces: <c>[["member",tickets],…]</c> in ordinal order of
/// code.</param>
/// <param name="TicketsSha256">Of <paramref name="Tickets"/>, lower hex.</param>
public sealed record RaffleResult(byte[] Tickets, string TicketsSha256, IReadOnlyList<RaffleWinner> Winners);

/// <param name="Draw">The index i whose number won; indexes between were rejected.</param>
/// <param name="Ticket">Counted from 0 through the tickets that were left, in list order.</param>
public sealed record RaffleWinner(FinalStanding Standing, uint Draw, long Ticket);

/// <summary>Draws a raffle's winners from a seed whose hash was published at launch.</summary>
/// <remarks>
/// u(i) = the first 8 bytes, big-endian, of HMAC-SHA256(seed, the 32 bytes of ticketsSha256 ‖ i as uint32 big-endian),
/// i = 0, 1, 2 … With n tickets left, u ≥ floor(2^64 / n) × n is rejected and i advances; else ticket u mod n wins, all
/// its member's tickets leave the list, which keeps its order, i advances, and the next winner is drawn; until enough
/// have won or no ticket is left.
/// </remarks>
public static class RaffleDraw
{
    public const int SeedLength = 32;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is published at launch: SHA-256 of the secret seed, lower hex.</summary>
    public static string Commitment(byte[] seed) => Convert.ToHexStringLower(SHA256.HashData(seed));

    /// <summary>The prize's own ranks and minimum restrict who holds tickets.</summary>
    public static RaffleResult Draw(Prize prize, byte[] seed, IReadOnlyList<FinalStanding> standings) =>
        Draw(
            prize.Raffle ?? throw new ArgumentException("The prize has no raffle.", nameof(prize)),
            seed,
            Awarding.Eligible(prize, standings)
        );

    public static RaffleResult Draw(Raffle raffle, byte[] seed, IReadOnlyList<FinalStanding> standings) =>
        Draw(
            seed,
            raffle.Winners ?? 0,
            standings
                .Where(line => line.MayWin && line.Points > 0)
                .Select(line => new Holder(line, TicketsOf(raffle, line)))
        );

    private static long TicketsOf(Raffle raffle, FinalStanding line) =>
        raffle.Tickets == RaffleTickets.Entries ? line.Entries : (long)decimal.Floor(line.Points);

    /// <summary>How many would hold tickets.</summary>
    public static int Holders(Prize prize, IReadOnlyList<FinalStanding> standings) =>
        Awarding.Eligible(prize, standings).Count(line => TicketsOf(prize.Raffle!, line) >= 1);

    /// <summary>Among members that are tied, each with one ticket.</summary>
    public static RaffleResult Lot(byte[] seed, IReadOnlyList<FinalStanding> tied, int winners) =>
        Draw(seed, winners, tied.Select(line => new Holder(line, 1)));

    private static RaffleResult Draw(byte[] seed, int winners, IEnumerable<Holder> all)
    {
        var holders = all.Where(holder => holder.Tickets >= 1)
            .OrderBy(holder => holder.Line.Code, StringComparer.Ordinal)
            .ThenBy(holder => holder.Line.Member, StringComparer.Ordinal)
            .ToList();
        var list = Canonical(holders);
        var hash = SHA256.HashData(list);
        return new RaffleResult(
            list,
            Convert.ToHexStringLower(hash),
            Winners(holders, winners, i => Number(seed, hash, i))
        );
    }

    private static List<RaffleWinner> Winners(List<Holder> holders, int count, Func<uint, ulong> number)
    {
        var winners = new List<RaffleWinner>();
        var urn = new Urn(holders.Select(holder => holder.Tickets));
        for (uint i = 0; winners.Count < count && urn.Left > 0; i++)
        {
            var tickets = (ulong)urn.Left;
            var drawn = number(i);
            if (drawn >= (UInt128.One << 64) / tickets * tickets)
                continue;
            var ticket = (long)(drawn % tickets);
            winners.Add(new RaffleWinner(holders[urn.Take(ticket)].Line, i, ticket));
        }
        return winners;
    }

    private static ulong Number(byte[] seed, byte[] ticketsSha256, uint i)
    {
        Span<byte> message = stackalloc byte[36];
        Span<byte> mac = stackalloc byte[32];
        ticketsSha256.CopyTo(message);
        BinaryPrimitives.WriteUInt32BigEndian(message[32..], i);
        HMACSHA256.HashData(seed, message, mac);
        return BinaryPrimitives.ReadUInt64BigEndian(mac);
    }

    private static byte[] Canonical(List<Holder> holders)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var (line, tickets) in holders)
            {
                json.WriteStartArray();
                json.WriteStringValue(line.Member);
                json.WriteNumberValue(tickets);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return buffer.ToArray();
    }

    private sealed record Holder(FinalStanding Line, long Tickets);
}
