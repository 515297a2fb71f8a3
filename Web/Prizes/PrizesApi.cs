using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>What the prizes have cost, can cost, and may cost; for those who run the challenge.</summary>
public static class PrizesApi
{
    public static void MapPrizes(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}")
            .WithTags("Prizes")
            .RequireAccess(AccessPolicies.Results)
            .WithProblems(401, 403, 404)
            .MapGet("/prizes", Read)
            .WithSummary("The prizes: value, stock, awards, cost, and the budget")
            .WithDescription(
                "`cost` and `committed`: awards × value, declined ones left out. `mostWinners`, `mostCost` and "
                    + "`most`: as far as a stock, a raffle or ranks bound them, null where nothing does; with "
                    + "`tiesMayAdd` tied winners come on top. `remaining` is what is left of the stock. `warnings` "
                    + "name the field: the budget that may be exceeded, targets of codes that nobody has."
            );

    private static async Task<Ok<PrizesAnswer>> Read(string code, Awards awards) =>
        TypedResults.Ok(PrizesAnswer.Of(await awards.Costs(code)));
}

/// <param name="Most">The sum of what is bounded; the prizes in <paramref name="Unbounded"/> come on top.</param>
/// <param name="Left">Budget − committed.</param>
public sealed record PrizesAnswer(
    string Campaign,
    string? Currency,
    decimal? Budget,
    decimal Committed,
    decimal Most,
    IReadOnlyList<string> Unbounded,
    decimal? Left,
    bool OverBudget,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<PrizeAnswer> Prizes
)
{
    public static PrizesAnswer Of(PrizeCosts x) =>
        new(
            x.Campaign,
            x.Currency,
            x.Budget,
            x.Committed,
            x.Most,
            x.Unbounded,
            x.Left,
            x.OverBudget,
            [.. Warned(x)],
            [.. x.Prizes.Select(PrizeAnswer.Of)]
        );

    private static IEnumerable<string> Warned(PrizeCosts x)
    {
        if (x.OverBudget)
            yield return $"budget: the prizes can cost {x.Most} {x.Currency}, more than the {x.Budget} {x.Currency} "
                + "planned";
        if (x is { Budget: not null, Unbounded.Count: > 0 })
            yield return $"budget: nothing bounds how many win {string.Join(", ", x.Unbounded)}; a stock would";
        foreach (var target in x.TargetsOfNobody)
            yield return $"{target}: nobody has this code";
    }
}

/// <param name="Stock">0 for a prize that was awarded and is no longer in the campaign.</param>
public sealed record PrizeAnswer(
    string Code,
    LocalText Name,
    PrizeScope Scope,
    BoardKind Board,
    decimal? Value,
    int? Stock,
    int Awarded,
    int Declined,
    int Delivered,
    decimal Cost,
    int? Remaining,
    int? MostWinners,
    decimal? MostCost,
    bool TiesMayAdd
)
{
    public static PrizeAnswer Of(PrizeCost x) =>
        new(
            x.Prize.Code!,
            x.Prize.Name!,
            x.Prize.Scope!.Value,
            x.Prize.Board!.Value,
            x.Prize.Value,
            x.Prize.Stock,
            x.Awarded,
            x.Declined,
            x.Delivered,
            x.Cost,
            x.Remaining,
            x.MostWinners,
            x.MostCost,
            x.TiesMayAdd
        );
}
