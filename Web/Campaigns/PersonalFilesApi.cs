using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>What is held on one person: handed out, and forgotten.</summary>
public static class PersonalFilesApi
{
    public static void MapPersonalFiles(this IEndpointRouteBuilder routes)
    {
        var participant = routes
            .MapGroup("/api/v1/campaigns/{code}/participants/{participant}")
            .WithTags("Privacy")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(401, 403, 404);

        participant.MapGet("/export", Export).WithSummary("All that the campaign holds on a participant");

        participant
            .MapPost("/erasure", Erase)
            .WithSummary("Forget who a participant was")
            .WithDescription(
                "For good. Code and name become `erased-` and a number, in events and rejected ones too; address, "
                    + "alias, person and hand-over notes go. Points, ranks, awards, certified results and their "
                    + "SHA-256 stay as they are."
            );

        var person = routes
            .MapGroup("/api/v1/people/{person}")
            .WithTags("Privacy")
            .RequireAccess(AccessPolicies.Admin)
            .WithProblems(401, 403, 404);

        person.MapGet("/export", ExportPerson).WithSummary("The same from every campaign that knows the `person`");
        person.MapPost("/erasure", ErasePerson).WithSummary("The same in every campaign that knows the `person`");
    }

    private static async Task<Ok<PersonalFile>> Export(
        string code,
        string participant,
        HttpContext http,
        PersonalFiles files
    ) => TypedResults.Ok(await files.Participant(code, participant, http.By()));

    private static async Task<Ok<ErasedAnswer>> Erase(
        string code,
        string participant,
        HttpContext http,
        Erasure erasure
    ) => TypedResults.Ok(ErasedAnswer.Of(code, await erasure.Participant(code, participant, http.By())));

    private static async Task<Ok<IReadOnlyList<PersonalFile>>> ExportPerson(
        string person,
        HttpContext http,
        PersonalFiles files
    ) => TypedResults.Ok(await files.Person(person, http.By()));

    private static async Task<Ok<IReadOnlyList<ErasedAnswer>>> ErasePerson(
        string person,
        HttpContext http,
        Erasure erasure
    ) =>
        TypedResults.Ok<IReadOnlyList<ErasedAnswer>>([
            .. (await erasure.Person(person, http.By())).Select(x => ErasedAnswer.Of(x.Campaign, x.Participant)),
        ]);
}

/// <param name="Participant">The code that is left.</param>
public sealed record ErasedAnswer(string Campaign, string Participant, DateTimeOffset ErasedAt)
{
    public static ErasedAnswer Of(string campaign, Participant x) => new(campaign, x.Code, x.ErasedAt!.Value);
}
