using ChallengeHub.Testing;
using ChallengeHub.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(HubFixture))]

namespace ChallengeHub.Web.Tests;

/// <summary>One application for all tests that do not move its clock; each of them has a campaign of its own.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    public RunningHub Hub { get; private set; } = null!;
    public ApiClient Api => Hub.Api;

    public async ValueTask InitializeAsync() => Hub = await RunningHub.Start();

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
