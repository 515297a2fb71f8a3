using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What only a start can find out ends with exit code 1 and one line that names the setting.</summary>
[Collection(StartCollection.Name)]
public sealed class RefusedStartTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-start-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_refused()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        var file = Path.Combine(directory.FullName, "file");
        await File.WriteAllTextAsync(file, "a file", TestContext.Current.CancellationToken);

        await Refused($"ChallengeHub__DataDirectory, {file}, cannot be used", new HubSettings { DataDirectory = file });
    }

    [Fact]
    public async Task A_database_that_is_none_is_refused_and_left_as_it_was()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        var database = Path.Combine(directory.FullName, "challengehub.db");
        var content = string.Concat(Enumerable.Repeat("no database at all ", 1000));
        await File.WriteAllTextAsync(database, content, TestContext.Current.CancellationToken);

        await Refused("file is not a database", new HubSettings { DataDirectory = directory.FullName });
        Assert.Equal(content, await File.ReadAllTextAsync(database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_SQL_Server_that_does_not_answer_is_refused_with_the_name_of_its_setting() =>
        await Refused(
            "ConnectionStrings__SqlServer cannot be used",
            new HubSettings
            {
                Environment = new Dictionary<string, string>
                {
                    ["ConnectionStrings__SqlServer"] =
                        $"Server=127.0.0.1,{Ports.Hold()};Database=hub;User Id=sa;Password=secret;Connect Timeout=1",
                },
            }
        );

    [Fact]
    public async Task An_address_that_is_not_this_machines_is_refused() =>
        await Refused(
            "ASPNETCORE_URLS",
            new HubSettings { Arguments = ["--Kestrel:Endpoints:Hub:Url", "http://192.0.2.1:5080"] }
        );

    [Fact]
    public async Task Without_any_theme_the_start_is_refused()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory.CreateSubdirectory("broken").FullName, "theme.json"),
            "{",
            TestContext.Current.CancellationToken
        );

        var said = await Refused(
            "no usable theme pack",
            new HubSettings { Arguments = ["--ChallengeHub:ThemesDirectory", directory.FullName] }
        );
        Assert.Contains("broken/theme.json: is not JSON", said);
    }

    [Fact]
    public async Task A_broken_theme_is_refused_and_the_others_load()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory.CreateSubdirectory("broken").FullName, "theme.json"),
            "{",
            TestContext.Current.CancellationToken
        );
        Copy(
            new DirectoryInfo(Path.Combine(HubProcess.Root, "themes", "classic")),
            directory.CreateSubdirectory("classic")
        );
        await using var hub = await HubProcess.Start(
            new HubSettings { Arguments = ["--ChallengeHub:ThemesDirectory", directory.FullName] }
        );
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);

        (await api.Get("/themes/classic/palette.css")).Is(200);
        (await api.Get("/themes/broken/palette.css")).Is(404);
        Assert.Contains("Theme pack refused: broken/theme.json: is not JSON", hub.Output);
    }

    [Fact]
    public async Task Settings_may_stand_in_a_file_where_the_program_is_started()
    {
        var file = Path.Combine(directory.FullName, "appsettings.json");
        await File.WriteAllTextAsync(
            file,
            """{ "ChallengeHub": { "AdminKey": "a-key-out-of-a-file-of-settings", "RequestsPerSecond": "9" } }""",
            TestContext.Current.CancellationToken
        );
        await using (
            var hub = await HubProcess.Start(new HubSettings { AdminKey = null, WorkingDirectory = directory.FullName })
        )
        {
            using var api = new ApiClient(new Uri(hub.Url), "a-key-out-of-a-file-of-settings");
            (await api.Get("campaigns")).Is(200);
        }
        await using (var hub = await HubProcess.Start(new HubSettings { WorkingDirectory = directory.FullName }))
        {
            using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
            (await api.Get("campaigns")).Is(200); // the environment comes before the file
        }

        await File.WriteAllTextAsync(file, "{ \"ChallengeHub\": ", TestContext.Current.CancellationToken);
        await Refused("appsettings.json", new HubSettings { WorkingDirectory = directory.FullName });
    }

    private static async Task<string> Refused(string reason, HubSettings settings)
    {
        await using var hub = HubProcess.Launch(settings);
        Assert.Equal(1, await hub.Exited());
        Assert.Contains(reason, Assert.Single(hub.Errors));
        return hub.Output;
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.GetFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.GetDirectories())
            Copy(folder, to.CreateSubdirectory(folder.Name));
    }
}
