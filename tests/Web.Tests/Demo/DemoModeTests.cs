using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DemoModeTests
{
    [Fact]
    public void The_demonstration_takes_speed_and_seed_and_lets_settings_pass()
    {
        Assert.Null(DemoMode.From([]));
        Assert.Null(DemoMode.From(["--urls", "http://localhost:5081"]));
        Assert.Equal(new DemoMode(1, DemoMode.DefaultSeed), DemoMode.From(["demo"]));
        Assert.Equal(
            new DemoMode(2.5, 7),
            DemoMode.From([
                "demo",
                "--speed",
                "2.5",
                "--seed=7",
                "--urls",
                "http://localhost:5081",
                "--ChallengeHub:DataDirectory=x",
            ])
        );
    }

    [Theory]
    [InlineData("'--sped' is no option", "--sped", "2")]
    [InlineData("'fast' is no option", "fast")]
    [InlineData("--speed needs a value", "--speed")]
    [InlineData("--speed is '0'", "--speed", "0")]
    [InlineData("--speed is 'NaN'", "--speed", "NaN")]
    [InlineData("--speed is '1e9'", "--speed=1e9")]
    [InlineData("--seed is '-1'", "--seed", "-1")]
    [InlineData("--seed is 'x'", "--seed", "x")]
    public void What_it_does_not_know_is_refused_with_the_reason_and_the_usage(string reason, params string[] options)
    {
        var refused = Assert.Throws<DemoRefused>(() => DemoMode.From(["demo", .. options]));
        Assert.Contains(reason, refused.Message);
        Assert.Contains("demo [--speed N] [--seed N]", refused.Message);
    }

    [Fact]
    public void Its_clock_stands_until_the_year_begins_and_rests_after_it()
    {
        var clock = new DemoClock(DemoCampaign.StartsAt, 2);
        Assert.Equal(2 * 365 * 144, clock.Speed);
        Assert.Equal(DemoCampaign.StartsAt, clock.GetUtcNow());
        clock.Begin();
        var before = clock.GetUtcNow();
        var stamp = clock.GetTimestamp();
        SpinWait.SpinUntil(() => clock.GetElapsedTime(stamp) > TimeSpan.FromMilliseconds(5));
        Assert.InRange((clock.GetUtcNow() - before).TotalSeconds, 0.005 * clock.Speed, 5 * clock.Speed);
        clock.Rest();
        Assert.Equal(1, clock.Speed);
        Assert.InRange(clock.GetUtcNow() - clock.GetUtcNow(), TimeSpan.FromSeconds(-5), TimeSpan.Zero);
    }
}
