namespace ChallengeHub.Web;

/// <summary>The words of the studio's fields about amounts.</summary>
public static class AmountFieldWords
{
    public static readonly IReadOnlyDictionary<string, Phrase> All = new Dictionary<string, Phrase>
    {
        ["rates"] = new("Other currencies of sales", "Autres devises des ventes"),
        ["ratesHint"] = new(
            "A currency and its rate on each line: HUF 0.0026 means that 1 HUF is worth 0.0026 {currency}.",
            "Une devise et son taux par ligne : HUF 0,0026 veut dire que 1 HUF vaut 0,0026 {currency}."
        ),
    };
}
