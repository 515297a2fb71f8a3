namespace ChallengeHub;

/// <summary>Somebody who plays, and the account that is already there.</summary>
/// <param name="IsOwn">The account is that player's already.</param>
internal sealed record Invitee(
    string Name,
    string? Team,
    string SignInName,
    IReadOnlyList<Grant> Grants,
    Account? Account,
    bool IsOwn
)
{
    /// <summary>Was invited before and has never come.</summary>
    public bool IsWaiting => Account is { PasswordHash: null, SignedInAt: null, DisabledAt: null };

    /// <param name="same">All that one person plays in the campaign.</param>
    public static Invitee Of(IReadOnlyList<Participant> same, CampaignSnapshot snapshot, KnownAccounts accounts)
    {
        var player = same[0];
        var grants = same.Select(x => new Grant(
                x.Role == Role.Rep ? AccountRole.Rep : AccountRole.Prospector,
                snapshot.Campaign.Code,
                x.Code
            ))
            .ToList();
        var address = PlayerInvitations.AddressOf(player);
        var own = accounts.Of(same.Select(x => x.Code));
        var account = own ?? (address is null ? null : accounts.Under(address));
        var name = player.Name.In("en");

        return new Invitee(
            Codes.IsText(name) ? name : player.Code,
            player.Team is { } team ? snapshot.Team(team)?.Name.In("en") ?? team : null,
            account?.Email ?? address ?? accounts.NameFor(player.Code),
            grants,
            account,
            account is not null && grants.All(account.Grants.Contains)
        );
    }
}

/// <summary>Who signs in already, to be asked by address and by player.</summary>
internal sealed class KnownAccounts(IReadOnlyList<Account> all, string campaign)
{
    private readonly Dictionary<string, Account> byAddress = all.ToDictionary(x => x.Email);
    private readonly ILookup<string, Account> byPlayer = all.SelectMany(
            x => x.Grants,
            (account, grant) => (Account: account, Grant: grant)
        )
        .Where(x =>
            x.Grant.Role is AccountRole.Rep or AccountRole.Prospector
            && x.Grant.Campaign == campaign
            && x.Grant.Scope is not null
        )
        .ToLookup(x => x.Grant.Scope!, x => x.Account);
    private readonly string domain = campaign.ToLowerInvariant().Replace('_', '-').Replace('.', '-').Trim('-');
    private readonly HashSet<string> made = [];

    public Account? Of(IEnumerable<string> codes) => codes.SelectMany(code => byPlayer[code]).FirstOrDefault();

    public Account? Under(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>To sign in with, for a player without an address: <c>anna@hollywood</c>.</summary>
    public string NameFor(string code)
    {
        var local = code.ToLowerInvariant().Replace('.', '-');
        for (var number = 1; ; number++)
        {
            var name = $"{local}{(number == 1 ? "" : $"-{number}")}@{domain}";
            if (!byAddress.ContainsKey(name) && made.Add(name))
                return name;
        }
    }
}
