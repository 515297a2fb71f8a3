using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Keeps the documents of the house: links lead somewhere, lines can be read, words are plain.</summary>
public sealed partial class DocumentTests
{
    private const int LongestLine = 120;
    private const int LongestReadme = 150;
    private const int LongestDecision = 5;
    private const int LongestWay = 8;

    private static readonly IReadOnlyList<Document> Documents =
    [
        .. Repository.Files("", ".md").Select(file => new Document(file)),
    ];

    [Fact]
    public void Every_link_leads_to_a_file_and_every_anchor_to_a_heading() =>
        None(
            from document in Documents
            from target in document.Links
            where !target.Contains("://", StringComparison.Ordinal) && Fault(document, target) is not null
            select $"{document.Path}: {target} {Fault(document, target)}"
        );

    [Fact]
    public void A_line_of_a_document_is_wide_enough_to_read() =>
        None(
            from document in Documents
            from line in document.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > LongestLine && !IsTable(line.Text) && !IsLinkAlone(line.Text)
            select $"{document.Path}:{line.Number} has {line.Text.Length} characters"
        );

    [Fact]
    public void The_README_is_read_in_a_few_minutes() =>
        Assert.InRange(Documents.Single(document => document.Path == "README.md").Lines.Count, 1, LongestReadme);

    [Fact]
    public void The_way_of_an_event_is_at_most_eight_files()
    {
        var steps = Documents
            .Single(document => document.Path == "Engine/README.md")
            .Lines.SkipWhile(line => line != "## The way of an event")
            .TakeWhile(line => line != "## Glossary")
            .Where(line => Step().IsMatch(line))
            .ToList();
        Assert.InRange(steps.Count, 1, LongestWay);
        Assert.All(steps, step => Assert.Single(step.Split('|')[2].Split(".cs)").SkipLast(1)));
    }

    [Theory]
    [InlineData("Engine")]
    [InlineData("Web")]
    [InlineData("Web/Desk")]
    [InlineData("Web/Reports")]
    [InlineData("Web/Security")]
    [InlineData("Web/Studio")]
    [InlineData("Jobs")]
    [InlineData("themes")]
    public void A_folder_that_is_a_chapter_begins_with_its_README(string folder) =>
        Assert.Contains(Documents, document => document.Path == $"{folder}/README.md");

    [Fact]
    public void A_decision_has_a_number_a_date_and_five_lines_at_most()
    {
        var decisions = Documents.Single(document => document.Path == "DECISIONS.md");
        var headings = decisions.Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        Assert.Equal(Enumerable.Range(1, headings.Count), headings.Select(NumberOf));
        None(
            from heading in headings
            let body = decisions
                .Lines.SkipWhile(line => line != heading)
                .Skip(1)
                .TakeWhile(line => !line.StartsWith('#'))
                .Count(line => line.Length > 0)
            where body is 0 or > LongestDecision
            select $"{heading}: {body} lines"
        );
    }

    [Fact]
    public void Documents_speak_as_people_do() =>
        None(
            from document in Documents
            from Match word in StiltedWords().Matches(document.Prose)
            select $"{document.Path}: {word.Value}"
        );

    /// <summary>Comments and texts alike.</summary>
    [Fact]
    public void Sources_speak_as_people_do() =>
        None(
            from file in Repository.Files("", ".cs", ".cshtml", ".ts", ".css", ".resx")
            where !file.Path.Replace('\\', '/').EndsWith("House/DocumentTests.cs", StringComparison.Ordinal)
            from Match word in StiltedWords().Matches(file.Text)
            select $"{file.Path}: {word.Value}"
        );

    private static int NumberOf(string heading) => int.Parse(NumberedAndDated().Match(heading).Groups["number"].Value);

    private static string? Fault(Document document, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document.Path))!;
        var full =
            path.Length == 0
                ? Path.Combine(Repository.Root, document.Path)
                : Path.GetFullPath(Path.Combine(folder, path));
        if (!File.Exists(full) && !Directory.Exists(full))
            return "is not there";
        if (anchor is null)
            return null;
        var other = Documents.SingleOrDefault(one => Path.Combine(Repository.Root, one.Path) == full);
        return other?.Anchors.Contains(anchor) is true ? null : "has no such heading";
    }

    private static bool IsTable(string line) => line.TrimStart().StartsWith('|');

    private static bool IsLinkAlone(string line) => LinkAlone().IsMatch(line);

    private static void None(IEnumerable<string> offences) => Assert.Empty(offences);

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\s*(?:[-*] )?!?\[[^\]]*\]\([^)]*\)[.,]?$|^\s*<?https?://\S+$")]
    private static partial Regex LinkAlone();

    [GeneratedRegex(@"^## (?<number>\d+)\. .+ \(20\d\d-\d\d-\d\d\)$")]
    private static partial Regex NumberedAndDated();

    [GeneratedRegex(@"\b(?:anew|whoever|bears|shall|is told)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StiltedWords();

    /// <summary>A Markdown file as its reader sees it.</summary>
    private sealed partial class Document(SourceFile file)
    {
        public string Path { get; } = file.Path.Replace('\\', '/');
        public IReadOnlyList<string> Lines { get; } = file.Text.TrimEnd('\n').Split('\n');

        /// <summary>Without blocks and words of code.</summary>
        public string Prose { get; } = CodeWord().Replace(CodeBlock().Replace(file.Text, ""), "");
        public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups["target"].Value);

        /// <summary>As GitHub makes them of headings.</summary>
        public IEnumerable<string> Anchors =>
            from Match heading in Heading().Matches(CodeBlock().Replace(file.Text, ""))
            select NotInAnchors().Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-');

        [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline)]
        private static partial Regex CodeBlock();

        [GeneratedRegex("`[^`\n]+`")]
        private static partial Regex CodeWord();

        [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
        private static partial Regex Link();

        [GeneratedRegex(@"^#+ (?<text>.+?) *$", RegexOptions.Multiline)]
        private static partial Regex Heading();

        [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
        private static partial Regex NotInAnchors();
    }
}
