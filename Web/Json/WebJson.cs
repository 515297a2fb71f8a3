using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>How the API reads and writes JSON: like the engine, but nulls are written.</summary>
public static class WebJson
{
    public static JsonSerializerOptions Options { get; } =
        new(EngineJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The same for options that a framework made.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = Options.PropertyNamingPolicy;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.Encoder = Options.Encoder;
        foreach (var converter in Options.Converters)
            options.Converters.Add(converter);
    }
}
