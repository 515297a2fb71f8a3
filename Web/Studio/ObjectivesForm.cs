namespace ChallengeHub.Web;

/// <summary>
/// Targets as they are typed, one list for each board; the engine reads them: <see cref="TargetList"/>.
/// </summary>
public sealed class ObjectivesForm
{
    public TargetSpan Per { get; set; }
    public string? Reps { get; set; }
    public string? Prospectors { get; set; }
    public string? Teams { get; set; }

    public string? Of(BoardKind board) =>
        board switch
        {
            BoardKind.Reps => Reps,
            BoardKind.Prospectors => Prospectors,
            _ => Teams,
        };

    public static ObjectivesForm Of(TypedTargets? targets) =>
        targets is null
            ? new()
            : new()
            {
                Per = targets.Per,
                Reps = targets.Reps,
                Prospectors = targets.Prospectors,
                Teams = targets.Teams,
            };

    public TypedTargets Read() => new(Per, Reps ?? "", Prospectors ?? "", Teams ?? "");
}

/// <summary>What the partial _Objectives shows.</summary>
/// <param name="Faults">Each with its list and line.</param>
public sealed record ObjectivesFields(StaffPage Page, ObjectivesForm Form, IReadOnlyList<string> Faults)
{
    private const int Shown = 50;

    public bool IsUsed => Faults.Count > 0 || TypedTargets.Boards.Any(board => Typed.Text(Form.Of(board)) is not null);

    /// <param name="names">Who may have a target on a board.</param>
    public static ObjectivesFields Of(StaffPage page, ObjectivesForm form, Func<BoardKind, TargetNames> names)
    {
        var unread = TypedTargets.Boards.SelectMany(board =>
            TargetList
                .Read(form.Of(board), names(board))
                .Faults.Select(x =>
                    T.FormatTargetFault(
                        list: List(board),
                        line: $"{x.Line}",
                        who: x.Who,
                        fault: ErrorSentences.Of(x.Error, page.Lang)
                    )
                )
        );
        var wrong = page
            .Faults.Select(x => (Parts: x.Key.Split('.', 3), x.Value))
            .Where(x => x.Parts is ["objectives", _, _])
            .Select(x =>
                T.FormatTargetWrong(
                    list: T.Of($"targets-{x.Parts[1]}"),
                    who: NameOf(x.Parts),
                    fault: string.Join(" ", x.Value)
                )
            );
        var faults = unread.Concat(wrong).ToList();
        return new(
            page,
            form,
            faults.Count <= Shown ? faults : [.. faults.Take(Shown), T.FormatFurtherFaults($"{faults.Count - Shown}")]
        );

        string List(BoardKind board) => T.Of($"targets-{new BoardKey(board, 0).Word}");
        string NameOf(string[] parts) =>
            TypedTargets.Boards.FirstOrDefault(x => new BoardKey(x, 0).Word == parts[1]) is var board
                ? names(board).NameOf(parts[2])
                : parts[2];
    }
}
