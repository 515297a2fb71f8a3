using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace ChallengeHub.Web;

/// <summary>A move as it is sent; its id is the sender's own.</summary>
public sealed record MoveRequest
{
    /// <summary>The lead's code, where the address names none.</summary>
    public string? Lead { get; init; }
    public string? Id { get; init; }
    public string? Type { get; init; }

    /// <summary>The one that the sender saw; null: whichever runs.</summary>
    public int? Cycle { get; init; }

    /// <summary>When it was made; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>By code: to whom the lead goes, or for whom somebody else moves it.</summary>
    public string? Rep { get; init; }
    public decimal? Amount { get; init; }
    public string? Reason { get; init; }
    public NoteRequest? Note { get; init; }

    /// <summary>Of a refusal: the code of the lead of the same prospect that was there first.</summary>
    public string? TwinOf { get; init; }

    /// <summary>Adds what is missing to the errors.</summary>
    /// <param name="path">Where it stands: "" or "[3].".</param>
    public SentMove Read(string lead, FieldErrors errors, string path = "")
    {
        errors.If(Id is null, $"{path}id", "required");
        errors.If(Type is null, $"{path}type", "required");
        var note = Note?.Read(errors, $"{path}note.", needsId: false);
        return new SentMove(lead, Id ?? "", new DeskMove(Type ?? "", Cycle, Rep, Amount, Reason, note, TwinOf), At);
    }
}

/// <summary>A note as it is sent. One that comes with a move has the id of the move, unless it has its own.</summary>
public sealed record NoteRequest
{
    public string? Id { get; init; }
    public NoteKind? Kind { get; init; }
    public string? Text { get; init; }
    public int? Quality { get; init; }

    public LeadNote Read(FieldErrors errors, string path, bool needsId)
    {
        errors.If(Id is null && needsId, $"{path}id", "required");
        errors.If(Kind is null, $"{path}kind", "required");
        return new LeadNote(Id ?? "", "", default, Kind ?? default, Text ?? "", Quality);
    }
}

/// <summary>Up to 1,000 moves, each with its lead.</summary>
public sealed record MovesBody(IReadOnlyList<SentMove> Moves) : IEndpointParameterMetadataProvider
{
    private const string Json = "application/json";

    public static async ValueTask<MovesBody?> BindAsync(HttpContext http)
    {
        RequestBytes.Require(http.Request, Json);
        using var document = JsonText.Parse(await RequestBytes.Read(http));
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw RefusedException.Invalid("body", "not-an-array");
        LeadsBody.RefuseMany(document.RootElement);

        var errors = new FieldErrors();
        var moves = new List<SentMove>();
        foreach (var request in JsonText.Read<IReadOnlyList<MoveRequest>>(document.RootElement))
        {
            var path = $"[{moves.Count}].";
            errors.If(request.Lead is null, $"{path}lead", "required");
            moves.Add(request.Read(request.Lead ?? "", errors, path));
        }

        return errors.Count == 0 ? new MovesBody(moves) : throw RefusedException.Invalid(errors);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new TakesBody(typeof(IReadOnlyList<MoveRequest>), [Json]));
}
