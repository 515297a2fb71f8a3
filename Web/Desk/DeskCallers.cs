using System.Security.Claims;

namespace ChallengeHub.Web;

/// <summary>For what somebody who signed in, or a key, stands at the desk of a campaign.</summary>
public sealed class DeskCallers(BoardReads reads)
{
    /// <summary>Throws <see cref="RefusedException"/> for an unknown campaign.</summary>
    public async Task<DeskCaller> Of(HttpContext http, string campaign)
    {
        var caller = Caller.Of(http.User);
        return new DeskCaller(MoverOf(await reads.Snapshot(campaign), http.User), http.By())
        {
            Reaches = other => Markets(caller, other),
        };
    }

    /// <summary>Who has no part in the campaign is a mover who sees nothing.</summary>
    public static Mover MoverOf(CampaignSnapshot snapshot, ClaimsPrincipal user)
    {
        var caller = Caller.Of(user);
        var campaign = snapshot.Campaign.Code;
        if (caller.Kind == CallerKind.Key)
            return new Mover { IsMarketing = Markets(caller, campaign) };
        if (caller.Kind != CallerKind.Person)
            return new Mover();

        var players = caller.OwnCodes(campaign).Select(snapshot.Find).OfType<Participant>().ToList();
        // who has left sells no more; what a prospector found he sees to the end
        var rep = players.FirstOrDefault(x => x is { Role: Role.Rep, Active: true });
        var prospector = players.FirstOrDefault(x => x.Role == Role.Prospector);
        return new Mover
        {
            IsMarketing = Markets(caller, campaign),
            Teams = TeamsOf(caller, campaign),
            Rep = rep?.Number,
            RepTeam = rep?.Team,
            Prospector = prospector?.Number,
            Account = user.AccountId(),
            Person = rep?.Person ?? prospector?.Person,
        };
    }

    private static bool Markets(Caller caller, string campaign) =>
        caller.Kind switch
        {
            CallerKind.Key => caller.Opens(AccessPolicies.Get(AccessPolicies.Leads), campaign),
            CallerKind.Person => caller.ReachesAll(campaign),
            _ => false,
        };

    private static IReadOnlyCollection<string> TeamsOf(Caller caller, string campaign) =>
        [
            .. caller
                .Grants.Where(x => x.Role == AccountRole.Director && x.Campaign == campaign)
                .Select(x => x.Scope)
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
