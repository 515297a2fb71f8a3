using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A key that is remembered opens no longer than one that is looked up.</summary>
public sealed class KnownKeysTests(SharedRedis redis)
{
    private static readonly Actor Office = new("key:admin", null);

    private static readonly ApiKey Wanted = new()
    {
        Name = "CRM",
        Hint = "",
        Scopes = ["events"],
        CreatedBy = "",
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_opens_nothing_once_its_revocation_is_answered_in_whatever_process(bool several)
    {
        var shared = several ? redis.ConnectionString : null;
        await using var one = await RunningEngine.Start(Challenge.Noon, shared);
        await using var other = several ? await RunningEngine.Start(Challenge.Noon, shared, one.Directory) : null;
        EngineParts[] engines = other is null ? [one.Engine] : [one.Engine, other.Engine];
        var (key, secret) = await one.Engine.Keys.Create(Wanted, Office);
        foreach (var engine in engines)
            Assert.Equal(key.Id, (await engine.Keys.Find(secret))?.Id);

        var asked = engines.SelectMany(engine => Enumerable.Range(0, 20).Select(_ => engine.Keys.Find(secret)));
        await Task.WhenAll([.. asked, one.Engine.Keys.Revoke(key.Id, Office)]);

        foreach (var engine in engines)
            Assert.Null(await engine.Keys.Find(secret));
        Assert.Null(await one.Engine.Keys.Find($"ch_{secret}"));
    }

    [Fact]
    public async Task That_a_key_is_used_is_noted_once_a_minute()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var (_, secret) = await running.Engine.Keys.Create(Wanted, Office);

        await running.Engine.Keys.Find(secret);
        Assert.Equal(Challenge.Noon, await UsedAt(running));

        running.Clock.Advance(TimeSpan.FromSeconds(59));
        await running.Engine.Keys.Find(secret);
        Assert.Equal(Challenge.Noon, await UsedAt(running));

        running.Clock.Advance(TimeSpan.FromSeconds(1));
        await running.Engine.Keys.Find(secret);
        Assert.Equal(Challenge.Noon.AddMinutes(1), await UsedAt(running));
    }

    private static async Task<DateTimeOffset?> UsedAt(RunningEngine running) =>
        Assert.Single(await running.Engine.Keys.All()).LastUsedAt;
}
