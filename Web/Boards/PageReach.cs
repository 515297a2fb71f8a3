namespace ChallengeHub.Web;

/// <summary>Whose "why this score?" the reader may open, and which line is his own.</summary>
/// <param name="Teams">A director's.</param>
public sealed record PageReach(bool All, IReadOnlyList<OwnLine> Own, IReadOnlyList<string> Teams)
{
    public static PageReach Of(Caller caller, CampaignSnapshot snapshot, string language) =>
        new(
            caller.ReachesAll(snapshot.Campaign.Code),
            [
                .. caller
                    .OwnCodes(snapshot.Campaign.Code)
                    .Select(snapshot.Find)
                    .OfType<Participant>()
                    .Select(x => OwnLine.Of(x, language)),
            ],
            [
                .. caller
                    .Grants.Where(grant =>
                        grant is { Role: AccountRole.Director, Scope: not null }
                        && grant.Campaign == snapshot.Campaign.Code
                    )
                    .Select(grant => grant.Scope!),
            ]
        );
}

/// <summary>A player that the reader is.</summary>
/// <param name="Shown">The code under which the boards of everybody have him.</param>
/// <param name="Board">The board that has him.</param>
public sealed record OwnLine(string Code, string Name, string Shown, string Board)
{
    public static OwnLine Of(Participant player, string language) =>
        new(
            player.Code,
            player.Name.In(language),
            Audience.Everybody.CodeOf(player),
            new BoardKey(player.Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors, 0).Word
        );
}
