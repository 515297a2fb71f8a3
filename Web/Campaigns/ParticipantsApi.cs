using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Who takes part in a campaign: put by code, deactivated with history kept.</summary>
public static class ParticipantsApi
{
    public static void MapParticipants(this IEndpointRouteBuilder routes)
    {
        var participants = routes
            .MapGroup("/api/v1/campaigns/{code}/participants")
            .WithTags("Participants")
            .RequireAccess(AccessPolicies.Campaigns)
            .WithProblems(401, 403, 404);

        participants.MapGet("/", All).WithSummary("Who takes part, by code; the deactivated too");

        participants
            .MapPut("/", Put)
            .WithProblems(400, 409, 413, 415)
            .WithSummary("Add or change participants")
            .WithDescription(
                "By code; who is not named stays as he is; the deactivated play again. A move to another team "
                    + "holds from now on, or from `teamSince`, an instant not later than now, for facts sent from "
                    + "then on; older entries keep their team. GET answers it as of the last move. `display`: name "
                    + "(at first), alias or hidden, which is what screens and colleagues see, with `alias`; `away` "
                    + "(`from`, `until`): between the two a rep gets no lead, and keeps those that he has. Left out, "
                    + "they stay as they are; an `away` that is over is none."
            );

        participants
            .MapDelete("/{participant}", Deactivate)
            .WithSummary("Deactivate a participant")
            .WithDescription(
                "His history and rank stay; he wins nothing that is still undecided. A PUT reactivates him."
            );
    }

    private static async Task<Ok<IReadOnlyList<Participant>>> All(string code, Roster roster) =>
        TypedResults.Ok(await roster.All(code));

    private static async Task<Ok<ParticipantsAnswer>> Put(
        string code,
        Body<IReadOnlyList<ParticipantRequest?>> body,
        HttpContext http,
        Roster roster
    )
    {
        var errors = body
            .Value.SelectMany((request, index) => ParticipantRequest.Missing(request, $"[{index}]"))
            .ToList();
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        var (created, updated) = await roster.Put(
            code,
            [.. body.Value.Select(request => request!.Participant())],
            http.By()
        );
        return TypedResults.Ok(new ParticipantsAnswer(created, updated));
    }

    private static async Task<NoContent> Deactivate(string code, string participant, HttpContext http, Roster roster)
    {
        await roster.Deactivate(code, participant, http.By());
        return TypedResults.NoContent();
    }
}

public sealed record ParticipantsAnswer(int Created, int Updated);

/// <summary>
/// A participant as sent; <see cref="Active"/> and <see cref="DeactivatedAt"/> may be sent back and change nothing.
/// </summary>
public sealed record ParticipantRequest(
    string? Code,
    LocalText? Name,
    string? Team,
    Role? Role,
    string? Email,
    string? Person,
    bool? Active,
    DateTimeOffset? DeactivatedAt,
    Display? Display = null,
    string? Alias = null,
    DateTimeOffset? TeamSince = null,
    AwayRequest? Away = null
)
{
    public static IEnumerable<FieldError> Missing(ParticipantRequest? request, string path)
    {
        if (request is null)
            yield return new FieldError(path, "not-an-object");
        if (request is { Code: null })
            yield return new FieldError($"{path}.code", "required");
        if (request is { Name: null })
            yield return new FieldError($"{path}.name", "required");
        if (request is { Role: null })
            yield return new FieldError($"{path}.role", "required");
        if (request is { Away: { From: null } })
            yield return new FieldError($"{path}.away.from", "required");
        if (request is { Away: { Until: null } })
            yield return new FieldError($"{path}.away.until", "required");
    }

    public Participant Participant() =>
        new()
        {
            Code = Code!,
            Name = Name!,
            Team = Team,
            Role = Role!.Value,
            Email = Email,
            Person = Person,
            Display = Display,
            Alias = Alias,
            TeamSince = TeamSince,
            Away = Away is null ? null : new Absence(Away.From!.Value, Away.Until!.Value),
        };
}

/// <summary>When a participant is away, as sent.</summary>
public sealed record AwayRequest(DateTimeOffset? From, DateTimeOffset? Until);
