using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>Targets as they are typed: one line for each, its code and its points.</summary>
public sealed class ObjectivesForm
{
    public static readonly IReadOnlyList<string> Boards = ["reps", "prospectors", "teams"];

    public TargetSpan Per { get; set; }
    public string? Reps { get; set; }
    public string? Prospectors { get; set; }
    public string? Teams { get; set; }

    public string? Of(string board) => board switch { "reps" => Reps, "prospectors" => Prospectors, _ => Teams };

    public static ObjectivesForm Of(Objectives? objectives) => objectives is null ? new() : new()
    {
        Per = objectives.Per ?? TargetSpan.Period, Reps = Lines(objectives.Reps), Prospectors = Lines(objectives.Prospectors), Teams = Lines(objectives.Teams),
    };

    /// <summary>Null where no line has anything.</summary>
    public Objectives? Read(FieldErrors errors)
    {
        var read = new Objectives { Per = Per, Reps = Targets(Reps, errors, "reps"), Prospectors = Targets(Prospectors, errors, "prospectors"), Teams = Targets(Teams, errors, "teams") };
        return read.Reps.Count + read.Prospectors.Count + read.Teams.Count == 0 ? null : read;
    }

    private static Dictionary<string, decimal> Targets(string? told, FieldErrors errors, string board)
    {
        var targets = new Dictionary<string, decimal>();
        foreach (var (line, number) in (told ?? "").Split('\n').Select((line, i) => (line.Trim(), i + 1)).Where(x => x.Item1.Length > 0))
        {
            var cut = line.IndexOfAny([' ', '\t', ';', ',', '=', ':']);
            var field = $"objectives.{board}.{number.ToString(CultureInfo.InvariantCulture)}";
            if (cut < 0) errors.Add(field, "must be a code and a number of points");
            else if (Typed.Number(line[(cut + 1)..].Trim(' ', '\t', ';', '=', ':'), errors, field) is { } target && !targets.TryAdd(line[..cut], target)) errors.Add(field, "must be unique");
        }
        return targets;
    }

    private static string Lines(IReadOnlyDictionary<string, decimal> targets) =>
        string.Join('\n', targets.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {Typed.Of(x.Value)}"));
}
