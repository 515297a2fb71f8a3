namespace ChallengeHub.Web;

/// <summary>
/// A list of players read for a launched challenge: an empty cell changes nothing, and who is not listed stays.
/// </summary>
public static class RosterList
{
    /// <summary>Who takes part, for the reader of lists: people who are listed again are recognised.</summary>
    public static DraftDocument Draft(CampaignSnapshot snapshot) =>
        new()
        {
            Campaign = snapshot.Campaign.Document,
            Players = [.. snapshot.Participants.Where(x => x.ErasedAt is null).Select(DraftPlayer.Of)],
        };

    public static IReadOnlyList<Team> Teams(CampaignSnapshot snapshot, ListedPlayers read) =>
        [.. snapshot.Campaign.Document.Teams, .. read.Teams.Where(x => snapshot.Team(x.Code) is null)];

    /// <param name="since">When those who change their team did so; null: now.</param>
    public static IReadOnlyList<Participant> Changed(
        CampaignSnapshot snapshot,
        ListedPlayers read,
        DateTimeOffset? since
    ) =>
        [
            .. read
                .Players.Select(x => snapshot.Find(x.Code) is { } known ? Merged(known, x, since) : x.Participant())
                .Where(x => !IsSame(x, snapshot.Find(x.Code))),
        ];

    private static Participant Merged(Participant known, DraftPlayer listed, DateTimeOffset? since) =>
        known with
        {
            Name = listed.Name,
            Team = listed.Team ?? known.Team,
            TeamSince = listed.Team is null || (listed.Team == known.Team && since is null) ? known.TeamSince : since,
            // without a word in its column somebody is read as a rep; a role is fixed
            Role = listed.Role == Role.Rep ? known.Role : listed.Role,
            Email = listed.Email ?? known.Email,
            DeactivatedAt = null,
        };

    private static bool IsSame(Participant now, Participant? known) =>
        known is not null
        && (now.Name, now.Team, now.Role, now.Email, now.Active)
            == (known.Name, known.Team, known.Role, known.Email, known.Active)
        && (now.TeamSince is not { } since || known.MovesTo(now.Team, since).SequenceEqual(known.Moves));
}
