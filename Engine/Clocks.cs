namespace ChallengeHub;

/// <summary>
/// Which time a part goes by. The <see cref="TimeProvider"/> without a key is the campaigns'.
/// </summary>
public static class Clocks
{
    /// <summary>
    /// The key of the time of people: sessions, keys, screens, accounts, forms and dry runs. It is the campaigns' time,
    /// except where a demonstration's year flies by.
    /// </summary>
    public const string People = "people";
}
