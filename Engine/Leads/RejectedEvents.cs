using System.Text.Json;

namespace ChallengeHub;

/// <summary>The events that were refused, kept whole; once the cause is fixed each can be replayed.</summary>
public sealed class RejectedEvents(Database database, Scorekeeper scorekeeper)
{
    public async Task<IReadOnlyList<Rejection>> After(string? campaign, long after, int limit)
    {
        await using var connection = await database.Connect();
        return await RejectionRows.After(connection, campaign, after, limit);
    }

    public async Task<Rejection> Get(long id)
    {
        await using var connection = await database.Connect();
        return await RejectionRows.Find(connection, id) ?? throw RefusedException.NotFound("no-rejected-event", id);
    }

    /// <summary>Records the stored text as if it had just come; accepted, it leaves the list.</summary>
    public async Task<Answer> Replay(long id, Actor? actor = null)
    {
        var rejection = await Get(id);
        using var text = JsonDocument.Parse(rejection.EventText);
        var errors = new List<FieldError>();
        var received = EventReading.Read(text.RootElement, "", errors) ?? throw RefusedException.Invalid(errors);
        // it was refused to its sender, and is refused to anybody who replays it for him
        if (rejection is { Reason: "invalid", Field: "source" } && EventSources.IsOwn(received.Event.Source))
            received = received with { Error = EventSources.Error };
        if (EventSources.AccountOf(received.Event.Source) is { } account)
            received = received with { Teams = await Teams(account, received.Event.Campaign) };
        return (await scorekeeper.Record([received], actor is null ? null : new AuditedBy(actor, Replayed)))[0];
    }

    /// <summary>A person's event reaches no further than that person does now, no matter who replays it.</summary>
    private async Task<IReadOnlyCollection<string>?> Teams(long account, string campaign)
    {
        await using var connection = await database.Connect();
        return Reach.Teams((await AccountRows.Find(connection, account))?.Grants ?? [], campaign);
    }

    private static AuditedAction Replayed(LeadEvent leadEvent, Answer answer) =>
        new(
            AuditActions.EventReplayed,
            leadEvent.Campaign,
            $"{answer.Source}/{answer.Id}",
            After: new { answer.Status, answer.Reason }
        );
}
