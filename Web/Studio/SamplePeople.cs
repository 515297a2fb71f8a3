namespace ChallengeHub.Web;

/// <summary>Who plays on the wall of a preview: the people of a draft.</summary>
public sealed record SamplePeople(IReadOnlyList<SamplePerson> Reps, IReadOnlyList<SamplePerson> Prospectors)
{
    private const int Most = 60;

    /// <summary>Null while nobody is listed: the preview has people of its own.</summary>
    public static SamplePeople? Of(DraftDocument document) =>
        document.Players.All(x => x.Role != Role.Rep)
            ? null
            : new(In(document, Role.Rep), In(document, Role.Prospector));

    private static IReadOnlyList<SamplePerson> In(DraftDocument document, Role role) =>
        [.. document.Players.Where(x => x.Role == role).Take(Most).Select(x => new SamplePerson(Shown(x), x.Team))];

    /// <summary>As walls show it.</summary>
    private static string Shown(DraftPlayer player) =>
        player switch
        {
            { Display: Display.Alias, Alias: { } alias } => alias,
            { Display: Display.Hidden } => "–",
            _ => player.Name.In("en"),
        };
}

public sealed record SamplePerson(string Name, string? Team);
