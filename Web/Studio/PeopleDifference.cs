namespace ChallengeHub.Web;

/// <summary>
/// What would change about people: who joins, moves and since when, is called otherwise, leaves or plays again.
/// </summary>
public sealed class PeopleDifference(CampaignSnapshot snapshot, IReadOnlyList<Team> teams, RuleFormatter formatter)
{
    public IReadOnlyList<Difference> Of(IEnumerable<Participant> people) =>
        [.. people.SelectMany(now => snapshot.Find(now.Code) is { } old ? Changed(old, now) : [Joined(now)])];

    private string Language => formatter.Language;

    private Difference Joined(Participant now)
    {
        string?[] said =
        [
            T.Of($"manage{now.Role}"),
            now.Team is null ? T.ManageNoTeam : TeamName(now.Team),
            now.Email,
            T.FormatManageCode(now.Code),
        ];
        return new(RuleChange.Added, now.Name.In(Language), null, string.Join(" · ", said.OfType<string>()))
        {
            Note = HasTarget(now) ? null : T.ManageNoTarget,
        };
    }

    private IEnumerable<Difference> Changed(Participant old, Participant now) =>
        new[]
        {
            Of(old, "manageOfName", Words(old.Name), Words(now.Name)),
            Of(old, "manageOfEmail", old.Email, now.Email),
            Moved(old, now),
            Of(old, "manageShown", Shown(old), Shown(now)),
            Of(old, "managePlays", Plays(old), Plays(now)) is { } state
                ? state with
                {
                    Note = now.Active ? T.ManageBackNote : T.ManageLeftNote,
                }
                : null,
        }.OfType<Difference>();

    /// <summary>Another team, or the same since an earlier day.</summary>
    private Difference? Moved(Participant old, Participant now)
    {
        if (
            now.TeamSince is null
                ? old.Team == now.Team
                : old.Team == now.Team && old.MovesTo(now.Team, now.TeamSince.Value).SequenceEqual(old.Moves)
        )
            return null;
        var was = old.Team is null ? T.ManageNoTeam : TeamName(old.Team);
        var team = now.Team is null ? T.ManageNoTeam : TeamName(now.Team);
        var since = now.TeamSince is { } at
            ? T.FormatManageSince(team: team, when: Moment(at))
            : T.FormatManageSinceSaving(team);
        return new(RuleChange.Changed, Subject(old, nameof(T.ListColumnTeam)), was, since)
        {
            Note = old.Team is null || old.Team == now.Team ? null : T.FormatManageMoveNote(was),
        };
    }

    private Difference? Of(Participant old, string what, string? before, string? after) =>
        Difference.Of(Subject(old, what), before, after);

    private string Subject(Participant old, string what) => $"{old.Name.In(Language)} · {T.Of(what)}";

    private string Shown(Participant x) =>
        x.Display switch
        {
            Display.Alias => T.FormatManageShownAlias(x.Alias ?? ""),
            Display.Hidden => T.ManageShownHidden,
            _ => T.ManageShownName,
        };

    private string Plays(Participant x) => x.Active ? T.ManagePlaying : T.ManageLeft;

    private bool HasTarget(Participant x) =>
        snapshot.Campaign.Document.Objectives?.Of(x.Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors)
            is not { Count: > 0 } targets
        || targets.ContainsKey(x.Code);

    private string TeamName(string code) => teams.FirstOrDefault(x => x.Code == code)?.Name.In(Language) ?? code;

    private string Moment(DateTimeOffset at) => LocalMoments.Moment(at, formatter);

    private static string Words(LocalText name) =>
        name.Everywhere ?? string.Join(" / ", name.ByLanguage!.Values.Distinct());
}
