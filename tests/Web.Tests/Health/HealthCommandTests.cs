using System.Diagnostics;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What a container without a shell asks for its health.</summary>
public sealed class HealthCommandTests(HubFixture fixture)
{
    [Fact]
    public async Task It_ends_with_0_where_the_hub_is_ready_and_with_1_and_a_reason_where_none_answers()
    {
        Assert.Equal((0, ""), await Ask(fixture.Hub.Url.ToString()));
        var (code, errors) = await Ask($"http://127.0.0.1:{Ports.Hold()}");
        Assert.Equal(1, code);
        Assert.StartsWith("ChallengeHub does not answer", errors);
    }

    [Theory]
    [InlineData("http://+:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0:81;https://0.0.0.0:444", "http://localhost:81/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    public void It_asks_this_machine_wherever_the_hub_listens(string urls, string asked) =>
        Assert.Equal(asked, HealthCommand.Local(urls).ToString());

    private static async Task<(int Code, string Errors)> Ask(string urls)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Settings).Assembly.Location, "health"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = urls;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await errors);
    }
}
