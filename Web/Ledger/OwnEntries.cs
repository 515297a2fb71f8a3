namespace ChallengeHub.Web;

/// <summary>Whose entries a person may read: a player his own, a director those of the team.</summary>
public static class OwnEntries
{
    /// <summary>Throws <see cref="Refusal"/>: the code of somebody else, or of whom he may not know, is answered like one that does not exist.</summary>
    public static async Task Check(HttpContext http, string campaign, string? participant)
    {
        var visitor = Visitor.Of(http.User);
        if (visitor.ReachesAll(campaign)) return;
        if (participant is null) throw new Refusal(RefusalKind.Forbidden, "You may read the entries of some participants only: name one by ?participant=.");
        if (!await May(http, campaign, participant)) throw Refusal.NotFound($"There is no participant '{participant}'.");
    }

    public static async Task<bool> May(HttpContext http, string campaign, string participant)
    {
        var view = await http.RequestServices.GetRequiredService<BoardReads>().View(campaign);
        var visitor = Visitor.Of(http.User);
        return visitor.Audience(campaign).Find(view, participant) is { } found && visitor.Reaches(campaign, found);
    }
}
