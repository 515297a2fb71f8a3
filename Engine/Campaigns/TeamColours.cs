using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// Twelve colours that stay apart for people who see few of them, and which one each team has: its own, or by the order
/// of the codes. Pure.
/// </summary>
public static partial class TeamColours
{
    public static IReadOnlyList<TeamColour> Palette { get; } =
    [
        new("blue", "#4261ff"),
        new("yellow", "#edee00"),
        new("red", "#e8044e"),
        new("green", "#1cae89"),
        new("indigo", "#340096"),
        new("orange", "#db7500"),
        new("aqua", "#33ffff"),
        new("mauve", "#a14b96"),
        new("olive", "#413c00"),
        new("lilac", "#b795ff"),
        new("lime", "#aeee8e"),
        new("plum", "#4f003b"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Palette.Select(x => x.Name)];

    /// <summary>A name of the palette, or <c>#rrggbb</c>.</summary>
    public static bool IsValid(string colour) => ValueOf(colour) is not null;

    /// <summary>Null: no colour.</summary>
    public static string? ValueOf(string? colour)
    {
        if (colour is null)
            return null;
        return Hex().IsMatch(colour) ? colour.ToLowerInvariant() : Palette.FirstOrDefault(x => x.Name == colour)?.Value;
    }

    /// <summary>
    /// By code, as <c>#rrggbb</c>. Who has none of its own gets the colour of its place; where another team has chosen
    /// that one, a colour that nobody has, so that no third team changes.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Team> teams)
    {
        var places = teams
            .OrderBy(x => x.Code, StringComparer.Ordinal)
            .Select((team, at) => new PlacedTeam(team.Code, ValueOf(team.Colour), Palette[at % Palette.Count].Value))
            .ToList();
        var chosen = places.Select(x => x.Own).OfType<string>().ToHashSet();
        var usual = places.Where(x => x.Own is null).Select(x => x.Usual).ToHashSet();
        var free = new Queue<string>(
            Palette.Select(x => x.Value).Where(x => !chosen.Contains(x) && !usual.Contains(x))
        );

        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in places)
            colours[place.Code] = place.Own ?? Given(place.Usual);
        return colours;

        string Given(string colour) => chosen.Contains(colour) && free.TryDequeue(out var other) ? other : colour;
    }

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();

    /// <param name="Own">Null: it has chosen none.</param>
    /// <param name="Usual">Of its place among the codes.</param>
    private sealed record PlacedTeam(string Code, string? Own, string Usual);
}

/// <summary>A colour of the palette.</summary>
/// <param name="Name">As documents say it; people read a word of their language.</param>
/// <param name="Value"><c>#rrggbb</c>.</param>
public sealed record TeamColour(string Name, string Value);
