using System.Globalization;
using ChallengeHub.Testing;
using ChallengeHub.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(ClosingHub))]

namespace ChallengeHub.Web.Tests;

/// <summary>
/// One application for all tests that close March: it is ten minutes past the end of it in Paris, and nobody moves the
/// clock. A challenge that is launched then takes the facts of March for an hour more; each test has one of its own.
/// </summary>
public sealed class ClosingHub : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(
        "2026-04-01T00:10:00+02:00",
        CultureInfo.InvariantCulture
    );

    public RunningHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Hub = await RunningHub.Start(Now);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
