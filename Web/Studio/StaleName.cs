namespace ChallengeHub.Web;

/// <summary>
/// What the partial _Stale shows: a name in one language, and whether another language of it was changed since.
/// </summary>
public sealed record StaleName(StaffPage Page, string Key, string Language, bool IsStale)
{
    public static StaleName Of(StaffPage page, string name, string language, IReadOnlyCollection<string> stale) =>
        new(page, StaleNames.Key(name, language), language, stale.Contains(StaleNames.Key(name, language)));
}
