using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// What a sender sent, in one canonical form: equal text means equal content (instant to the ms, decimals by value,
/// null = absent).
/// </summary>
/// <param name="Rep">By code, and <paramref name="Prospector"/> alike.</param>
/// <param name="Amount">In the campaign's currency, by the rate of when it was recorded.</param>
/// <param name="AsReceived">Null: nothing was sent in other words.</param>
internal sealed record FactContent(
    string Type,
    string Lead,
    string? Rep,
    string? Prospector,
    long At,
    string? Amount,
    string? Account,
    SortedDictionary<string, string>? Attributes,
    OriginLead? OriginLead,
    [property: JsonPropertyName("told")] ReceivedTerms? AsReceived = null
)
{
    public static string Of(ResolvedEvent resolved) => JsonSerializer.Serialize(Whole(resolved), EngineJson.Options);

    /// <summary>The event of a stored fact.</summary>
    public static LeadEvent Read(string campaign, Fact fact)
    {
        var content = Parse(fact.Content);
        return new LeadEvent
        {
            Campaign = campaign,
            Source = fact.Source,
            Id = fact.EventId,
            Type = content.Type,
            Lead = content.Lead,
            Rep = content.Rep,
            Prospector = content.Prospector,
            At = fact.At,
            Account = content.Account,
            Attributes = content.Attributes,
            OriginLead = content.OriginLead,
            Amount = content.Amount is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>
    /// Whether the same was received before: somebody by the same address or as the same participant, the same amount
    /// in the same currency, whatever addresses and rates have become since.
    /// </summary>
    public static bool Same(string known, ResolvedEvent again)
    {
        var other = Whole(again);
        if (known == JsonSerializer.Serialize(other, EngineJson.Options))
            return true;

        var one = Parse(known);
        return one.Rest() == other.Rest()
            && ReceivedPerson.Rep(one).Same(ReceivedPerson.Rep(other))
            && ReceivedPerson.Prospector(one).Same(ReceivedPerson.Prospector(other))
            && one.Money() == other.Money();
    }

    /// <summary>The same with other codes for players who were erased.</summary>
    /// <param name="pseudonym">Null: that code stays.</param>
    public static string Renamed(string content, Func<string, string?> pseudonym)
    {
        var read = Parse(content);
        var rep = read.Rep is null ? null : pseudonym(read.Rep);
        var prospector = read.Prospector is null ? null : pseudonym(read.Prospector);

        return JsonSerializer.Serialize(
            read with
            {
                Rep = rep ?? read.Rep,
                Prospector = prospector ?? read.Prospector,
                AsReceived = ReceivedTerms.OrNull(
                    rep is not null ? null : read.AsReceived?.Rep,
                    prospector is not null ? null : read.AsReceived?.Prospector,
                    read.Money()
                ),
            },
            EngineJson.Options
        );
    }

    private static FactContent Whole(ResolvedEvent resolved)
    {
        var leadEvent = resolved.Event;
        return new FactContent(
            leadEvent.Type,
            leadEvent.Lead,
            leadEvent.Rep,
            leadEvent.Prospector,
            leadEvent.At.ToUnixTimeMilliseconds(),
            Plain(leadEvent.Amount),
            leadEvent.Account,
            leadEvent.Attributes is { } attributes ? new(attributes.ToDictionary(), StringComparer.Ordinal) : null,
            leadEvent.OriginLead,
            resolved.AsReceived
        );
    }

    private static FactContent Parse(string content) =>
        JsonSerializer.Deserialize<FactContent>(content, EngineJson.Options)!;

    /// <summary>All but who and how much.</summary>
    private string Rest() =>
        JsonSerializer.Serialize(
            this with
            {
                Rep = null,
                Prospector = null,
                Amount = null,
                AsReceived = null,
            },
            EngineJson.Options
        );

    private ReceivedMoney Money() =>
        AsReceived?.Currency is { } currency
            ? new ReceivedMoney(AsReceived.Amount, currency)
            : new ReceivedMoney(Amount, null);

    // dividing by a one of full scale strips trailing zeros: 10.50 and 10.5 are one value
    public static string? Plain(decimal? amount) =>
        (amount / 1.0000000000000000000000000000m)?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// What an event said in other words than the campaign's own: addresses in small letters, an amount in another
/// currency.
/// </summary>
internal sealed record ReceivedTerms(string? Rep, string? Prospector, string? Amount, string? Currency)
{
    public static ReceivedTerms? OrNull(string? rep, string? prospector, ReceivedMoney money) =>
        (rep ?? prospector ?? money.Currency) is null
            ? null
            : new ReceivedTerms(rep, prospector, money.Currency is null ? null : money.Amount, money.Currency);
}

/// <param name="Currency">Null: the campaign's.</param>
internal sealed record ReceivedMoney(string? Amount, string? Currency);

/// <summary>Somebody as an event named him.</summary>
/// <param name="Code">Null: nobody is named.</param>
/// <param name="Email">Null: the sender named the code.</param>
internal sealed record ReceivedPerson(string? Code, string? Email)
{
    public static ReceivedPerson Rep(FactContent content) => new(content.Rep, content.AsReceived?.Rep);

    public static ReceivedPerson Prospector(FactContent content) =>
        new(content.Prospector, content.AsReceived?.Prospector);

    public bool Same(ReceivedPerson other) => Code == other.Code || (Email is not null && Email == other.Email);
}
