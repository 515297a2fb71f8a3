using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A campaign as the lines of an export have it: from them alone, and by nothing of the engine, the figures of reports
/// are reckoned a second time.
/// </summary>
internal sealed class ExportedCampaign
{
    private readonly ILookup<string, JsonElement> tables;
    private readonly JsonElement row;

    private ExportedCampaign(ILookup<string, JsonElement> tables, string code)
    {
        this.tables = tables;
        row = tables["Campaigns"].Single(x => Text(x, "Code") == code);
        Document = JsonSerializer.Deserialize<JsonElement>(Text(row, "Document")!);
        People = Of("Participants").ToDictionary(x => Number(x, "Number")!.Value, Person);
        Cards = Of("Leads").ToDictionary(x => Text(x, "Lead")!, ExportedCard.Of);
        Facts = [.. StandingFacts().OrderBy(x => x.Seq)];
        Periods = [.. Of("Periods").Where(x => Number(x, "Void") == 0).Select(Period)];
        Awards = [.. Of("Awards").Where(x => Text(x, "Status") != "Declined").Select(Award)];
    }

    public JsonElement Document { get; }
    public long StartsAt => Number(row, "StartsAt")!.Value;
    public long End => Number(row, "EndedAt") ?? Number(row, "EndsAt")!.Value;
    public long LastFactSeq => Number(row, "LastFactSeq")!.Value;

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<long, ExportedPerson> People { get; }

    /// <summary>By the code of the lead.</summary>
    public IReadOnlyDictionary<string, ExportedCard> Cards { get; }

    /// <summary>In the order of arrival, without those that a correction named.</summary>
    public IReadOnlyList<ExportedFact> Facts { get; }
    public IReadOnlyList<ExportedPeriod> Periods { get; }

    /// <summary>Without those that were declined.</summary>
    public IReadOnlyList<ExportedAward> Awards { get; }

    public static async Task<ExportedCampaign> Read(Archive archive, string code)
    {
        using var file = new MemoryStream();
        await archive.Export(file);
        var rows = Encoding
            .UTF8.GetString(file.ToArray())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => JsonSerializer.Deserialize<JsonElement>(x))
            .Where(x => x.TryGetProperty("table", out _));

        return new(rows.ToLookup(x => Text(x, "table")!, x => x.GetProperty("row")), code);
    }

    /// <summary>Down the document: <c>costs</c>, <c>margin</c>; null: it says nothing there.</summary>
    public JsonElement? Setting(params IEnumerable<string> path)
    {
        var found = Document;
        foreach (var name in path)
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out var next))
                return null;
            found = next;
        }

        return found.ValueKind == JsonValueKind.Null ? null : found;
    }

    public decimal? Amount(params IEnumerable<string> path) => Setting(path)?.GetDecimal();

    public static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    public static long? Number(JsonElement of, string name) =>
        of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    public static decimal? Decimal(string? text) =>
        text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private IEnumerable<JsonElement> Of(string table) =>
        tables[table].Where(x => Number(x, "CampaignId") == Number(row, "Id"));

    private IEnumerable<ExportedFact> StandingFacts()
    {
        var corrected = Of("Changes")
            .Where(x => Text(x, "Kind") == "correction")
            .Select(x => JsonSerializer.Deserialize<JsonElement>(Text(x, "Document")!))
            .Select(x => $"{Text(x, "source")}\n{Text(x, "id")}")
            .ToHashSet();
        return Of("Facts")
            .Where(x => !corrected.Contains($"{Text(x, "Source")}\n{Text(x, "EventId")}"))
            .Select(ExportedFact.Of);
    }

    private ExportedPerson Person(JsonElement person)
    {
        var moves = tables["Moves"]
            .Where(x => Number(x, "Participant") == Number(person, "Number"))
            .Select(x => new ExportedMove(Number(x, "MovedAt")!.Value, Text(x, "LeftTeam")));
        return new(Text(person, "Code")!, Text(person, "Team"), [.. moves.OrderBy(x => x.At)]);
    }

    private static ExportedPeriod Period(JsonElement period) =>
        new(Number(period, "Number")!.Value, Number(period, "StartsAt")!.Value, Number(period, "EndsAt")!.Value);

    private static ExportedAward Award(JsonElement award) =>
        new(Number(award, "Period")!.Value, Decimal(Text(award, "Value")) ?? 0);
}

/// <summary>Instants are milliseconds since 1970, here and below.</summary>
/// <param name="Type">Without its "lead.".</param>
internal sealed record ExportedFact(long Seq, string Type, string Lead, long Cycle, long At)
{
    public long? Rep { get; init; }
    public decimal? Amount { get; init; }

    public static ExportedFact Of(JsonElement row)
    {
        var content = JsonSerializer.Deserialize<JsonElement>(ExportedCampaign.Text(row, "Content")!);
        return new(
            ExportedCampaign.Number(row, "FactSeq")!.Value,
            ExportedCampaign.Text(row, "Type")!["lead.".Length..],
            ExportedCampaign.Text(row, "Lead")!,
            ExportedCampaign.Number(row, "Cycle")!.Value,
            ExportedCampaign.Number(row, "At")!.Value
        )
        {
            Rep = ExportedCampaign.Number(row, "Rep"),
            Amount = content.TryGetProperty("amount", out var amount)
                ? ExportedCampaign.Decimal(amount.GetString())
                : null,
        };
    }
}

internal sealed record ExportedCard
{
    public string? Team { get; init; }

    /// <summary>Who holds it, else whom it names.</summary>
    public long? Rep { get; init; }
    public long? Prospector { get; init; }
    public string? Source { get; init; }
    public string? Account { get; init; }
    public decimal? Cost { get; init; }
    public bool IsRecovered { get; init; }
    public JsonElement? Answers { get; init; }

    public static ExportedCard Of(JsonElement row) =>
        new()
        {
            Team = ExportedCampaign.Text(row, "Team"),
            Rep = ExportedCampaign.Number(row, "Holder") ?? ExportedCampaign.Number(row, "CardRep"),
            Prospector = ExportedCampaign.Number(row, "Prospector"),
            Source = ExportedCampaign.Text(row, "Source"),
            Account = ExportedCampaign.Text(row, "Account"),
            Cost = ExportedCampaign.Decimal(ExportedCampaign.Text(row, "Cost")),
            IsRecovered = ExportedCampaign.Text(row, "OriginLead") is not null,
            Answers = ExportedCampaign.Text(row, "Qualification") is { } json
                ? JsonSerializer.Deserialize<JsonElement>(json)
                : null,
        };
}

/// <param name="Team">The one of now.</param>
/// <param name="Moves">The oldest first.</param>
internal sealed record ExportedPerson(string Code, string? Team, IReadOnlyList<ExportedMove> Moves)
{
    public string? TeamAt(long at) => Moves.FirstOrDefault(x => at < x.At) is { } next ? next.Left : Team;
}

/// <param name="Left">The team that he left then.</param>
internal sealed record ExportedMove(long At, string? Left);

internal sealed record ExportedPeriod(long Number, long StartsAt, long EndsAt);

/// <param name="Period">0: of the whole campaign.</param>
internal sealed record ExportedAward(long Period, decimal Value);
