namespace ChallengeHub.Web;

/// <summary>The form of prizes on a page: what was typed, what it says, and what is wrong with it.</summary>
/// <param name="Document">With the prizes as they are typed.</param>
public sealed record PrizesEditor(
    StaffPage Page,
    IReadOnlyList<PrizeForm> Forms,
    CampaignDocument Document,
    RuleFormatter Formatter
)
{
    private readonly IReadOnlyList<FieldError> doubts = Contradictions.Of(Document);

    /// <summary>Before what the buttons say, where rules are on the same page.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What is fixed of a prize, and why; null: nothing.</summary>
    public Func<int, string?> Firm { get; init; } = _ => null;

    /// <summary>
    /// Names of which another language was changed since, see <see cref="StaleNames"/>; nothing where that is not
    /// asked.
    /// </summary>
    public IReadOnlyCollection<string> Stale { get; init; } = [];

    public FieldLine Line(int index, string member, string label, string? value) =>
        Page.Field($"prizes[{index}].{member}", label, value) with
        {
            Required = false,
            Settled = true,
            Id = $"prize-{index}-{member.Replace('.', '-')}",
        };

    /// <summary>Null for one that was only just added.</summary>
    public string? Sentence(int index) =>
        index < Document.Prizes.Count ? PrizeSentence.Of(Document.Prizes[index], Formatter) : null;

    /// <summary>What can be kept and makes no sense all the same; null: nothing.</summary>
    public string? Doubt(string field) =>
        doubts.FirstOrDefault(x => x.Field == field) is { } doubt ? ErrorSentences.Of(doubt, Page.Lang) : null;
}

/// <summary>What the partial _Prize shows: one prize of the form.</summary>
public sealed record PrizeLineForm(PrizesEditor Editor, int Index);

/// <summary>Buttons that add a prize, or drop one.</summary>
public static class PrizeButtons
{
    public static readonly IReadOnlyList<string> Adds = ["period", "campaign", "points", "raffle"];

    /// <summary>Changes the forms as the button says, and answers where to look then.</summary>
    public static string? Press(List<PrizeForm> forms, string? go, string prefix = "")
    {
        if (go?.StartsWith(prefix, StringComparison.Ordinal) != true)
            return null;

        var button = go[prefix.Length..];
        if (
            button.StartsWith("drop-", StringComparison.Ordinal)
            && int.TryParse(button[5..], out var index)
            && index >= 0
            && index < forms.Count
        )
        {
            forms.RemoveAt(index);
            return "#prizes";
        }

        if (Added(button) is not { } added)
            return null;

        forms.Add(added);

        return $"#prize-{forms.Count - 1}";
    }

    private static PrizeForm? Added(string button) =>
        button switch
        {
            "add-period" => new() { Scope = PrizeScope.Period },
            "add-campaign" => new() { Scope = PrizeScope.Campaign },
            "add-points" => new()
            {
                Scope = PrizeScope.Campaign,
                Way = PrizeForm.ByPoints,
                MinPoints = "100",
                FromRank = null,
            },
            "add-raffle" => new()
            {
                Scope = PrizeScope.Period,
                Way = PrizeForm.ByRaffle,
                Winners = "1",
                FromRank = null,
            },
            _ => null,
        };
}
