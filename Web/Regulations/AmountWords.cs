namespace ChallengeHub.Web;

/// <summary>What regulations and review say of amounts: their currencies, and what a changed one does.</summary>
public static class AmountWords
{
    /// <summary>Null: all amounts are in the campaign's own currency.</summary>
    public static string? Rates(CampaignDocument document, RuleFormatter formatter) =>
        document.Rates is { Count: > 0 } rates
            ? T.FormatAmountRated(
                string.Join(", ", rates.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => Said(x, formatter)))
            )
            : null;

    private static string Said(KeyValuePair<string, decimal> rate, RuleFormatter formatter) =>
        T.FormatAmountRate(currency: rate.Key, amount: formatter.Money(rate.Value));
}
