namespace ChallengeHub.Web;

/// <summary>Why an entry was taken back, where no person did it: by what became of the lead.</summary>
public static class CauseWords
{
    private static readonly Dictionary<string, Phrase> All = new()
    {
        [EventTypes.Released] = new("The lead was released", "La piste a été libérée"),
        [EventTypes.Reopened] = new("The lead was reopened", "La piste a été rouverte"),
        [EventTypes.Refused] = new("The lead was refused", "La piste a été refusée"),
        [EventTypes.AmountChanged] = new("The amount changed", "Le montant a changé"),
    };

    public static string Of(string language, string reason) =>
        All.TryGetValue(reason, out var words) ? words.In(language) : reason;
}
