using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace ChallengeHub.Web.Tests;

/// <summary>Which door leads to which route: as the hub has it, and as Web/Security/README.md has it.</summary>
public static partial class DoorTable
{
    /// <summary>
    /// Every route but the static files of pages, as <c>GET /api/v1/campaigns/{code}</c>; pages without a method, hub
    /// methods as <c>hub Watch</c>.
    /// </summary>
    public static IReadOnlyList<(string Route, string? Door)> OfTheHub(RunningHub hub) =>
        [
            // a build (not a published folder) has a last resort for files that are not in its list; it has no door and
            // opens for nobody
            .. hub
                .Endpoints.OfType<RouteEndpoint>()
                .Where(x =>
                    x.Metadata.GetMetadata<StaticAssetDescriptor>() is null && x.RoutePattern.RawText != "{**path:file}"
                )
                .SelectMany(endpoint => Names(endpoint).Select(name => (name, DoorOf(endpoint))))
                .Distinct(),
            .. HubMethods.Select(name => ($"hub {name}", (string?)DoorOfHub(name))),
        ];

    /// <summary>What a client may call.</summary>
    public static IEnumerable<string> HubMethods =>
        typeof(BoardHub)
            .GetMethods(
                System.Reflection.BindingFlags.Public
                    | System.Reflection.BindingFlags.Instance
                    | System.Reflection.BindingFlags.DeclaredOnly
            )
            .Where(method => method.GetBaseDefinition() == method)
            .Select(method => method.Name);

    /// <summary>Those of leads ask at the door of the desk; who has passed that of the boards may connect.</summary>
    public static string DoorOfHub(string method) =>
        method.EndsWith("Leads", StringComparison.Ordinal) ? AccessPolicies.Leads : AccessPolicies.Boards;

    public static string? DoorOf(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<RequireAccessAttribute>() is [var one] ? one.Policy : null;

    /// <summary>The lines of the table in Web/Security/README.md.</summary>
    public static string OfTheReadme()
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "Web", "Security", "README.md"));
        return string.Join(
            '\n',
            lines
                .SkipWhile(line => !line.StartsWith("| policy |", StringComparison.Ordinal))
                .TakeWhile(line => line.StartsWith('|'))
        );
    }

    public static string Table(IReadOnlyList<(string Route, string? Door)> routes)
    {
        var roles = Roles.ToList();
        var of = routes.ToLookup(x => x.Door, x => x.Route);
        return string.Join(
            '\n',
            [
                $"| policy |{string.Concat(roles.Select(role => $" {Spoken(role)} |"))} key | routes |",
                $"|---|{string.Concat(roles.Select(_ => "---|"))}---|---|",
                .. AccessPolicies.All.Select(policy => Row(policy, of[policy.Name])),
            ]
        );
    }

    private static string Row(AccessPolicy policy, IEnumerable<string> routes) =>
        $"| {policy.Name} |{string.Concat(Roles.Select(role => policy.Callers.HasFlag(role) ? " yes |" : "  |"))} "
        + $"{(policy.Scope is null ? "" : $"`{policy.Scope}`")} | "
        + $"{string.Join(' ', routes.Order(StringComparer.Ordinal).Select(x => $"`{x}`"))} |";

    private static IEnumerable<Callers> Roles =>
        Enum.GetValues<Callers>().Where(x => System.Numerics.BitOperations.PopCount((uint)x) == 1);

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var route = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}");
        if (
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods
            && !route.StartsWith(BoardHub.Path, StringComparison.Ordinal)
            && !route.StartsWith("/jobs", StringComparison.Ordinal)
        )
            foreach (var method in methods.HttpMethods.Where(method => method != "HEAD"))
                yield return $"{method} {route}";
        else
            yield return route;
    }

    private static string Spoken(Callers role) =>
        role == Callers.SignedOut ? "signed out" : role.ToString().ToLowerInvariant();

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "ChallengeHub.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();
}
