using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Keeps the words of the house: what things are called, where names live, and how SQL is written.</summary>
public sealed class WordTests
{
    private static readonly string[] Ours = ["Engine", "Web", "Jobs", "tests"];

    // what a framework calls so, and what derives from it
    private static readonly HashSet<string> Demanded =
    [
        "DisposeAsync",
        "BindAsync",
        "ExecuteAsync",
        "StartAsync",
        "StopAsync",
        "InitializeAsync",
        "InvokeAsync",
        "OnConnectedAsync",
        "OnDisconnectedAsync",
        "OnGetAsync",
        "OnPostAsync",
        "HandleAuthenticateAsync",
        "HandleChallengeAsync",
        "HandleForbiddenAsync",
        "TryHandleAsync",
        "CheckHealthAsync",
        "TransformAsync",
        "StartingAsync",
        "SendAsync",
        "ReadAsync",
        "WriteAsync",
        "GetAsyncEnumerator",
    ];

    private static IEnumerable<SourceFile> Sources => Ours.SelectMany(folder => Repository.Files(folder, ".cs"));

    [Fact]
    public void No_type_hides_behind_a_word_that_says_nothing() =>
        None(
            from file in Sources
            from Match match in Regex.Matches(
                file.Code,
                @"\b(?:class|record struct|record|struct|interface|enum) "
                    + @"(\w+?(?:Manager|Service|Helper|Helpers|Util|Utils|Processor|Handler|Info|Data|Dto|Model|Impl|"
                    + @"Base))\b(?<rest>[^{;]*)"
            )
            // a Razor page is a PageModel, a key check an AuthenticationHandler: those words are the framework's
            where !Regex.IsMatch(match.Groups["rest"].Value, @":\s*(?:[\w<>, ]*\b)?(?:PageModel|\w*Handler)\b")
            select $"{file.Path}: {match.Groups[1].Value}"
        );

    [Fact]
    public void No_folder_is_a_drawer_for_everything() =>
        None(
            Repository
                .Folders()
                .Where(x =>
                    Path.GetFileName(x)
                        is "Common"
                            or "Core"
                            or "Shared"
                            or "Infrastructure"
                            or "Abstractions"
                            or "Helpers"
                            or "Utils"
                    && !x.StartsWith(Path.Combine("Web", "Pages", "Shared"), StringComparison.Ordinal)
                )
        );

    [Fact]
    public void Own_methods_carry_no_Async_suffix() =>
        None(
            from file in Sources
            from Match match in Regex.Matches(
                file.Code,
                @"^\s*(?<before>"
                    + @"(?:(?:public|private|internal|protected|static|async|override|sealed|virtual|abstract)\s+)+"
                    + @"[\w<>\[\]?,. ()]+?\s)(?<name>\w+Async)\s*[<(]",
                RegexOptions.Multiline
            )
            where
                !match.Groups["before"].Value.Contains("override", StringComparison.Ordinal)
                && !Demanded.Contains(match.Groups["name"].Value)
            select $"{file.Path}: {match.Groups["name"].Value}"
        );

    [Theory]
    [InlineData("Engine", "ChallengeHub")]
    [InlineData("Web", "ChallengeHub.Web")]
    [InlineData("Jobs", "ChallengeHub.Jobs")]
    [InlineData("tests/Engine.Tests", "ChallengeHub.Engine.Tests")]
    [InlineData("tests/Jobs.Tests", "ChallengeHub.Jobs.Tests")]
    [InlineData("tests/Testing", "ChallengeHub.Testing")]
    public void A_project_has_one_namespace(string project, string name) =>
        None(
            from file in Repository.Files(project, ".cs")
            from Match match in Regex.Matches(file.Code, @"^namespace ([\w.]+)", RegexOptions.Multiline)
            where match.Groups[1].Value != name
            select $"{file.Path}: {match.Groups[1].Value}"
        );

    [Fact]
    public void No_sql_is_interpolated() =>
        None(
            from file in Ours.Except(["tests"]).SelectMany(folder => Repository.Files(folder, ".cs"))
            from Match match in Regex.Matches(
                file.Code,
                @"\$+@?""""""(?<text>.*?)""""""|\$@?""(?<text>[^""\n]*)""",
                RegexOptions.Singleline
            )
            where
                Regex.IsMatch(
                    match.Groups["text"].Value,
                    @"\b(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\b",
                    RegexOptions.Singleline
                )
            select $"{file.Path}: {match.Value}"
        );

    [Fact]
    public void The_synchronous_Redis_API_is_banned()
    {
        var banned = Repository.Files("", "BannedSymbols.txt").Single(x => x.Path == "BannedSymbols.txt").Text;
        Assert.Contains("T:StackExchange.Redis.IDatabase;", banned);
        Assert.Contains("T:StackExchange.Redis.IServer;", banned);
        Assert.Contains("P:System.DateTimeOffset.UtcNow;", banned);
        Assert.Contains("BannedSymbols.txt", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")));
        // nothing but this test names the rule: nobody lifts the ban
        None(
            from file in Sources
            where
                file.Text.Contains("RS0030", StringComparison.Ordinal)
                && !file.Path.Contains("House", StringComparison.Ordinal)
            select file.Path
        );
    }

    private static void None(IEnumerable<string> offences) => Assert.Empty(offences);
}
