namespace ChallengeHub.Web;

/// <summary>One line of the first day's list.</summary>
/// <param name="Word">Its title; what follows it has <c>Lead</c> at its end.</param>
public sealed record FirstStep(string Word, string Address, bool IsDone);

/// <summary>The first day of an installation: what somebody who runs it has done, and what comes next.</summary>
/// <param name="Draft">Where a draft that was begun goes on; null: none was.</param>
public sealed record FirstDay(string? Draft, IReadOnlyList<FirstStep> Steps);

/// <summary>Sees how far an installation is while nothing has been launched in it.</summary>
public sealed class FirstSteps(StudioDesk studio, ApiKeys keys, Screens screens)
{
    /// <summary>Null for who may not begin a challenge, and as soon as one has been launched.</summary>
    public async Task<FirstDay?> Of(HttpContext http)
    {
        if (!http.May(AccessPolicies.Campaigns, null) || !StudioDesk.MayCreate(http))
            return null;

        var campaigns = await studio.Campaigns.All();
        if (campaigns.Any(x => x.LaunchedAt is not null))
            return null;

        var draft = (await studio.Drafts.All()).FirstOrDefault(x => http.May(AccessPolicies.Campaigns, x.Code));
        return new FirstDay(
            draft is null ? null : StudioDesk.Address(draft.Code, draft.Step),
            [
                new FirstStep("firstChallenge", "~/studio/new", draft is not null || campaigns.Count > 0),
                .. http.May(AccessPolicies.Admin, null) ? await OfAdmin() : [],
                new FirstStep("firstScreen", "~/pair", (await screens.All()).Count > 0),
            ]
        );
    }

    private async Task<IReadOnlyList<FirstStep>> OfAdmin() =>
        [
            new FirstStep("firstPeople", "~/people", (await studio.Accounts.All()).Count > 1),
            new FirstStep("firstKey", "~/keys", (await keys.All()).Any(x => x.RevokedAt is null)),
        ];
}
