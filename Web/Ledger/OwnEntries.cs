namespace ChallengeHub.Web;

/// <summary>Whose entries a person may read: a player his own, a director those of the team.</summary>
public static class OwnEntries
{
    /// <summary>
    /// Throws <see cref="RefusedException"/>: the code of somebody else, or of whom he may not know, is answered like
    /// one that does not exist.
    /// </summary>
    public static async Task Check(HttpContext http, BoardReads reads, string campaign, string? participant)
    {
        var caller = Caller.Of(http.User);
        if (caller.ReachesAll(campaign))
            return;
        if (participant is null)
            throw RefusedException.Forbidden("some-entries-only");
        if (!await May(http, reads, campaign, participant))
            throw RefusedException.NotFound("no-participant", participant);
    }

    public static async Task<bool> May(HttpContext http, BoardReads reads, string campaign, string participant)
    {
        var snapshot = await reads.Snapshot(campaign);
        var caller = Caller.Of(http.User);
        return caller.Audience(campaign).Find(snapshot, participant) is { } found && caller.Reaches(campaign, found);
    }
}
