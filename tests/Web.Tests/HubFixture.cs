using ChallengeHub.Testing;
using ChallengeHub.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(HubFixture))]

namespace ChallengeHub.Web.Tests;

/// <summary>
/// One application for all tests that do not move its clock; each of them has a campaign of its own. It has an
/// administrator who stays, as an installation keeps its last one: a test may take the role from anybody else.
/// </summary>
public sealed class HubFixture : IAsyncLifetime
{
    public RunningHub Hub { get; private set; } = null!;
    public ApiClient Api => Hub.Api;

    public async ValueTask InitializeAsync()
    {
        Hub = await RunningHub.Start();
        using var stays = await Person.Joined(Hub, new Grant(AccountRole.Admin));
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
