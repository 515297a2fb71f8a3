using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// An application for the tests of one class (IClassFixture), which run one after the other: each may move its clock a
/// little further, and none asks what time it is.
/// </summary>
public sealed class HubOfClass : IAsyncLifetime
{
    public RunningHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Hub = await RunningHub.Start();

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
