using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>One line of the winners' file, its members in the order of the columns.</summary>
/// <param name="Period">A number, or "campaign".</param>
/// <param name="Value">In <paramref name="Currency"/>.</param>
public sealed record WinnerLine(
    string Campaign,
    object Period,
    string Prize,
    string PrizeName,
    decimal? Value,
    string? Currency,
    long Rank,
    string Code,
    string Name,
    string? Team,
    decimal Points,
    string Status,
    DateTimeOffset AwardedAt,
    long Id
)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "campaign",
        "period",
        "prize",
        "prize name",
        "value",
        "currency",
        "rank",
        "code",
        "name",
        "team",
        "points",
        "status",
        "awardedAt",
    ];

    public static WinnerLine Of(Winner x, string language) =>
        new(
            x.Campaign,
            x.Period == BoardKey.Overall ? "campaign" : x.Period,
            x.Prize,
            x.PrizeName.In(language),
            x.Value,
            x.Currency,
            x.Rank,
            x.Code,
            x.Name,
            x.Team,
            x.Points,
            JsonNamingPolicy.KebabCaseLower.ConvertName(x.Status.ToString()),
            x.AwardedAt,
            x.Id
        );

    /// <summary>Strings, numbers (int, long, decimal) and nulls, one for each column.</summary>
    [JsonIgnore]
    public IReadOnlyList<object?> Cells =>
        [
            Campaign,
            Period,
            Prize,
            PrizeName,
            Value,
            Currency,
            Rank,
            Code,
            Name,
            Team,
            Points,
            Status,
            AwardedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        ];
}
