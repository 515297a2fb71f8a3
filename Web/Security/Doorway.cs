using Microsoft.AspNetCore.Authorization;

namespace ChallengeHub.Web;

/// <summary>Names the door that leads to a route or a page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThroughAttribute(string door) : AuthorizeAttribute(door)
{
    public string Door { get; } = door;
}

/// <summary>Asks at the doors: the same answer for routes, pages, hub methods and what a handler filters.</summary>
public sealed class Doorway(bool openBoards)
{
    /// <summary>A door's campaign stands in the address: <c>/api/v1/campaigns/{code}</c>, <c>/wall/{campaign}</c>.</summary>
    public bool Opens(Door door, HttpContext http) => Opens(door, Visitor.Of(http.User), (http.GetRouteValue("code") ?? http.GetRouteValue("campaign")) as string);

    public bool Opens(Door door, Visitor visitor, string? campaign) => visitor.Opens(door, campaign) || (openBoards && door.Name == Doors.Boards);
}

/// <summary>Hangs the doors.</summary>
public static class DoorwaySetup
{
    public static void AddDoors(this IServiceCollection services, Settings settings)
    {
        var doorway = new Doorway(settings.OpenBoards);
        services.AddSingleton(doorway);
        var policies = services.AddAuthorizationBuilder();
        foreach (var door in Doors.All)
            policies.AddPolicy(door.Name, policy => policy.RequireAssertion(asked => asked.Resource is HttpContext http && doorway.Opens(door, http)));
        // an address that leads nowhere is a 404, a method that it does not know a 405; one that leads somewhere without a door opens for nobody
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(asked => asked.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint).Build());
    }

    /// <summary>To be said once of a group of routes.</summary>
    public static TBuilder Through<TBuilder>(this TBuilder routes, string door) where TBuilder : IEndpointConventionBuilder
    {
        routes.Add(endpoint => endpoint.Metadata.Add(new ThroughAttribute(door)));
        return routes;
    }

    /// <summary>Whether the door opens for this campaign: for lists, and for campaigns named in a body or a query.</summary>
    public static bool May(this HttpContext http, string door, string? campaign) =>
        http.RequestServices.GetRequiredService<Doorway>().Opens(Doors.Get(door), Visitor.Of(http.User), campaign);
}
