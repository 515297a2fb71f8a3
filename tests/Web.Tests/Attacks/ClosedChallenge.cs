using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A hub with the <see cref="HiddenPeople"/> after their month was closed: who only reads finds it as it was left.
/// </summary>
public sealed class ClosedChallenge : IAsyncLifetime
{
    private RunningHub hub = null!;

    public HiddenPeople People { get; private set; } = null!;

    /// <summary>As the boards tell them.</summary>
    public IReadOnlyList<string> Masks { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.Start();
        People = await HiddenPeople.Play(hub);
        await People.Close();
        Masks = await People.Masks();
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
