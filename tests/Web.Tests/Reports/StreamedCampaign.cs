using System.IO.Pipelines;
using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The only campaign of an installation, taken off the lines of its export while they are being written: of each line
/// it keeps what a funnel is reckoned from, and nowhere is the whole of them. Nothing of the engine reckons here.
/// </summary>
internal sealed class StreamedCampaign
{
    private const string LineBegins = "{\"table\":\"";
    private const int AtOnce = 1 << 16;

    private static readonly string[] Tables =
    [
        "Campaigns",
        "Periods",
        "Participants",
        "Moves",
        "Changes",
        "Facts",
        "Awards",
        "Leads",
    ];

    private readonly Dictionary<string, List<ExportedFact>> stories = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<ExportedMove>> moves = [];
    private readonly HashSet<string> corrected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenDays> days = new(StringComparer.Ordinal);
    private JsonElement document;

    public long StartsAt { get; private set; }
    public long End { get; private set; }
    public long LastFactSeq { get; private set; }
    public JsonElement Costs => document.GetProperty("costs");

    /// <summary>By number.</summary>
    public Dictionary<long, ExportedPerson> People { get; } = [];

    /// <summary>By the code of the lead.</summary>
    public Dictionary<string, ExportedCard> Cards { get; } = new(StringComparer.Ordinal);
    public List<ExportedPeriod> Periods { get; } = [];

    /// <summary>Without those that were declined.</summary>
    public List<ExportedAward> Awards { get; } = [];

    public static async Task<StreamedCampaign> Read(Archive archive)
    {
        var pipe = new Pipe();
        var writing = Task.Run(() => Write(archive, pipe.Writer));
        var campaign = new StreamedCampaign();
        using (var lines = new StreamReader(pipe.Reader.AsStream()))
            while (await lines.ReadLineAsync() is { } line)
                campaign.Take(line);
        await writing;
        return campaign;
    }

    /// <summary>Its runs that were received in the campaign's days, one after the other.</summary>
    public IEnumerable<StreamedLead> Leads()
    {
        foreach (var story in stories.Values)
        foreach (var run in story.GroupBy(x => x.Cycle))
            if (StreamedLead.Of(this, [.. run]) is { } lead)
                yield return lead;
    }

    /// <summary>When a team works; null: of none, by the campaign's own hours.</summary>
    public OpenDays DaysOf(string? team)
    {
        if (days.TryGetValue(team ?? "", out var known))
            return known;
        return days[team ?? ""] = OpenDays.Of(document, team, StartsAt, End);
    }

    private static async Task Write(Archive archive, PipeWriter writer)
    {
        await using var file = new BufferedStream(writer.AsStream(), AtOnce);
        await archive.Export(file);
    }

    private void Take(string line)
    {
        if (!line.StartsWith(LineBegins, StringComparison.Ordinal))
            return;
        var table = line[LineBegins.Length..line.IndexOf('"', LineBegins.Length)];
        if (!Tables.Contains(table))
            return;
        using var json = JsonDocument.Parse(line);
        Take(table, json.RootElement.GetProperty("row"));
    }

    private void Take(string table, JsonElement row)
    {
        switch (table)
        {
            case "Campaigns":
                TakeCampaign(row);
                break;
            case "Periods" when Number(row, "Void") == 0:
                Periods.Add(new(Number(row, "Number"), Number(row, "StartsAt"), Number(row, "EndsAt")));
                break;
            case "Participants":
                TakePerson(row);
                break;
            case "Moves":
                moves[Number(row, "Participant")].Add(new(Number(row, "MovedAt"), Text(row, "LeftTeam")));
                break;
            case "Changes" when Text(row, "Kind") == "correction":
                TakeCorrection(JsonSerializer.Deserialize<JsonElement>(Text(row, "Document")!));
                break;
            case "Facts" when !corrected.Contains($"{Text(row, "Source")}\n{Text(row, "EventId")}"):
                TakeFact(ExportedFact.Of(row));
                break;
            case "Awards" when Text(row, "Status") != "Declined":
                Awards.Add(new(Number(row, "Period"), ExportedCampaign.Decimal(Text(row, "Value")) ?? 0));
                break;
            case "Leads":
                Cards.Add(Text(row, "Lead")!, ExportedCard.Of(row));
                break;
        }
    }

    private void TakeCampaign(JsonElement row)
    {
        document = JsonSerializer.Deserialize<JsonElement>(Text(row, "Document")!);
        StartsAt = Number(row, "StartsAt");
        End = ExportedCampaign.Number(row, "EndedAt") ?? Number(row, "EndsAt");
        LastFactSeq = Number(row, "LastFactSeq");
    }

    /// <summary>Moves follow, the oldest first.</summary>
    private void TakePerson(JsonElement row)
    {
        var number = Number(row, "Number");
        moves[number] = [];
        People[number] = new(Text(row, "Code")!, Text(row, "Team"), moves[number]);
    }

    private void TakeCorrection(JsonElement correction) =>
        corrected.Add($"{Text(correction, "source")}\n{Text(correction, "id")}");

    private void TakeFact(ExportedFact fact)
    {
        if (!stories.TryGetValue(fact.Lead, out var story))
            stories[fact.Lead] = story = [];
        story.Add(fact);
    }

    private static string? Text(JsonElement of, string name) => ExportedCampaign.Text(of, name);

    private static long Number(JsonElement of, string name) => ExportedCampaign.Number(of, name)!.Value;
}
