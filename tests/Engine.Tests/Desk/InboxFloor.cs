using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>People who read what concerns them in a campaign.</summary>
internal static class InboxFloor
{
    private static int people;

    public static Func<CampaignDocument, CampaignDocument> Validates => x => x with { Validation = true };

    public static async Task<Account> Reader(this Challenge challenge, params Grant[] grants)
    {
        var email = $"reader{Interlocked.Increment(ref people)}@example.org";
        var invited = await challenge.Engine.Accounts.Invite(new Invitation(email, "Reader", grants), Actor.System);
        return invited.Account;
    }

    public static Task<Account> Player(this Challenge challenge, AccountRole role, string code) =>
        challenge.Reader(new Grant(role, Challenge.Code, code));

    public static Task<Account> Rep(this Challenge challenge, string code) => challenge.Player(AccountRole.Rep, code);

    public static Task<Account> Director(this Challenge challenge, string team) =>
        challenge.Player(AccountRole.Director, team);

    /// <summary>"Assigned L1", "Assigned x3": the latest first.</summary>
    public static async Task<IReadOnlyList<string>> Lines(this Challenge challenge, Account reader) =>
        [
            .. (await challenge.Engine.Inbox.Look(reader, Inbox.MostLines)).Lines.Select(x =>
                x.Lead is { } lead ? $"{x.Latest.Kind} {lead}" : $"{x.Latest.Kind} x{x.Count}"
            ),
        ];

    /// <summary>The account as it is now: what it has read, and when it is quiet.</summary>
    public static async Task<Account> Now(this Challenge challenge, Account reader) =>
        (await challenge.Engine.Accounts.Find(reader.Id))!;

    public static async Task<int> Unread(this Challenge challenge, Account reader) =>
        await challenge.Engine.Inbox.Unread(await challenge.Now(reader));

    /// <summary>That Pia found it for Lyon.</summary>
    public static Task<Answer> Received(this Challenge challenge, string lead) =>
        challenge.Tell("received", lead, null, x => x with { Prospector = "pia" });
}
