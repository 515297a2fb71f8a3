using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>How reports are stored and hashed: like the rest of the product, but nulls are written.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(EngineJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Text(object report) => JsonSerializer.Serialize(report, report.GetType(), Options);

    public static byte[] Bytes(object report) => JsonSerializer.SerializeToUtf8Bytes(report, report.GetType(), Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;

    public static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes, Options)!;
}
