using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Where senders tell their lead events; an answer means: durable.</summary>
public static class EventsApi
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGroup("/api/v1/events")
            .WithTags("Events")
            .RequireAccess(AccessPolicies.Events)
            .WithProblems(400, 401, 403)
            .MapPost("/", Record)
            .WithProblems(413, 415)
            .WithSummary("Record events")
            .WithDescription(
                "One event, an array of at most 1,000, or CloudEvents 1.0 (structured, batch, or binary). Answered "
                    + "in the order given once every event is durable. Telling the same event again changes "
                    + "nothing. `rep` and `prospector` are codes or e-mail addresses of participants; `amount` is "
                    + "in `currency`, the campaign's or one of its `rates`. `lead.amount_changed` pays the lead's "
                    + "closing again with another amount. A member that is not known rejects that one event; of a "
                    + "CloudEvent's `data` further members become attributes. The sources `desk`, `deadline` and "
                    + "`person:…` are the product's own."
            );

        var events = routes
            .MapGroup("/api/v1/events")
            .WithTags("Events")
            .RequireAccess(AccessPolicies.Rejected)
            .WithProblems(400, 401, 403);

        events
            .MapGet("/rejected", Rejected)
            .WithSummary("Events that were rejected, kept whole")
            .WithDescription("After an id, at most `limit` (1–1,000, default 100), the oldest first.");

        events
            .MapPost("/rejected/{id:long}/replay", Replay)
            .WithProblems(404)
            .WithSummary("Judge a rejected event again")
            .WithDescription("Call it once the cause is fixed; an accepted event leaves the list.");
    }

    private static async Task<Ok<EventAnswers>> Record(
        ReceivedEvents received,
        HttpContext http,
        Scorekeeper scorekeeper,
        LeadReads leads,
        BoardReads reads,
        DeskCallers callers,
        Measures measures
    )
    {
        if (received.Events.FirstOrDefault(x => !http.May(AccessPolicies.Events, x.Event.Campaign)) is { } other)
            throw NotForYou(other.Event.Campaign);
        var events = await DirectorEvents.Check(http, received, leads, callers);
        var began = measures.Begin();
        var answers = await scorekeeper.Record(
            events,
            http.AccountId() is null ? null : new AuditedBy(http.By(), ByHand)
        );
        measures.Recorded(answers, began);
        return TypedResults.Ok(
            new EventAnswers([.. (await Discretion.ToAnswers(http, events, answers, reads)).Select(EventAnswer.Of)])
        );
    }

    /// <summary>A person's word stands in the audit as soon as it counts.</summary>
    private static AuditedAction ByHand(LeadEvent leadEvent, Answer answer) =>
        new(
            AuditActions.EventTold,
            leadEvent.Campaign,
            $"{leadEvent.Source}/{leadEvent.Id}",
            After: new { leadEvent.Type, leadEvent.Lead }
        );

    private static async Task<Ok<IReadOnlyList<RejectedEvent>>> Rejected(
        [AsParameters] RejectedParameters asked,
        HttpContext http,
        RejectedEvents rejected
    )
    {
        // all of them are asked for: no campaign has the empty code, so that a restriction to some refuses
        if (!http.May(AccessPolicies.Rejected, asked.Campaign ?? ""))
            throw NotForYou(asked.Campaign ?? "all");
        return TypedResults.Ok<IReadOnlyList<RejectedEvent>>([
            .. (
                await rejected.After(
                    asked.Campaign,
                    Query.Whole("after", asked.After, 0, 0),
                    (int)Query.Whole("limit", asked.Limit, 100, 1, 1000)
                )
            ).Select(RejectedEvent.Of),
        ]);
    }

    /// <summary>Nothing of the request is written.</summary>
    private static RefusedException NotForYou(string campaign) =>
        RefusedException.Forbidden("campaign-not-open", campaign);

    private static async Task<Ok<EventAnswers>> Replay(long id, HttpContext http, RejectedEvents rejected)
    {
        var campaign = (await rejected.Get(id)).Campaign;
        if (!http.May(AccessPolicies.Rejected, campaign))
            throw RefusedException.NotFound("no-rejected-event", id);
        var answer = await rejected.Replay(id, http.By());
        return TypedResults.Ok(new EventAnswers([EventAnswer.Of(answer)]));
    }
}

/// <summary>What GET rejected may be asked; read as text, so that a wrong one is named.</summary>
public sealed record RejectedParameters(string? Campaign, string? After, string? Limit);

/// <summary>What became of each event of a request, in the order given.</summary>
public sealed record EventAnswers(IReadOnlyList<EventAnswer> Results);

/// <summary>
/// What became of one event; only rejected ones have <see cref="Field"/> and <see cref="Message"/>.
/// </summary>
public sealed record EventAnswer(
    string Source,
    string Id,
    string Status,
    string? Reason,
    long Points,
    IReadOnlyList<AnswerEntry> Entries
)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    public static EventAnswer Of(Answer answer) =>
        new(answer.Source, answer.Id, answer.Status, answer.Reason, answer.Points, answer.Entries)
        {
            Field = answer.Error?.Field,
            Message = Sentence(answer.Error),
        };

    internal static string? Sentence(FieldError? error) =>
        error is null ? null : ErrorSentences.Of(error, ErrorSentences.English);
}

/// <summary>A rejected event as it was received, why it was rejected, and how often it has come.</summary>
public sealed record RejectedEvent(
    long Id,
    string Campaign,
    string Source,
    string EventId,
    string Reason,
    string? Field,
    string? Message,
    JsonElement Event,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    long Times
)
{
    public static RejectedEvent Of(Rejection x) =>
        new(
            x.Id,
            x.Campaign,
            x.Source,
            x.EventId,
            x.Reason,
            x.Field,
            EventAnswer.Sentence(x.Error),
            JsonSerializer.Deserialize<JsonElement>(x.EventText),
            x.FirstAt,
            x.LastAt,
            x.Times
        );
}
