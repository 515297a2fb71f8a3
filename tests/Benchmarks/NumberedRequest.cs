using System.Text;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// A request whose numbers are written over the same bytes each time that it is sent, so that a generator sends new
/// events without making texts.
/// </summary>
internal sealed class NumberedRequest
{
    /// <summary>A number that no other request of the run has.</summary>
    public const string Fresh = "############";

    /// <summary>The number before it once more.</summary>
    public const string Same = "~~~~~~~~~~~~";

    /// <summary>Of one of the players; the first of them more often than the last.</summary>
    public const string Player = "%%%%%%";

    private readonly byte[] bytes;
    private readonly List<Place> places = [];

    public NumberedRequest(string text)
    {
        bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at++)
            if (Mark(at) is { } mark)
            {
                places.Add(new Place(at, mark));
                at += mark.Length - 1;
            }
    }

    /// <summary>To be sent before the next is asked for.</summary>
    public ReadOnlyMemory<byte> Next(Numbers numbers)
    {
        var number = places.Count > 0 && places[0].Mark != Fresh ? numbers.Take() : 0;
        foreach (var place in places)
        {
            if (place.Mark == Fresh)
                number = numbers.Take();
            Write(place.Mark == Player ? numbers.Player(number) : number, bytes.AsSpan(place.At, place.Mark.Length));
        }

        return bytes;
    }

    private string? Mark(int at) =>
        bytes[at] switch
        {
            (byte)'#' when Is(Fresh, at) => Fresh,
            (byte)'~' when Is(Same, at) => Same,
            (byte)'%' when Is(Player, at) => Player,
            _ => null,
        };

    private bool Is(string mark, int at) =>
        at + mark.Length <= bytes.Length && !bytes.AsSpan(at, mark.Length).ContainsAnyExcept((byte)mark[0]);

    private static void Write(long number, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + number % 10);
            number /= 10;
        }
    }

    private sealed record Place(int At, string Mark);
}

/// <summary>The numbers of all requests of one run.</summary>
internal sealed class Numbers(long first, int players)
{
    private long last = first - 1;

    public long Take() => Interlocked.Increment(ref last);

    /// <summary>Spread without chance, so that players differ in points and each run is the same.</summary>
    public int Player(long number)
    {
        var share = unchecked((uint)(number * 2_654_435_761L)) / (double)(1L << 32);
        return (int)(players * share * share);
    }
}
