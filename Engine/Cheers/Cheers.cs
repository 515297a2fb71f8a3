namespace ChallengeHub;

/// <summary>
/// Lets a player, or a director for the team, cheer a colleague: a moment on the screens, kept and audited nowhere.
/// </summary>
public sealed class Cheers(BoardReads reads, Feed feed, CheerLimits limits)
{
    public static bool AreOn(CampaignDocument document) => document.Cheers != false;

    /// <summary>Who appears without a name neither cheers nor is cheered.</summary>
    public static bool IsNamed(CampaignSnapshot snapshot, Participant player) =>
        player is { Active: true, ErasedAt: null }
        && player.Display is not Display.Hidden
        && !snapshot.IsHeldOut(player.Team);

    /// <summary>Throws <see cref="RefusedException"/> where nothing is shown.</summary>
    /// <param name="to">A player's code, as boards show it to the sender.</param>
    public async Task Send(string campaign, string to, Cheer cheer, CheerSender by)
    {
        var snapshot = await reads.Snapshot(campaign);
        if (snapshot.Campaign.LaunchedAt is null)
            throw RefusedException.Conflict("campaign-not-launched", campaign);
        if (!AreOn(snapshot.Campaign.Document))
            throw RefusedException.Conflict("cheers-off");
        if (by.Audience.Find(snapshot, to) is not { } player || !IsNamed(snapshot, player))
            throw RefusedException.NotFound("not-on-board", to);
        if (by.Own.Contains(player.Code))
            throw RefusedException.Invalid("to", "cheer-yourself");

        var sent = Signed(snapshot, by, new SentCheer(Guid.CreateVersion7(), by.Account, cheer, player.Number));
        limits.Take(campaign, sent);
        await feed.Publish(new News(NewsKind.Cheered, campaign, 0, 0) { Cheer = sent });
    }

    /// <summary>By the player's name; a director, who is on no board, cheers for the team.</summary>
    private static SentCheer Signed(CampaignSnapshot snapshot, CheerSender by, SentCheer cheer)
    {
        var own = by.Own.Select(snapshot.Find).OfType<Participant>();
        if (own.FirstOrDefault(x => IsNamed(snapshot, x)) is { } player)
            return cheer with { From = player.Number };

        var cheered = snapshot.Get(cheer.To).Team;
        var teams = by.Teams.Where(x => snapshot.Team(x) is not null).OrderByDescending(x => x == cheered);
        return teams.FirstOrDefault() is { } team
            ? cheer with
            {
                Team = team,
            }
            : throw RefusedException.Conflict("cheer-without-name");
    }
}
