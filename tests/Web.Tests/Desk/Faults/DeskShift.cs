using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A prospector and a rep at the desk: leads are handed in, written about, taken, contacted, and closed or lost, one
/// after the other, until nobody answers. What was not answered is sent again first, as phones do.
/// </summary>
internal sealed class DeskShift(string campaign, string rep)
{
    private readonly Queue<DeskCall> waiting = new();
    private int leads;

    /// <summary>With what was answered to each at first, in the order sent.</summary>
    public List<DeskCall> Answered { get; } = [];

    /// <summary>What must be told of each lead, by code: types of facts, and kinds and ids of notes.</summary>
    public Dictionary<string, List<string>> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of moves that pay, of those that were answered.</summary>
    public IEnumerable<string> Paying => Answered.Where(x => x.Pays).Select(x => x.Id);

    /// <summary>Returns when the process is gone.</summary>
    public async Task Work(DeskDoors doors)
    {
        try
        {
            while (true)
            {
                if (waiting.Count == 0)
                    waiting.Enqueue(Card());
                await Next(doors);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // killed: whether the last one was written is not known
        }
    }

    /// <summary>What was begun before the process was killed.</summary>
    public async Task Finish(DeskDoors doors)
    {
        while (waiting.Count > 0)
            await Next(doors);
    }

    /// <summary>All of it once more; answers which of them were answered in another way than at first.</summary>
    public async Task<IReadOnlyList<string>> Again(DeskDoors doors)
    {
        var different = new List<string>();
        foreach (var call in Answered)
        {
            var answer = await Send(call, doors);
            if (answer != call.Answer)
                different.Add($"{call.Path} {call.Body}: {call.Answer}, then {answer}");
        }

        return different;
    }

    private async Task Next(DeskDoors doors)
    {
        var call = waiting.Peek();
        var answer = await Send(call, doors);
        waiting.Dequeue();
        Answered.Add(call with { Answer = answer });
        if (call.IsCard)
            Begin(answer);
    }

    /// <summary>What has to be the same whenever it is answered: a lead's card goes on.</summary>
    private static async Task<string> Send(DeskCall call, DeskDoors doors)
    {
        var by = call.IsFinders ? doors.Finder : doors.Rep;
        if (call.IsCard)
        {
            var created = await by.Post(call.Path, call.Body, ("Idempotency-Key", call.Id));
            return created.Is(201).Json.GetProperty("code").GetString()!;
        }

        var answer = (await by.Post(call.Path, call.Body)).Is(200).Json;
        return call.IsNote
            ? Notes(answer).Single(x => x.GetProperty("id").GetString() == call.Id).GetRawText()
            : answer.GetProperty("result").GetRawText();
    }

    private static IEnumerable<JsonElement> Notes(JsonElement lead) =>
        lead.GetProperty("story").EnumerateArray().Where(x => x.GetProperty("kind").GetString() == "note");

    private DeskCall Card()
    {
        leads++;
        var body = Story.Json(new { company = $"{rep} {leads}" });
        return new DeskCall($"{rep}-{leads}", $"campaigns/{campaign}/leads", body) { IsCard = true, IsFinders = true };
    }

    /// <summary>What is done with a lead once it has a code.</summary>
    private void Begin(string lead)
    {
        var note = $"{Guid.NewGuid()}";
        var end = leads % 3 == 0 ? "lost" : "closed";
        var told = Told[lead] = ["lead.received"];

        waiting.Enqueue(
            new DeskCall(
                note,
                $"{Path(lead)}/notes",
                Story.Json(
                    new
                    {
                        id = note,
                        kind = "note",
                        text = $"Of {lead}",
                    }
                )
            )
            {
                IsNote = true,
                IsFinders = true,
            }
        );
        told.Add($"note {note}");
        foreach (var type in new[] { "taken", "contacted", end })
        {
            var move = Move(lead, type);
            waiting.Enqueue(move);
            told.Add($"lead.{type}");
            if (type == "contacted")
                told.Add($"call {move.Id}");
        }
    }

    private DeskCall Move(string lead, string type)
    {
        var id = $"{Guid.NewGuid()}";
        var body = new
        {
            id,
            type = $"lead.{type}",
            amount = type == "closed" ? 100m : (decimal?)null,
            reason = type == "lost" ? "No budget" : null,
            note = type == "contacted" ? new { kind = "call", text = "They listen." } : null,
        };
        return new DeskCall(id, $"{Path(lead)}/moves", Story.Json(body)) { Pays = type != "lost" };
    }

    private string Path(string lead) => $"campaigns/{campaign}/leads/{Uri.EscapeDataString(lead)}";
}

/// <summary>A request of a shift.</summary>
/// <param name="Id">The client's own: of a card the key by which it is created once.</param>
internal sealed record DeskCall(string Id, string Path, string Body)
{
    public bool IsCard { get; init; }
    public bool IsNote { get; init; }

    /// <summary>By the prospector; else by the rep.</summary>
    public bool IsFinders { get; init; }
    public bool Pays { get; init; }
    public string Answer { get; init; } = "";
}

/// <summary>The two by the process that runs now.</summary>
internal sealed record DeskDoors(ApiClient Finder, ApiClient Rep);
