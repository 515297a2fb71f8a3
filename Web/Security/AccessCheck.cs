using Microsoft.AspNetCore.Authorization;

namespace ChallengeHub.Web;

/// <summary>Names the door that leads to a route or a page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireAccessAttribute(string policy) : AuthorizeAttribute(policy);

/// <summary>Asks at the doors: the same answer for routes, pages, hub methods and what a handler filters.</summary>
public sealed class AccessCheck(bool openBoards)
{
    /// <summary>
    /// A door's campaign stands in the address: <c>/api/v1/campaigns/{code}</c>, <c>/wall/{campaign}</c>.
    /// </summary>
    public bool Opens(AccessPolicy policy, HttpContext http) =>
        Opens(policy, Caller.Of(http.User), (http.GetRouteValue("code") ?? http.GetRouteValue("campaign")) as string);

    public bool Opens(AccessPolicy policy, Caller caller, string? campaign) =>
        caller.Opens(policy, campaign) || (openBoards && policy.Name == AccessPolicies.Boards);
}

/// <summary>Hangs the doors.</summary>
public static class AccessSetup
{
    public static void AddAccessPolicies(this IServiceCollection services, Settings settings)
    {
        var check = new AccessCheck(settings.OpenBoards);
        services.AddSingleton(check);
        var policies = services.AddAuthorizationBuilder();
        foreach (var policy in AccessPolicies.All)
            policies.AddPolicy(
                policy.Name,
                builder =>
                    builder.RequireAssertion(asked => asked.Resource is HttpContext http && check.Opens(policy, http))
            );

        // an address that leads nowhere is a 404, a method that it does not know a 405; one that leads somewhere
        // without a door opens for nobody
        policies.SetFallbackPolicy(
            new AuthorizationPolicyBuilder()
                .RequireAssertion(asked =>
                    asked.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint
                )
                .Build()
        );
    }

    /// <summary>To be said once of a group of routes.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder routes, string door)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(endpoint => endpoint.Metadata.Add(new RequireAccessAttribute(door)));
        return routes;
    }

    /// <summary>
    /// Whether the door opens for this campaign: for lists, and for campaigns named in a body or a query.
    /// </summary>
    public static bool May(this HttpContext http, string door, string? campaign) =>
        http
            .RequestServices.GetRequiredService<AccessCheck>()
            .Opens(AccessPolicies.Get(door), Caller.Of(http.User), campaign);
}
