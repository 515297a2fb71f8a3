namespace ChallengeHub;

/// <summary>
/// The targets of a draft as they were typed, one list for each board; see <see
/// cref="TargetList"/>.
/// </summary>
public sealed record TypedTargets(TargetSpan Per, string Reps = "", string Prospectors = "", string Teams = "")
{
    public static readonly IReadOnlyList<BoardKind> Boards = [BoardKind.Reps, BoardKind.Prospectors, BoardKind.Teams];

    public string On(BoardKind board) =>
        board switch
        {
            BoardKind.Reps => Reps,
            BoardKind.Prospectors => Prospectors,
            _ => Teams,
        };

    public static TypedTargets Of(Objectives objectives, DraftDocument document)
    {
        string Listed(BoardKind board) => TargetList.Write(objectives.Of(board), TargetNames.Of(document, board));
        return new(
            objectives.Per ?? TargetSpan.Period,
            Listed(BoardKind.Reps),
            Listed(BoardKind.Prospectors),
            Listed(BoardKind.Teams)
        );
    }

    public ListedTargets Read(DraftDocument document, BoardKind board) =>
        TargetList.Read(On(board), TargetNames.Of(document, board));

    /// <summary>Null where no line has a target.</summary>
    public Objectives? Read(DraftDocument document)
    {
        var read = new Objectives
        {
            Per = Per,
            Reps = Read(document, BoardKind.Reps).Targets,
            Prospectors = Read(document, BoardKind.Prospectors).Targets,
            Teams = Read(document, BoardKind.Teams).Targets,
        };
        return read.Reps.Count + read.Prospectors.Count + read.Teams.Count == 0 ? null : read;
    }
}
