namespace ChallengeHub.Web;

/// <summary>Why an entry was taken back, where no person did it: by what became of the lead.</summary>
public static class CauseWords
{
    public static string Of(string reason) =>
        reason switch
        {
            EventTypes.Released => T.CauseReleased,
            EventTypes.Reopened => T.CauseReopened,
            EventTypes.Refused => T.CauseRefused,
            EventTypes.AmountChanged => T.CauseAmountChanged,
            _ => reason,
        };
}
