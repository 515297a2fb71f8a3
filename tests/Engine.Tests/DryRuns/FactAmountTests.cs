using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class FactAmountTests
{
    [Theory]
    [InlineData("12", ';', null, 12)]
    [InlineData("12,5", ';', null, 12.5)]
    [InlineData("12,500", ';', null, 12.5)]
    [InlineData("1 234,50", ';', null, 1234.5)]
    [InlineData("1'234.50", ',', null, 1234.5)]
    [InlineData("1.234,50", ';', null, 1234.5)]
    [InlineData("1,234.50", '\t', null, 1234.5)]
    [InlineData("1.234.567", ';', null, 1234567)]
    [InlineData("-12,5", ';', null, -12.5)]
    [InlineData("12.5", ';', null, 12.5)]
    [InlineData("0.125", ';', null, 0.125)]
    [InlineData("1234.567", ';', null, 1234.567)]
    [InlineData("12.500", ',', null, 12.5)]
    [InlineData("12.500", ';', DecimalMark.Comma, 12500)]
    [InlineData("12.500", ';', DecimalMark.Point, 12.5)]
    [InlineData("12,500", ',', DecimalMark.Point, 12500)]
    public void An_amount_is_one_number(string cell, char separator, DecimalMark? mark, double number) =>
        Assert.Equal((decimal)number, FactAmount.Read(cell, separator, mark).Number);

    [Theory]
    [InlineData("12.500", ';')]
    [InlineData("-1.000", ';')]
    [InlineData("12,500", ',')]
    [InlineData("12,500", '\t')]
    public void An_amount_that_could_be_two_numbers_is_asked_about(string cell, char separator) =>
        Assert.Equal(
            (null, true),
            (FactAmount.Read(cell, separator, null).Number, FactAmount.Read(cell, separator, null).IsAsked)
        );

    [Theory]
    [InlineData("much")]
    [InlineData("1.2.3")]
    [InlineData("1,2345,678")]
    [InlineData("12,5 €")]
    [InlineData("1.50,5")]
    [InlineData("12.")]
    public void What_is_no_amount_is_none(string cell) => Assert.Equal(default, FactAmount.Read(cell, ';', null));
}
