namespace ChallengeHub.Web;

/// <summary>What the bell in the frame of a page shows.</summary>
public sealed class Bell(Inbox inbox, Accounts accounts)
{
    /// <summary>Null: nobody is signed in. None as well while the store is away: a page does not fail for it.</summary>
    public async Task<int?> Unread(HttpContext http)
    {
        if (http.AccountId() is not { } id)
            return null;
        try
        {
            return await accounts.Find(id) is { } reader ? await inbox.Unread(reader) : null;
        }
        catch (Exception failure) when (StoreFaults.Is(failure))
        {
            return 0;
        }
    }

    /// <summary>"3 of your notifications are unread".</summary>
    public static string Label(int unread) =>
        unread switch
        {
            0 => T.BellNone,
            1 => T.BellOne,
            _ => T.FormatBellMany(count: $"{unread}"),
        };
}
