using System.Diagnostics;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What is measured by hand now and then must run whenever somebody wants to know.</summary>
[Collection(ProcessCollection.Name)]
public sealed class BenchmarksTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_measurement_runs_to_its_end_at_a_tiny_size()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Program, "smoke"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(Stop);
            var said = await process.StandardOutput.ReadToEndAsync(Stop);
            await process.WaitForExitAsync(Stop);

            Assert.True(process.ExitCode == 0, $"{said}\n{await errors}");
            var tables = said.Split("\n## ").Skip(1).ToList();
            Assert.NotEmpty(tables);
            // figures, beneath the head
            Assert.All(tables, table => Assert.Contains("\n| ", table.Split("|---|---|---|---|")[1]));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Built as the tests were: Debug beside Debug.</summary>
    private static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(
                HubProcess.Root,
                "tests/Benchmarks/bin",
                folder.Parent!.Name,
                folder.Name,
                "ChallengeHub.Benchmarks.dll"
            );
        }
    }
}
