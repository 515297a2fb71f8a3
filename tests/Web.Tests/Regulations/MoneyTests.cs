using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("6000.50", "en", "6,000.50 EUR")]
    [InlineData("6000.50", "fr", "6 000,50 EUR")]
    [InlineData("6000.5", "en", "6,000.50 EUR")]
    [InlineData("6000.00", "en", "6,000 EUR")]
    [InlineData("0.05", "fr", "0,05 EUR")]
    [InlineData("-12.5", "en", "−12.50 EUR")]
    [InlineData("1000.125", "en", "1,000.125 EUR")]
    [InlineData("0", "en", "0 EUR")]
    public void An_amount_is_whole_or_has_both_digits_of_its_cents(string amount, string language, string said) =>
        Assert.Equal(
            said,
            Plain(Money.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "EUR", language))
        );

    [Fact]
    public void Prizes_and_rules_say_amounts_with_their_cents()
    {
        var formatter = RuleFormatter.Of(Some.Campaign(), "en");
        Assert.Contains(
            "6,000.50 EUR for each winner",
            Plain(PrizeSentence.Of(Some.Prize() with { Value = 6000.5m }, formatter))
        );
        Assert.Contains(
            "per full 10.50 EUR",
            Plain(RuleSentence.Of(Some.Rule() with { PerAmount = 10.5m }, formatter))
        );
    }

    private static string Plain(string said) => said.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
