using ChallengeHub.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.StaticAssets;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DoorsTests(HubFixture fixture)
{
    public static TheoryData<string> Callers => [.. Caller.All];

    [Fact]
    public void Every_route_has_exactly_one_door()
    {
        Assert.Empty(DoorTable.OfTheHub(fixture.Hub).Where(x => x.Door is null).Select(x => x.Route));
        Assert.All(
            fixture.Hub.Endpoints.Where(x => x.Metadata.GetMetadata<StaticAssetDescriptor>() is not null),
            file => Assert.Equal(AccessPolicies.Open, DoorTable.DoorOf(file))
        );
    }

    [Fact]
    public async Task The_README_of_security_has_every_route_and_role_as_they_are()
    {
        // with jobs, so that their dashboard is there too
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:Jobs", "memory"));
        var table = DoorTable.Table(DoorTable.OfTheHub(hub));
        Assert.True(table == DoorTable.OfTheReadme(), $"The table of Web/Security/README.md should be:\n{table}");
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Every_route_opens_for_exactly_whom_its_door_says(string name)
    {
        await using var hub = await RunningHub.Start(settings: ("ChallengeHub:Jobs", "memory"));
        var campaign = await hub.Api.Launched();
        using var caller = await Caller.Of(name, hub, campaign);
        var wrong = new List<string>();

        // signing out comes last
        foreach (
            var (route, door) in DoorTable
                .OfTheHub(hub)
                .Where(x => !x.Route.StartsWith("hub ", StringComparison.Ordinal))
                .OrderBy(x => x.Route == "DELETE /api/v1/session")
        )
        {
            var status = await Knock(caller, route, campaign);
            if (status is not (401 or 403) != caller.Passes(AccessPolicies.Get(door!)))
                wrong.Add($"{route} ({door}) answers {status}");
        }

        Assert.Empty(wrong);
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Every_method_of_the_hub_opens_for_exactly_whom_its_door_says(string name)
    {
        var hub = fixture.Hub;
        var campaign = await hub.Api.Launched();
        using var caller = await Caller.Of(name, hub, campaign);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(
                new Uri(hub.Url, "hubs/board"),
                options =>
                {
                    if (caller.Cookies is { } cookies)
                        options.Cookies = cookies;
                    else if (caller.HubKey is { } key)
                        options.AccessTokenProvider = () => Task.FromResult<string?>(key);
                }
            )
            .Build();

        if (!caller.Passes(AccessPolicies.Get(AccessPolicies.Boards)))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                connection.StartAsync(TestContext.Current.CancellationToken)
            );
            return;
        }
        await connection.StartAsync(TestContext.Current.CancellationToken);
        foreach (var method in DoorTable.HubMethods.Where(x => DoorTable.DoorOfHub(x) == AccessPolicies.Leads))
        {
            var call = () => connection.InvokeCoreAsync(method, [campaign], TestContext.Current.CancellationToken);
            // leads are for people alone: a key asks for them by the API
            if (caller.Role is not null && caller.Passes(AccessPolicies.Get(AccessPolicies.Leads)))
                await call();
            else
                await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(call);
        }

        foreach (var method in DoorTable.HubMethods.Where(x => DoorTable.DoorOfHub(x) == AccessPolicies.Boards))
        {
            await connection.InvokeCoreAsync(
                method,
                [campaign, "reps", "current", 10],
                TestContext.Current.CancellationToken
            );
            if (name == "screen") // paired for one campaign, it sees no other
                await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() =>
                    connection.InvokeCoreAsync(
                        method,
                        ["another", "reps", "current", 10],
                        TestContext.Current.CancellationToken
                    )
                );
        }
    }

    private static async Task<int> Knock(Caller caller, string route, string campaign)
    {
        var (method, path) = route.Split(' ') is [var verb, var rest] ? (verb, rest) : ("GET", route);
        var address = path.Replace("{code}", campaign)
            .Replace("{campaign}", campaign)
            .Replace("{participant}", caller.Participant)
            .Replace("{number}", "1")
            .Replace("{id}", "999")
            .Replace("{theme}", "hollywood")
            .Replace("{documentName}", "v1")
            .Replace("{status}", "404");
        address = System.Text.RegularExpressions.Regex.Replace(address, @"\{[^}]*\}", "x");
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            $"{address}?participant={caller.Participant}&campaign={campaign}"
        );
        using var answer = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Headers.Location?.OriginalString.Contains("/sign-in?returnUrl", StringComparison.Ordinal) == true
            ? 401
            : (int)answer.StatusCode;
    }
}
