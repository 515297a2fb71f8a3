using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>What a sender told, in one canonical form: equal text means equal content (instant to the ms, decimals by value, null = absent).</summary>
internal sealed record FactContent(
    string Type, string Lead, string? Rep, string? Prospector, long At, string? Amount, string? Account,
    SortedDictionary<string, string>? Attributes, OriginLead? OriginLead)
{
    public static string Of(LeadEvent told) => JsonSerializer.Serialize(
        new FactContent(
            told.Type, told.Lead, told.Rep, told.Prospector, told.At.ToUnixTimeMilliseconds(), told.Amount is { } amount ? Plain(amount) : null,
            told.Account, told.Attributes is { } attributes ? new(attributes.ToDictionary(), StringComparer.Ordinal) : null, told.OriginLead),
        EngineJson.Options);

    /// <summary>The event of a stored fact.</summary>
    public static LeadEvent Read(string campaign, Fact fact)
    {
        var content = JsonSerializer.Deserialize<FactContent>(fact.Content, EngineJson.Options)!;
        return new LeadEvent
        {
            Campaign = campaign, Source = fact.Source, Id = fact.EventId, Type = content.Type, Lead = content.Lead, Rep = content.Rep,
            Prospector = content.Prospector, At = fact.At, Account = content.Account, Attributes = content.Attributes, OriginLead = content.OriginLead,
            Amount = content.Amount is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>The same with another code for a player who was erased.</summary>
    public static string Renamed(string content, string code, string pseudonym)
    {
        var told = JsonSerializer.Deserialize<FactContent>(content, EngineJson.Options)!;
        return JsonSerializer.Serialize(told with { Rep = told.Rep == code ? pseudonym : told.Rep, Prospector = told.Prospector == code ? pseudonym : told.Prospector }, EngineJson.Options);
    }

    // dividing by a one of full scale strips trailing zeros: 10.50 and 10.5 are one value
    private static string Plain(decimal amount) => (amount / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
