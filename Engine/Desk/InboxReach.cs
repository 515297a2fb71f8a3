namespace ChallengeHub;

/// <summary>For what an account stands in a campaign: of what it is reminded there, and which leads it sees.</summary>
internal sealed record InboxReach(CampaignSnapshot Snapshot, Mover Mover, IReadOnlyList<int> Participants)
{
    public string Campaign => Snapshot.Campaign.Code;
    public bool IsEmpty => Participants.Count == 0 && !Mover.IsDirector && !Mover.IsMarketing;

    public static InboxReach Of(CampaignSnapshot snapshot, Account reader)
    {
        var grants = reader.Grants.Where(x => x.Campaign is null || x.Campaign == snapshot.Campaign.Code).ToList();
        var players = grants
            .Where(x => x is { Role: AccountRole.Rep or AccountRole.Prospector, Campaign: not null, Scope: not null })
            .Select(x => snapshot.Find(x.Scope!))
            .OfType<Participant>()
            .Where(x => x.ErasedAt is null)
            .DistinctBy(x => x.Number)
            .ToList();
        var rep = players.FirstOrDefault(x => x is { Role: Role.Rep, Active: true });
        return new InboxReach(
            snapshot,
            new Mover
            {
                IsMarketing = grants.Any(IsStaff),
                Teams =
                [
                    .. grants
                        .Where(x => x is { Role: AccountRole.Director, Campaign: not null })
                        .Select(x => x.Scope)
                        .OfType<string>()
                        .Distinct(),
                ],
                Rep = rep?.Number,
                RepTeam = rep?.Team,
                Prospector = players.FirstOrDefault(x => x.Role == Role.Prospector)?.Number,
                Account = reader.Id,
            },
            [.. players.Select(x => x.Number)]
        );
    }

    public static bool IsStaff(Grant grant) => grant.Role is AccountRole.Admin or AccountRole.Marketing;
}
