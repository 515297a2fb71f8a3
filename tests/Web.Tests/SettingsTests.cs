using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("ConnectionStrings:SqlServer", "Colour=red", "ConnectionStrings__SqlServer")]
    [InlineData("ConnectionStrings:SqlServer", "Database=challengehub", "ConnectionStrings__SqlServer")]
    [InlineData("ConnectionStrings:SqlServer", "Server=sql;Encrypt=perhaps", "ConnectionStrings__SqlServer")]
    [InlineData("ChallengeHub:PrepareJobsSchema", "later", "ChallengeHub__PrepareJobsSchema")]
    [InlineData("ChallengeHub:AdminKey", "short", "ChallengeHub__AdminKey")]
    [InlineData("ChallengeHub:Jobs", "maybe", "ChallengeHub__Jobs")]
    [InlineData("ChallengeHub:RequestsPerSecond", "0", "ChallengeHub__RequestsPerSecond")]
    [InlineData("ChallengeHub:RequestsPerSecondWithoutKey", "many", "ChallengeHub__RequestsPerSecondWithoutKey")]
    [InlineData("ChallengeHub:PasswordIterations", "0", "ChallengeHub__PasswordIterations")]
    [InlineData("ChallengeHub:PublicUrl", "not an address", "ChallengeHub__PublicUrl")]
    [InlineData("ChallengeHub:RedisPrefix", "{a}", "ChallengeHub__RedisPrefix")]
    [InlineData("ChallengeHub:OpenBoards", "perhaps", "ChallengeHub__OpenBoards")]
    [InlineData("ChallengeHub:OpenId:Authority", "http://login.example.org", "ChallengeHub__OpenId__Authority")]
    [InlineData("ChallengeHub:OpenId:ClientSecret", "alone", "ChallengeHub__OpenId__Authority")]
    public void A_setting_that_cannot_hold_ends_the_start_with_its_name(string setting, string value, string named)
    {
        var refused = Assert.Throws<StartRefused>(() => Read((setting, value)));
        Assert.Contains(named, refused.Message);
    }

    [Fact]
    public void A_provider_without_a_client_is_refused_and_a_whole_one_read()
    {
        (string, string) authority = ("ChallengeHub:OpenId:Authority", "https://login.example.org/company");
        (string, string) client = ("ChallengeHub:OpenId:ClientId", "hub");
        Assert.Contains("ChallengeHub__OpenId__ClientId", Assert.Throws<StartRefused>(() => Read(authority)).Message);
        Assert.Contains(
            "ChallengeHub__OpenId__TrustEmail",
            Assert
                .Throws<StartRefused>(() => Read(authority, client, ("ChallengeHub:OpenId:TrustEmail", "often")))
                .Message
        );
        Assert.Equal(
            new OpenIdSettings(new Uri("https://login.example.org/company"), "hub", null, "login.example.org", false),
            Read(authority, client).OpenId
        );
    }

    [Fact]
    public void Without_settings_everything_lies_in_the_data_directory()
    {
        var settings = Read();
        Assert.Equal("data", settings.DataDirectory);
        Assert.Null(settings.Redis);
        Assert.Null(settings.AdminKey);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("Web/README.md")]
    [InlineData("Web/Security/README.md")]
    [InlineData("compose.yaml")]
    [InlineData("Dockerfile")]
    public void Every_setting_that_an_operator_is_told_of_is_read(string file)
    {
        var read = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Testing.HubProcess.Root, "Web"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
        var documented = Regex
            .Matches(
                File.ReadAllText(Path.Combine(Testing.HubProcess.Root, file)),
                @"\b(?:ChallengeHub|ConnectionStrings)__(?:OpenId__)?([A-Za-z]+)"
            )
            .Select(x => x.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(documented);
        Assert.All(documented, name => Assert.Matches($"[\":]{name}\"|nameof\\({name}\\)|:{name}\"", read));
    }

    [Fact]
    public async Task A_start_that_is_refused_prints_one_line_and_exits_with_1()
    {
        var (code, errors) = await Run(("ChallengeHub__AdminKey", "short"));

        Assert.Equal(1, code);
        Assert.StartsWith("ChallengeHub__AdminKey has 5 characters", Assert.Single(errors.Trim().Split('\n')));
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_directory_ends_with_the_reason()
    {
        await using var hub = await Testing.RunningHub.Start();
        var (code, errors) = await Run(
            ("ChallengeHub__DataDirectory", hub.Directory),
            ("ASPNETCORE_URLS", "http://127.0.0.1:0")
        );

        Assert.Equal(1, code);
        Assert.Contains("Another ChallengeHub process uses", Assert.Single(errors.Trim().Split('\n')));
    }

    private static Settings Read(params (string Name, string Value)[] settings) =>
        Settings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(x => x.Name, x => (string?)x.Value))
                .Build()
        );

    private static async Task<(int Code, string Errors)> Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Settings).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await errors);
    }
}
