using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The repository as a reader finds it: sources only, without what builds leave behind.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Left =
    [
        "bin",
        "obj",
        "node_modules",
        "dist",
        "data",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Files below a folder whose names end so. Finding none is a failure: a rule that looks at nothing keeps nothing.
    /// </summary>
    public static IReadOnlyList<SourceFile> Files(string folder, params string[] endings)
    {
        var found = Walk(Path.Combine(Root, folder))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path), File.ReadAllText(path)))
            .OrderBy(x => x.Path, StringComparer.Ordinal)
            .ToList();
        Assert.True(found.Count > 0, $"There is no {string.Join(" or ", endings)} in {folder}/ to look at.");
        return found;
    }

    public static IEnumerable<string> Folders(string folder = "") =>
        Directories(Path.Combine(Root, folder)).Select(x => Path.GetRelativePath(Root, x));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder).Concat(Directories(folder).SelectMany(Directory.GetFiles))
            : [];

    private static IEnumerable<string> Directories(string folder) =>
        Directory
            .GetDirectories(folder)
            .Where(x => !Left.Contains(Path.GetFileName(x)) && !Path.GetFileName(x).StartsWith('.'))
            .SelectMany(x => Directories(x).Prepend(x));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ChallengeHub.sln")))
                return folder.FullName;
        throw new InvalidOperationException("ChallengeHub.sln is in no folder above the tests.");
    }
}

/// <param name="Path">From the root, such as Engine/Scorekeeper.cs.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(c => c == '\n');

    /// <summary>Without comments, so that the word in an explanation is no offence.</summary>
    public string Code => Comments().Replace(Text, "");

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}),\s])//\s.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
