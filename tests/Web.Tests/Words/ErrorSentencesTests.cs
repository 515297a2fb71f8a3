using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Errors are codes: each has a sentence in every language, and no sentence is for nothing.</summary>
public sealed partial class ErrorSentencesTests
{
    private static readonly IReadOnlyList<RaisedCode> Raised = RaisedCodes.All();

    public static TheoryData<string> Languages => [.. Language.Known];

    [Theory, MemberData(nameof(Languages))]
    public void Every_code_that_is_raised_has_a_sentence_in_every_language(string language)
    {
        Assert.True(Raised.Count > 400, $"{Raised.Count}");
        var sentences = Sentences(language);
        Assert.Empty(
            Raised
                .Where(x => !sentences.ContainsKey(ErrorSentences.NameOf(x.Code)))
                .Select(x => $"{x.Where}: {x.Code}")
                .Distinct()
        );
    }

    [Theory, MemberData(nameof(Languages))]
    public void No_sentence_is_of_a_code_that_nobody_raises(string language) =>
        Assert.Empty(
            Sentences(language)
                .Keys.Except(Raised.Select(x => x.Code).Concat(RaisedCodes.Named()).Select(ErrorSentences.NameOf))
                .Order()
        );

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_names_the_same_arguments_in_every_language(string language)
    {
        var english = Sentences("en");
        Assert.Empty(
            Sentences(language)
                .Where(x => !Places(x.Value).SequenceEqual(Places(english[x.Key])))
                .Select(x => $"{x.Key}: {x.Value}")
        );
    }

    [Fact]
    public void A_sentence_names_as_many_arguments_as_are_given()
    {
        var english = Sentences("en");
        Assert.Empty(
            Raised
                .Where(x =>
                    x.Args is { } count
                    && count != Places(english.GetValueOrDefault(ErrorSentences.NameOf(x.Code), "")).Count()
                )
                .Select(x => $"{x.Where}: {x.Code} with {x.Args}")
        );
    }

    [Fact]
    public void A_code_that_no_file_knows_is_shown_as_it_is()
    {
        Assert.Equal("never-heard-of(1)", ErrorSentences.Of(new FieldError("rules", "never-heard-of", 1), "fr"));
        Assert.Equal("out-of-range(1)", ErrorSentences.Of(new FieldError("rules", "out-of-range", 1), "fr"));
        Assert.Equal("", ErrorSentences.Of(new FieldError("", ""), "en"));
    }

    [Fact]
    public void Numbers_are_written_as_the_reader_writes_them()
    {
        var error = new FieldError("rates", "above-and-at-most", 0.5m, 1000);
        Assert.Equal("must be more than 0.5 and at most 1000", ErrorSentences.Of(error, "en"));
        Assert.Equal("doit être plus que 0,5 et au plus 1000", ErrorSentences.Of(error, "fr"));
        Assert.Equal("muss größer als 0,5 und höchstens 1000 sein", ErrorSentences.Of(error, "de"));
    }

    [Fact]
    public void An_error_inside_another_is_said_in_the_same_language()
    {
        var inner = new FieldError("", "svg-too-deep", 64);
        var error = new FieldError("art.emblem", "of-file", "art/x.svg", inner);
        Assert.Equal("art/x.svg imbrique plus de 64 éléments", ErrorSentences.Of(error, "fr"));
    }

    [Fact]
    public void A_row_of_before_is_shown_as_it_stands()
    {
        var kept = StoredError.Read("rep", "'anna' is not a rep");
        Assert.Equal("'anna' is not a rep", ErrorSentences.Of(kept, "fr"));
    }

    private static Dictionary<string, string> Sentences(string language) =>
        T
            .ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo(language), true, tryParents: language == "en")!
            .Cast<System.Collections.DictionaryEntry>()
            .Where(x => ((string)x.Key).StartsWith("Error", StringComparison.Ordinal))
            .ToDictionary(x => (string)x.Key, x => (string)x.Value!);

    private static IEnumerable<int> Places(string sentence) =>
        Place()
            .Matches(sentence)
            .Select(x => int.Parse(x.Groups[1].Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order();

    [GeneratedRegex(@"\{(\d+)(?::[^}]*)?\}")]
    private static partial Regex Place();
}
