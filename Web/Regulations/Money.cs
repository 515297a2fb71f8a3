using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// An amount as it is read everywhere: whole, or with both digits of its cents; never rounded to a whole one.
/// </summary>
public static class Money
{
    private const string Whole = "#,0;−#,0;0";
    private const string Cents = "#,0.00;−#,0.00;0";
    private const string AllDigits = "#,0.00##########;−#,0.00##########";

    /// <summary>A space at which no line ends.</summary>
    private const char Glue = '\u00a0';

    /// <summary>"6,000.50", "6 000,50"; more digits where the campaign has them.</summary>
    public static string Digits(decimal amount, CultureInfo culture) => amount.ToString(Pattern(amount), culture);

    /// <summary>"6,000.50 EUR".</summary>
    public static string Of(decimal amount, string currency, CultureInfo culture) =>
        $"{Digits(amount, culture)}{Glue}{currency}";

    public static string Of(decimal amount, string currency, string language) =>
        Of(amount, currency, CultureInfo.GetCultureInfo(language));

    private static string Pattern(decimal amount)
    {
        if (decimal.IsInteger(amount))
            return Whole;

        return decimal.Round(amount, 2) == amount ? Cents : AllDigits;
    }
}
