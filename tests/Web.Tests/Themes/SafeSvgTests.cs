using System.Diagnostics;
using System.Text;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What a drawing may say, and how much of it: attacks by name.</summary>
public sealed class SafeSvgTests
{
    [Theory]
    [InlineData(
        "a mask of an image-set",
        "<rect mask='image-set(\"https://evil.example/x\" 1x)'/>",
        "outside itself (mask)"
    )]
    [InlineData(
        "a vendor's image-set",
        "<rect fill='-webkit-image-set(url(https://evil.example/x) 1x)'/>",
        "outside itself (fill)"
    )]
    [InlineData("src()", "<rect mask='src(\"https://evil.example/x\")'/>", "outside itself (mask)")]
    [InlineData(
        "src() after a part of its own",
        "<rect mask='url(#a) src(\"https://evil.example/x\")'/>",
        "outside itself (mask)"
    )]
    [InlineData("two masks", "<rect mask='url(#a), url(//evil.example/x)'/>", "outside itself (mask)")]
    [InlineData("cross-fade()", "<rect fill='cross-fade(url(#a), \"x\")'/>", "outside itself (fill)")]
    [InlineData("url() where none belongs", "<text font-family='url(#a)'/>", "outside itself (font-family)")]
    [InlineData(
        "url() with its letters escaped",
        "<rect fill='u\\72l(https://evil.example/x)'/>",
        "outside itself (fill)"
    )]
    [InlineData("url() behind a comment", "<rect fill='ur/**/l(https://evil.example/x)'/>", "outside itself (fill)")]
    [InlineData("var()", "<rect fill='var(--x)'/>", "outside itself (fill)")]
    [InlineData("a cursor", "<rect cursor='url(https://evil.example/x)'/>", "attribute cursor")]
    [InlineData("a marker", "<path marker-start='url(https://evil.example/x)'/>", "attribute marker-start")]
    [InlineData("another base", "<g xml:base='https://evil.example/'/>", "attribute base")]
    [InlineData(
        "a link of another space",
        "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='https://evil.example/x#a'/>",
        "outside itself (href)"
    )]
    [InlineData("a link in javascript", "<use href='javascript:alert(1)'/>", "outside itself (href)")]
    [InlineData("an attribute that nobody knows", "<rect ping='https://evil.example/x'/>", "attribute ping")]
    [InlineData(
        "an attribute of another space",
        "<rect xmlns:h='http://www.w3.org/1999/xhtml' h:src='x'/>",
        "attribute src"
    )]
    [InlineData("a style", "<rect style='fill:red'/>", "style attribute")]
    [InlineData("a stylesheet", "<?xml-stylesheet href='https://evil.example/x'?>", "processing instruction")]
    [InlineData("a part that contains itself", "<g id='a'><use href='#a'/></g>", "contains itself")]
    [InlineData(
        "two parts that contain one another",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        "contains itself"
    )]
    public void What_is_not_a_drawing_is_refused(string attack, string inner, string reason) =>
        Assert.Contains(reason, FirstError(Drawing(inner)) ?? $"nothing, for {attack}", StringComparison.Ordinal);

    [Theory]
    [InlineData("<rect fill='url(#a)' mask=\"url('#b')\" stroke='url( \"#c\" ) #102030' clip-path='none'/>")]
    [InlineData(
        "<g transform='translate(1, 2) rotate(30)scale(2)'><use href='#a'/><circle id='a' r='1' fill='rgb(1,2,3)'/></g>"
    )]
    [InlineData("<text x='1' font-family='Georgia, serif'>Fin</text>")]
    public void What_drawing_programs_write_is_taken(string inner) => Assert.Null(FirstError(Drawing(inner)));

    [Fact]
    public void A_drawing_nested_a_hundred_thousand_deep_is_refused_at_once() =>
        AtOnce(
            "nests more than 64",
            Drawing(
                string.Concat(Enumerable.Repeat("<g>", 100_000)) + string.Concat(Enumerable.Repeat("</g>", 100_000))
            )
        );

    [Fact]
    public void A_drawing_that_is_never_closed_is_refused_at_once() =>
        AtOnce("nests more than 64", Drawing(string.Concat(Enumerable.Repeat("<g>", 300_000))));

    [Fact]
    public void A_billion_laughs_of_use_is_refused_at_once()
    {
        var levels = Enumerable
            .Range(1, 9)
            .Select(i => $"<g id='l{i}'>{string.Concat(Enumerable.Repeat($"<use href='#l{i - 1}'/>", 10))}</g>");
        AtOnce("to be drawn", Drawing($"<defs><rect id='l0'/>{string.Concat(levels)}</defs><use href='#l9'/>"));
    }

    [Theory]
    [InlineData("mask", "mask")]
    [InlineData("pattern", "fill")]
    [InlineData("clipPath", "clip-path")]
    public void A_billion_laughs_of_masks_and_patterns_is_refused_at_once(string element, string attribute)
    {
        var levels = Enumerable
            .Range(1, 9)
            .Select(i =>
                $"<{element} id='l{i}'>"
                + string.Concat(Enumerable.Repeat($"<rect {attribute}='url(#l{i - 1})'/>", 10))
                + $"</{element}>"
            );
        AtOnce(
            "to be drawn",
            Drawing(
                $"<defs><{element} id='l0'><rect/></{element}>{string.Concat(levels)}</defs><rect "
                    + $"{attribute}='url(#l9)'/>"
            )
        );
    }

    [Fact]
    public void A_long_chain_of_parts_is_refused_at_once_and_not_by_a_full_stack() =>
        AtOnce(
            "to be drawn",
            Drawing(string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<use id='l{i}' href='#l{i + 1}'/>")))
        );

    [Fact]
    public void Twenty_thousand_elements_are_refused_at_once() =>
        AtOnce("more than 10000 elements", Drawing(string.Concat(Enumerable.Repeat("<g/>", 20_000))));

    [Fact]
    public void Twenty_thousand_spaces_of_names_on_one_element_are_refused_at_once() =>
        AtOnce(
            "attributes",
            Drawing(
                $"<g {string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"xmlns:a{i}='b'"))}>"
                    + $"{string.Concat(Enumerable.Repeat("<g/>", 50_000))}</g>"
            )
        );

    private static void AtOnce(string reason, string drawing)
    {
        var began = Stopwatch.GetTimestamp();
        var error = FirstError(drawing);
        Assert.True(
            Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2),
            "reading took longer than a linear reader needs"
        );
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private static string? FirstError(string drawing) =>
        SafeSvg.FirstError(new MemoryStream(Encoding.UTF8.GetBytes(drawing))) is { } error
            ? ErrorSentences.Of(error, "en")
            : null;

    private static string Drawing(string inner) => $"<svg xmlns='http://www.w3.org/2000/svg'>{inner}</svg>";
}
