using System.Globalization;

namespace ChallengeHub.Testing;

/// <summary>
/// Who plays in a large campaign: in each team ten reps and one who finds leads. All teams are alike, so that everybody
/// can stand in for his like of another.
/// </summary>
public static class Crew
{
    public const int Teams = 20;
    public const int RepsOfTeam = 10;
    public const int Reps = Teams * RepsOfTeam;

    /// <summary>
    /// The reps team by team, then those who find leads. An empty store numbers them in this order, from 1 on.
    /// </summary>
    public static IReadOnlyList<Participant> People { get; } =
    [
        .. Enumerable.Range(0, Reps).Select(x => Somebody(Rep(x), x / RepsOfTeam, Role.Rep)),
        .. Enumerable.Range(0, Teams).Select(x => Somebody(Prospector(x), x, Role.Prospector)),
    ];

    private static readonly Dictionary<string, int> Places = Enumerable
        .Range(0, People.Count)
        .ToDictionary(x => People[x].Code, x => x, StringComparer.Ordinal);

    public static string Team(int place) => $"t{place:00}";

    public static string Rep(int place) => $"r{place:000}";

    public static string Prospector(int place) => $"p{place:00}";

    /// <summary>Who of them stands in for somebody.</summary>
    /// <param name="place">Among all of them.</param>
    internal static int Instead(int place, LeadTwin twin)
    {
        if (place >= Reps)
            return Reps + (place - Reps + twin.Teams) % Teams;
        var team = (place / RepsOfTeam + twin.Teams) % Teams;
        return team * RepsOfTeam + (place % RepsOfTeam + twin.Reps) % RepsOfTeam;
    }

    internal static string Instead(string code, LeadTwin twin) => People[Instead(Places[code], twin)].Code;

    internal static string TeamInstead(string code, LeadTwin twin) =>
        Team((int.Parse(code[1..], CultureInfo.InvariantCulture) + twin.Teams) % Teams);

    private static Participant Somebody(string code, int team, Role role) =>
        new()
        {
            Code = code,
            Name = $"Player {code}",
            Team = Team(team),
            Role = role,
        };
}
