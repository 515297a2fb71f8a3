using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Errors are kept as codes, so that they can be read in any language later.</summary>
public sealed class StoredErrorTests
{
    [Fact]
    public void What_is_kept_is_the_code_and_its_arguments()
    {
        var error = new FieldError("rep", "ambiguous-amount", "12.500", 12.5m, 12500, 5_000_000_000);
        var kept = StoredError.Write(error);

        Assert.Equal("""{"code":"ambiguous-amount","args":["12.500",12.5,12500,5000000000]}""", kept);
        Assert.Equal(error, StoredError.Read("rep", kept));
    }

    [Fact]
    public void A_sentence_of_before_stays_one() =>
        Assert.Equal(
            new FieldError("rep", StoredError.AsWritten, "'anna' is not a rep"),
            StoredError.Read("rep", "'anna' is not a rep")
        );

    [Fact]
    public void Errors_are_the_same_when_they_say_the_same_of_the_same_field()
    {
        var error = new FieldError("points", "out-of-range", 1, 10);
        Assert.Equal(error, new FieldError("points", "out-of-range", 1, 10));
        Assert.NotEqual(error, new FieldError("points", "out-of-range", 1, 11));
        Assert.NotEqual(error, error with { Field = "cap" });
    }

    [Fact]
    public void A_log_says_the_codes_of_all_fields_at_fault()
    {
        Assert.Equal("points: out-of-range(1, 10)", RefusedException.Invalid("points", "out-of-range", 1, 10).Message);
        Assert.Equal(
            "invalid-fields: name: required; points: out-of-range(1, 10)",
            RefusedException
                .Invalid([new FieldError("name", "required"), new FieldError("points", "out-of-range", 1, 10)])
                .Message
        );
        Assert.Equal("no-campaign(stars)", RefusedException.NotFound("no-campaign", "stars").Message);
    }
}
