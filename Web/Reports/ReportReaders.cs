namespace ChallengeHub.Web;

/// <summary>
/// Of which leads a report is made for who asks: a director's of his teams, a player's of himself, those of all for
/// marketing, admins and keys.
/// </summary>
public static class ReportReaders
{
    /// <summary>Throws <see cref="RefusedException"/> for who has no part in the challenge.</summary>
    public static ReportReader Of(HttpContext http, CampaignSnapshot snapshot)
    {
        var caller = Caller.Of(http.User);
        var campaign = snapshot.Campaign.Code;
        if (caller.ReachesAll(campaign))
            return ReportReader.All;

        var teams = caller
            .Grants.Where(x => x.Role == AccountRole.Director && x.Campaign == campaign)
            .Select(x => x.Scope)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (teams.Count > 0)
            return new ReportReader { Teams = teams };

        var players = caller.OwnCodes(campaign).Select(snapshot.Find).OfType<Participant>().ToList();
        if (players.Find(x => x.Role == Role.Rep) is { } rep)
            return new ReportReader { Rep = rep.Number };
        return players is [var prospector, ..]
            ? new ReportReader { Prospector = prospector.Number }
            : throw RefusedException.NotFound("no-report-for-you");
    }
}
