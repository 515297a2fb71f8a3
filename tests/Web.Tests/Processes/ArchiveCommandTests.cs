using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(StartCollection.Name)]
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-move-");
    private string File => Path.Combine(directory.FullName, "hub.ndjson");
    private string From => Path.Combine(directory.FullName, "from");
    private string To => Path.Combine(directory.FullName, "to");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task The_demonstrations_year_moves_to_another_installation_and_is_the_same()
    {
        DateTimeOffset now;
        IReadOnlyList<string> before;
        await using (var running = await RunningEngine.Start(DemoCampaign.StartsAt, directory: From))
        {
            await PlayedYear.Play(running);
            now = running.Clock.GetUtcNow();
            before = await All(running.Engine);
        }

        Assert.Equal(0, await Ended("export", From));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(0, await Ended("import", To));

        await using var moved = await RunningEngine.Start(now, directory: To);
        Assert.Equal(before, await All(moved.Engine));
        Assert.Equal(0, await moved.Engine.Boards.Drift(DemoCampaign.Code));
    }

    [Fact]
    public async Task What_cannot_be_moved_is_said_in_words()
    {
        await using (await RunningEngine.Start(DemoCampaign.StartsAt, directory: From))
            Assert.Contains(
                "Another ChallengeHub process uses",
                await Refused("import", From, Path.Combine(HubProcess.Root, "README.md"))
            );
        Assert.Contains(
            "is no export of ChallengeHub",
            await Refused("import", To, Path.Combine(HubProcess.Root, "README.md"))
        );
        Assert.Contains("There is no file", await Refused("import", To, File));
        Assert.Contains(
            "There is no installation",
            await Refused("export", Path.Combine(directory.FullName, "nowhere"), File)
        );
        Assert.Contains("Which file to export", await Refused("export", From));
    }

    /// <summary>Ledger, boards, results and awards, as text.</summary>
    private static async Task<IReadOnlyList<string>> All(EngineParts engine)
    {
        var all = new List<string>();
        await foreach (var line in engine.Ledger.Stream(DemoCampaign.Code, null, 0))
            all.Add(line.ToString());
        foreach (var period in (await engine.Reads.Snapshot(DemoCampaign.Code)).Periods.Select(x => x.Number).Append(0))
        {
            var results = (await engine.Results.Find(DemoCampaign.Code, period))!.Stored;
            all.Add($"{results.Sha256} {Results.Sha256(results.Results.Canonical())}");
            foreach (var kind in Enum.GetValues<BoardKind>())
                all.Add(
                    JsonSerializer.Serialize(
                        (
                            await engine.Reads.Read(
                                new StandingsQuery(DemoCampaign.Code, kind, period == 0 ? "overall" : $"{period}", 1000)
                                {
                                    Audience = Audience.Staff,
                                }
                            )
                        ).Rows
                    )
                );
        }
        all.AddRange((await engine.Awards.Winners(DemoCampaign.Code, null)).Select(x => x.ToString()));
        return all;
    }

    private async Task<int> Ended(string command, string data)
    {
        await using var process = HubProcess.Launch(
            new HubSettings { DataDirectory = data, Arguments = [command, File] }
        );
        return await process.Exited();
    }

    private static async Task<string> Refused(string command, string data, params string[] files)
    {
        await using var process = HubProcess.Launch(
            new HubSettings { DataDirectory = data, Arguments = [command, .. files] }
        );
        Assert.Equal(1, await process.Exited());
        return string.Join('\n', process.Errors);
    }
}
