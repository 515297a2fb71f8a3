using System.Buffers.Binary;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PasswordsTests
{
    private const int AskedByOwasp = 210_000;

    [Fact]
    public void Unless_an_installation_says_otherwise_a_hash_costs_what_owasp_asks()
    {
        var unset = new EngineSettings("data").PasswordIterations;
        Assert.InRange(unset, AskedByOwasp, int.MaxValue);
        Assert.Equal(unset, Cost(Costing(unset).Hash("a quiet evening")));
    }

    [Fact]
    public void A_password_that_was_hashed_at_another_cost_still_fits()
    {
        var hash = Costing(200).Hash("a quiet evening");
        Assert.Equal(200, Cost(hash));
        Assert.True(Costing(100).Fits(hash, "a quiet evening"));
        Assert.False(Costing(100).Fits(hash, "a quiet morning"));
    }

    private static Passwords Costing(int iterations) =>
        new(new EngineSettings("data") { PasswordIterations = iterations });

    /// <summary>As Identity writes it: a version, the function, then the rounds.</summary>
    private static int Cost(string hash) =>
        BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));
}
