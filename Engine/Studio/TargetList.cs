using System.Text;

namespace ChallengeHub;

/// <summary>
/// Targets as people write them: on each line somebody of the list, by name or code, and the points. Pure.
/// </summary>
public static class TargetList
{
    public const string Unreadable = "target-unreadable";
    public const string Unknown = "target-not-listed";
    public const string Unlisted = "targets-unreadable";
    public const string UnknownTeam = "target-unknown-team";
    public const string SeveralSoNamed = "target-namesakes";

    /// <summary>A name and a number are never longer.</summary>
    private const int LongestLine = 300;

    /// <summary>Of a number that is written with spaces: 1 000 000.</summary>
    private const int MostWords = 6;
    private static readonly char[] Cells = ['\t', ';'];
    private static readonly char[] Between = [' ', '\u00a0', '\u202f', ',', '=', ':'];

    /// <param name="text">One line for each; a head above columns is passed over.</param>
    public static ListedTargets Read(string? text, TargetNames names)
    {
        var targets = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var faults = new List<TargetFault>();
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n', ObjectivesCheck.MostTargets + 2);
        for (var i = 0; i < Math.Min(lines.Length, ObjectivesCheck.MostTargets + 1); i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0)
                continue;

            var read = line.Length > LongestLine ? new(line[..40], Fault: Unreadable) : ReadLine(line, names);
            if (i == 0 && read.IsHead)
                continue;

            var fault = read.Fault ?? (targets.TryAdd(read.Code!, read.Target) ? null : "not-unique");
            if (fault is not null)
                faults.Add(new TargetFault(i + 1, read.Who, fault));
        }

        if (lines.Length > ObjectivesCheck.MostTargets + 1)
            faults.Add(new TargetFault(lines.Length, "…", "at-most", ObjectivesCheck.MostTargets));
        return new(targets, faults);
    }

    /// <summary>What <see cref="Read"/> reads: each by name, or by code where several have the name.</summary>
    public static string Write(IReadOnlyDictionary<string, decimal> targets, TargetNames names) =>
        string.Join(
            '\n',
            targets
                .Select(x =>
                    (
                        Who: names.Written(x.Key),
                        Target: x.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    )
                )
                .OrderBy(x => x.Who, StringComparer.Ordinal)
                .Select(x => $"{x.Who}\t{x.Target}")
        );

    private static Line ReadLine(string line, TargetNames names)
    {
        var cells = line.Split(Cells, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return cells.Length > 1 ? OfCells(cells, names) : OfWords(cells.Length == 1 ? cells[0] : line, names);
    }

    /// <summary>
    /// The first cell says who, the last how many; what stands between, such as a team, is not needed.
    /// </summary>
    private static Line OfCells(string[] cells, TargetNames names)
    {
        var who = cells[0].TrimEnd(Between);
        var target = Number(cells[^1]);
        return (names.Find(who), target) switch
        {
            ([var code], { } points) => new(who, code, points),
            ([], null) => new(who, Fault: Unreadable, IsHead: true),
            ([], _) => new(who, Fault: names.Unknown),
            (_, null) => new(who, Fault: "not-a-number"),
            _ => new(who, Fault: SeveralSoNamed),
        };
    }

    /// <summary>Cut after the longest name that is known, so that “Agency 1 200” is 200 for Agency 1.</summary>
    private static Line OfWords(string line, TargetNames names)
    {
        var name = line.TrimEnd([.. "0123456789.-−+", .. Between]);
        if (name.Length == 0 || name.Length == line.Length)
            return new(line, Fault: Unreadable);

        var cuts = Enumerable
            .Range(name.Length, line.Length - name.Length)
            .Where(i => Between.Contains(line[i]))
            .TakeLast(MostWords)
            .Reverse();
        foreach (var cut in cuts)
        {
            var who = line[..cut].TrimEnd(Between);
            if (Number(line[cut..].TrimStart(Between)) is not { } target)
                continue;
            if (names.Find(who) is not { Count: > 0 } codes)
                continue;

            return codes.Count == 1 ? new(who, codes[0], target) : new(who, Fault: SeveralSoNamed);
        }

        return cuts.Any() ? new(name, Fault: names.Unknown) : new(line, Fault: Unreadable);
    }

    private static decimal? Number(string text)
    {
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))
            .Replace(',', '.')
            .Replace('−', '-')
            .TrimStart('+');
        return Conditions.TryNumber(plain, out var number) ? number : null;
    }

    private sealed record Line(
        string Who,
        string? Code = null,
        decimal Target = 0,
        string? Fault = null,
        bool IsHead = false
    );
}

/// <param name="Targets">By code.</param>
public sealed record ListedTargets(IReadOnlyDictionary<string, decimal> Targets, IReadOnlyList<TargetFault> Faults);

/// <param name="Who">As it stands on the line.</param>
public sealed record TargetFault(int Line, string Who, string Code, params IReadOnlyList<object> Args)
{
    public FieldError Error => new("", Code, Args);
}

/// <summary>Who may have a target on a board: found by code or name, whatever its case and spaces are.</summary>
public sealed class TargetNames
{
    private readonly Dictionary<string, List<string>> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    private TargetNames(string unknown, IEnumerable<Team> members)
    {
        Unknown = unknown;
        foreach (var member in members)
        {
            names[member.Code] = member.Name.In("en");
            foreach (var name in new[] { member.Code, member.Name.In("en"), member.Name.In("fr") })
            {
                if (!codes.TryGetValue(Key(name), out var same))
                    codes[Key(name)] = same = [];
                if (!same.Contains(member.Code))
                    same.Add(member.Code);
            }
        }
    }

    /// <summary>What is said of somebody who is none of them.</summary>
    public string Unknown { get; }

    public static TargetNames Of(DraftDocument document, BoardKind board) =>
        board switch
        {
            BoardKind.Teams => new(TargetList.UnknownTeam, document.Campaign.Teams),
            _ => new(
                TargetList.Unknown,
                document.Players.Where(x => x.Role == RoleOf(board)).Select(x => new Team(x.Code, x.Name))
            ),
        };

    public static TargetNames Of(CampaignSnapshot snapshot, BoardKind board) =>
        board switch
        {
            BoardKind.Teams => new(TargetList.UnknownTeam, snapshot.Campaign.Document.Teams),
            _ => new(
                TargetList.Unknown,
                snapshot.Participants.Where(x => x.Role == RoleOf(board)).Select(x => new Team(x.Code, x.Name))
            ),
        };

    /// <summary>None: nobody is called so; several: they share the name. A code goes before a name.</summary>
    public IReadOnlyList<string> Find(string who) =>
        names.ContainsKey(who) ? [who] : codes.GetValueOrDefault(Key(who)) ?? [];

    /// <summary>The name, or the code where it says more.</summary>
    public string Written(string code) =>
        names.TryGetValue(code, out var name) && Find(name) is [var only] && only == code && !name.Contains(';')
            ? name
            : code;

    public string NameOf(string code) => names.GetValueOrDefault(code, code);

    private static Role RoleOf(BoardKind board) => board == BoardKind.Prospectors ? Role.Prospector : Role.Rep;

    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormC))
        {
            if (letter is >= '\u200b' and <= '\u200d' or '\u2060' or '\ufeff')
                continue;
            if (!char.IsWhiteSpace(letter))
                key.Append(char.ToUpperInvariant(letter));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }
}
