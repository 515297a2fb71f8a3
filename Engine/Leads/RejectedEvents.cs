using System.Text.Json;

namespace ChallengeHub;

/// <summary>The events that were refused, kept whole; once the cause is mended each can be told again.</summary>
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
        return await RejectionRows.Find(connection, id) ?? throw Refusal.NotFound($"There is no rejected event {id}.");
    }

    /// <summary>Records the stored text as if it had just come; accepted, it leaves the list.</summary>
    public async Task<Answer> Replay(long id, By? by = null)
    {
        var rejection = await Get(id);
        using var text = JsonDocument.Parse(rejection.Told);
        var errors = new List<(string Field, string Message)>();
        var told = EventReading.Read(text.RootElement, "", errors) ?? throw Refusal.Invalid(errors);
        // it was refused to a sender, and is refused to whoever plays it again for him
        if (rejection is { Reason: "invalid", Field: "source" } && EventSources.IsOwn(told.Event.Source)) told = told with { Flaw = EventSources.Flaw };
        if (EventSources.AccountOf(told.Event.Source) is { } account) told = told with { Teams = await Teams(account, told.Event.Campaign) };
        return (await scorekeeper.Record([told], by is null ? null : new Witness(by, Replayed)))[0];
    }

    /// <summary>A person's word reaches no further than that person does now, whoever plays it again.</summary>
    private async Task<IReadOnlyCollection<string>?> Teams(long account, string campaign)
    {
        await using var connection = await database.Connect();
        return Reach.Teams((await AccountRows.Find(connection, account))?.Grants ?? [], campaign);
    }

    private static Deed Replayed(LeadEvent happened, Answer answer) =>
        new(AuditActions.EventReplayed, happened.Campaign, $"{answer.Source}/{answer.Id}", After: new { answer.Status, answer.Reason });
}
