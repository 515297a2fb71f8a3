using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Keeps what a machine can keep of how this house is built: layout, arrows, size, and purity.</summary>
public sealed class HouseTests
{
    private static readonly string[] Ours = ["Engine", "Web", "Jobs", "tests"];

    [Fact]
    public void Rules_know_neither_storage_nor_clocks() =>
        None(
            from file in Repository.Files("Engine/Rules", ".cs")
            from Match match in Regex.Matches(
                file.Code,
                @"\b(Dapper|StackExchange|DbConnection|Sqlite\w*|TimeProvider|UtcNow|Stopwatch|Database|"
                    + @"UnitOfWork|Task|File)\b"
            )
            select $"{file.Path}: {match.Value}"
        );

    [Fact]
    public void A_file_can_be_held_in_the_head() =>
        None(
            from folder in Ours
            from file in Repository.Files(folder, ".cs", ".ts", ".cshtml", ".css")
            where file.Lines > 300
            select $"{file.Path}: {file.Lines} lines"
        );

    [Fact]
    public void A_line_of_source_is_narrow_enough_to_read() =>
        None(
            from folder in Ours
            from file in Repository.Files(folder, ".cs", ".ts", ".mjs", ".cshtml", ".css")
            from line in file
                .Text.Split('\n')
                .Select((text, index) => new { text.TrimEnd('\r').Length, Number = index + 1 })
            where line.Length > 120
            select $"{file.Path}:{line.Number} has {line.Length} characters"
        );

    /// <summary>Words of a language stand in its file; see Web/Words.</summary>
    [Fact]
    public void Code_has_no_word_of_another_language_than_its_own() =>
        None(
            from folder in new[] { "Engine", "Web", "Jobs" }
            from file in Repository.Files(folder, ".cs", ".cshtml")
            from Match match in Regex.Matches(file.Text, @"\w*[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]\w*")
            select $"{file.Path}: {match.Value}"
        );

    [Fact]
    public void Pages_hold_pages_and_their_models_only() =>
        None(
            from file in Repository.Files("Web/Pages", ".cs")
            where !file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal)
            select file.Path
        );

    [Theory]
    [InlineData("Engine", "")]
    [InlineData("Jobs", "Engine")]
    [InlineData("Web", "Engine Jobs")]
    public void Projects_reference_what_the_house_allows(string project, string allowed)
    {
        var document = XDocument.Load(Path.Combine(Repository.Root, project, $"{project}.csproj"));
        var referenced = document
            .Descendants("ProjectReference")
            .Select(x => Path.GetFileNameWithoutExtension(x.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), referenced.Order());
    }

    [Fact]
    public void Nothing_that_ships_references_a_test() =>
        None(
            from file in Repository.Files("", ".csproj", ".props")
            where
                !file.Path.StartsWith("tests", StringComparison.Ordinal)
                && file.Text.Contains("tests/", StringComparison.Ordinal)
            select file.Path
        );

    [Fact]
    public void Every_job_stands_in_the_schedule()
    {
        var files = Repository.Files("Jobs", ".cs");
        var schedule = files.Single(x => x.Path.EndsWith("Schedule.cs", StringComparison.Ordinal)).Code;
        var jobs = files
            .SelectMany(file => Regex.Matches(file.Code, @"public sealed class (\w+)"))
            .Select(x => x.Groups[1].Value)
            .ToList();
        Assert.Contains("Sweep", jobs);
        Assert.All(jobs, job => Assert.Contains($"<{job}>", schedule));
    }

    [Fact]
    public void Every_theme_is_valid_json_with_what_a_pack_needs()
    {
        var folders = Repository.Folders("themes").Where(x => x.Count(c => c is '/' or '\\') == 1).ToList();
        Assert.Contains(Path.Combine("themes", "hollywood"), folders);
        Assert.Contains(Path.Combine("themes", "classic"), folders);
        Assert.All(
            folders,
            folder =>
            {
                using var theme = JsonDocument.Parse(
                    File.ReadAllText(Path.Combine(Repository.Root, folder, "theme.json"))
                );
                Assert.Equal(JsonValueKind.Object, theme.RootElement.ValueKind);
                // a file that a theme names is in its pack
                Assert.All(
                    FilesNamed(theme.RootElement),
                    file =>
                        Assert.True(File.Exists(Path.Combine(Repository.Root, folder, file)), $"{folder} lacks {file}")
                );
            }
        );
    }

    [Fact]
    public void Every_call_of_the_hub_is_heard_by_the_client()
    {
        var contract = Repository
            .Files("Web/Boards", ".cs")
            .Select(x => Regex.Match(x.Code, @"interface IBoardClient\s*\{(?<body>[^}]*)\}"))
            .Single(x => x.Success);
        var calls = Regex
            .Matches(contract.Groups["body"].Value, @"\bTask\s+(\w+)\(")
            .Select(x => x.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(calls);
        var client = string.Concat(Repository.Files("Web/Client", ".ts").Select(x => x.Text));
        Assert.All(calls, call => Assert.Matches($@"\.on\(\s*[""']{call}[""']", client));
    }

    private static IEnumerable<string> FilesNamed(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(x => FilesNamed(x.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(FilesNamed),
            JsonValueKind.String
                when Regex.IsMatch(json.GetString()!, @"^[\w./-]+\.(svg|png|mp3|ogg|wav|css|woff2)$") =>
            [
                json.GetString()!,
            ],
            _ => [],
        };

    private static void None(IEnumerable<string> offences) => Assert.Empty(offences);
}
