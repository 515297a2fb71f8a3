namespace ChallengeHub;

/// <summary>A winner as those see it who hand the prize over.</summary>
/// <param name="Email">Of a pair both, separated by a semicolon; null for a team, and where none is known.</param>
/// <param name="Team">The certified team's name as of now; of an award to a team its own.</param>
/// <param name="Steps">The first first.</param>
public sealed record HandOverLine(Winner Winner, string? Email, string? Team, IReadOnlyList<AwardStep> Steps)
{
    /// <summary>Null while it is not handed over, and again once that was taken back.</summary>
    public DateTimeOffset? DeliveredAt =>
        Winner.Status == AwardStatus.Delivered ? Steps.LastOrDefault(x => x.Status == AwardStatus.Delivered)?.At : null;

    /// <summary>The last one that was written down.</summary>
    public string? Note => Steps.LastOrDefault(x => x.Note is not null)?.Note;

    internal static HandOverLine Of(
        Award award,
        CampaignSnapshot snapshot,
        string language,
        IReadOnlyList<AwardStep> steps
    )
    {
        var winner = Awards.ToWinner(award, snapshot, language, Audience.Staff);
        var addresses =
            award.Board == BoardKind.Teams
                ? []
                : snapshot.People(award.Member).Select(x => x.Email).OfType<string>().ToList();
        var team = award.Board == BoardKind.Teams ? award.Member : award.Team;
        return new HandOverLine(
            winner,
            addresses.Count == 0 ? null : string.Join("; ", addresses),
            team is null ? null : snapshot.Team(team)?.Name.In(language) ?? team,
            steps
        );
    }
}
