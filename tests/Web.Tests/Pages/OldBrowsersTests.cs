using System.Diagnostics;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Televisions are not renewed: LG's of 2021 run Chromium 79.</summary>
public sealed class OldBrowsersTests
{
    private static readonly string Client = Path.Combine(HubProcess.Root, "Web", "Client");
    private static readonly string Built = Path.Combine(HubProcess.Root, "Web", "wwwroot", "dist");

    [Fact]
    public void A_browser_of_2020_can_read_every_script_and_has_what_it_calls() => Assert.Equal("", TooNew(Built));

    [Theory]
    [InlineData("a?.b")]
    [InlineData("a ?? b")]
    [InlineData("a ||= b")]
    [InlineData("class A { #b() {} }")]
    [InlineData("await a;")]
    [InlineData("a.at(-1)")]
    [InlineData("a.replaceAll('b', 'c')")]
    [InlineData("structuredClone(a)")]
    [InlineData("Object.hasOwn(a, 'b')")]
    [InlineData("document.adoptedStyleSheets = [a]")]
    [InlineData("Promise.any(a)")]
    public void What_came_later_is_found(string code) => Assert.NotEqual("", TooNew("--code", code));

    [Theory]
    [InlineData("class A { b = 1; #c = 2; at = 3; } async () => { for await (const d of e) import(d); }; f.at; 1n")]
    public void What_it_knows_is_not(string code) => Assert.Equal("", TooNew("--code", code));

    /// <summary>Not to load is to say nothing: the script that says it has to be read by any browser.</summary>
    [Fact]
    public void The_script_that_says_that_a_browser_is_too_old_is_of_2009()
    {
        var script = File.ReadAllText(Path.Combine(Built, "old.js"));
        foreach (var later in new[] { "=>", "const ", "let ", "`", "class ", "?.", "...", "async " })
            Assert.DoesNotContain(later, script);
    }

    [Fact]
    public void No_style_mixes_a_colour_without_another_for_browsers_that_cannot()
    {
        foreach (var file in Directory.GetFiles(Built, "*.css"))
        {
            var style = File.ReadAllText(file);
            Assert.DoesNotMatch(@"[{;]inset:", style); // written out by the build
            if (!style.Contains("color-mix(", StringComparison.Ordinal))
                continue;
            Assert.Contains("@supports not (color:color-mix(", style);
        }
    }

    private static string TooNew(params string[] named)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Client };
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var one in (string[])["oldest.mjs", .. named])
            start.ArgumentList.Add(one);
        using var node = Process.Start(start)!;
        var wrong = node.StandardError.ReadToEndAsync();
        var found = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, wrong.Result);
        return found.Trim();
    }
}
