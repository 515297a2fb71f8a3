namespace ChallengeHub.Web;

/// <summary>What the partial _Basics shows.</summary>
public sealed record BasicsFields(StaffPage Page, BasicsForm Form, bool IsNew)
{
    /// <summary>A zone that was chosen before is kept; else the browser proposes its own.</summary>
    public bool IsSettled { get; init; } = !IsNew;

    /// <summary>Names of which another language was changed since, see <see cref="StaleNames"/>.</summary>
    public IReadOnlyCollection<string> Stale { get; init; } = [];
}
