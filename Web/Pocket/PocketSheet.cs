using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>What the own page hands to its script beside the <see cref="PageSheet"/>, as JSON in the page.</summary>
public sealed record PocketSheet(
    PocketAnswer Me,
    IReadOnlyList<SpokenCheer> Cheers,
    IReadOnlyDictionary<string, string> Words
)
{
    /// <summary>As the API writes it, with what could end the element escaped.</summary>
    private static readonly JsonSerializerOptions Escaped = new(WebJson.Options)
    {
        Encoder = JavaScriptEncoder.Default,
    };

    public static PocketSheet Of(PocketAnswer me) =>
        new(me, [.. Enum.GetValues<Cheer>().Select(x => new SpokenCheer(x, T.Of($"cheer{x}")))], T.Beginning("Pocket"));

    public string Json() => JsonSerializer.Serialize(this, Escaped);
}

/// <summary>A cheer in the reader's language.</summary>
public sealed record SpokenCheer(Cheer Cheer, string Words);
