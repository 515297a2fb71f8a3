using ChallengeHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ChallengeHub.Engine.Tests.SharedRedis))]

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// One redis-server for all tests that neither flush nor kill it; each engine's keys have the name of its directory.
/// </summary>
public sealed class SharedRedis : IAsyncLifetime
{
    private RedisServer? server;

    public string ConnectionString => server!.ConnectionString;

    public async ValueTask InitializeAsync() => server = await RedisServer.Start();

    public ValueTask DisposeAsync() => server!.DisposeAsync();
}
