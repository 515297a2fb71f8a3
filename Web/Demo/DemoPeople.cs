namespace ChallengeHub.Web;

/// <summary>
/// One account of each role, with a password that everybody may know: they live in the demonstration's own folder and
/// nowhere else.
/// </summary>
public sealed class DemoPeople(DemoMode mode)
{
    public const string Password = "lights, camera, action";

    public IReadOnlyList<Invitation> All { get; } = Of(new DemoFloor(mode.Seed));

    /// <summary>Answers the account of the prospector.</summary>
    public async Task<Account> Join(Accounts accounts)
    {
        var joined = new List<Account>();
        foreach (var person in All)
        {
            var (_, secret) = await accounts.Invite(person, Actor.System);
            joined.Add(await accounts.Join(OneTimeLinkKind.Invitation, secret, Password, null));
        }

        return joined.Single(x => x.Grants.Any(grant => grant.Role == AccountRole.Prospector));
    }

    /// <summary>In whose name the play acts where it is no participant.</summary>
    /// <param name="team">Of a director.</param>
    public static string NameOf(DemoRole role, string? team) =>
        role == DemoRole.Director ? $"Director of {team}" : "Max Marketing";

    private static IReadOnlyList<Invitation> Of(DemoFloor floor)
    {
        var rep = floor.Reps[0];
        var prospector = floor.Prospectors[0];

        return
        [
            One("admin", "Ada Admin", new Grant(AccountRole.Admin)),
            One("marketing", NameOf(DemoRole.Marketing, null), new Grant(AccountRole.Marketing)),
            One(
                "director",
                NameOf(DemoRole.Director, rep.Agency),
                new Grant(AccountRole.Director, DemoCampaign.Code, rep.Agency)
            ),
            One("prospector", prospector.Name, new Grant(AccountRole.Prospector, DemoCampaign.Code, prospector.Code)),
            One("rep", rep.Name, new Grant(AccountRole.Rep, DemoCampaign.Code, rep.Code)),
            One("spectator", "Sam Spectator", new Grant(AccountRole.Spectator)),
        ];
    }

    private static Invitation One(string role, string name, Grant grant) => new($"{role}@demo.example", name, [grant]);
}
