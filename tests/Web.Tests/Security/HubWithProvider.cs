using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// An application and a real OpenID provider that know each other, for the tests of one class (IClassFixture): each
/// signs in somebody else.
/// </summary>
public sealed class HubWithProvider : IAsyncLifetime
{
    private readonly OpenIdProvider provider = new();

    public RunningHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // the provider's tokens are of now
        Hub = await RunningHub.Start(TimeProvider.System.GetUtcNow(), settings: provider.Settings);
        await provider.Start(Hub.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await provider.DisposeAsync();
    }
}
