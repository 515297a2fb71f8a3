namespace ChallengeHub.Web;

/// <summary>What regulations and review say of amounts: their currencies, and what a changed one does.</summary>
public static class AmountWords
{
    private static readonly Phrase Rated =
            new(
                "Amounts may also be told in other currencies. They are converted when they are recorded and rounded "
                    + "to the cent, halves away from zero: {rates}.",
                "Les montants peuvent aussi être transmis dans d’autres devises. Ils sont convertis à "
                    + "l’enregistrement et arrondis au centime, les demis en s’éloignant de zéro : {rates}."
            ),
        Rate = new("1 {currency} = {amount}", "1 {currency} = {amount}"),
        Changed =
            new(
                "When the amount of a closed lead changes, what its closing paid is taken back and the closing is "
                    + "paid again with the new amount, by the rules and in the period of its own date.",
                "Quand le montant d’une piste conclue change, ce que sa conclusion a rapporté est annulé et elle est "
                    + "payée de nouveau avec le nouveau montant, selon les règles et dans la période de sa propre "
                    + "date."
            );

    /// <summary>Null: all amounts are in the campaign's own currency.</summary>
    public static string? Rates(CampaignDocument document, RuleFormatter formatter) =>
        document.Rates is { Count: > 0 } rates
            ? formatter.Say(
                Rated,
                (
                    "rates",
                    string.Join(", ", rates.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => Said(x, formatter)))
                )
            )
            : null;

    public static string AmountChanged(RuleFormatter formatter) => formatter.Say(Changed);

    private static string Said(KeyValuePair<string, decimal> rate, RuleFormatter formatter) =>
        formatter.Say(Rate, ("currency", rate.Key), ("amount", formatter.Money(rate.Value)));
}
