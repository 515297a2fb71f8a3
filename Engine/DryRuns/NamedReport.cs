namespace ChallengeHub;

/// <summary>A report as people read it: members by their current codes, and their names.</summary>
/// <param name="Names">By board's word and code.</param>
public sealed record NamedReport(
    DryRunReport Report,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Names
)
{
    public string NameOf(BoardKind board, string code) =>
        Names[new BoardKey(board, 0).Word].GetValueOrDefault(code, code);

    public static NamedReport Of(DryRunReport report, CampaignSnapshot snapshot, string language)
    {
        var names = Enum.GetValues<BoardKind>().ToDictionary(x => x, _ => new Dictionary<string, string>());
        string Code(BoardKind board, string member)
        {
            var code =
                board == BoardKind.Teams
                    ? member
                    : string.Join(
                        '+',
                        member
                            .Split('+')
                            .Select(x => report.Made.GetValueOrDefault(x) ?? snapshot.Get(int.Parse(x)).Code)
                    );
            names[board][code] =
                board == BoardKind.Teams
                    ? snapshot.Team(member)?.Name.In(language) ?? member
                    : string.Join(
                        " + ",
                        member
                            .Split('+')
                            .Select(x =>
                                report.Made.GetValueOrDefault(x) ?? snapshot.Get(int.Parse(x)).Name.In(language)
                            )
                    );

            return code;
        }

        ScenarioReport Side(ScenarioReport side) =>
            side with
            {
                Prizes =
                [
                    .. side.Prizes.Select(prize =>
                        prize with
                        {
                            Wins = [.. prize.Wins.Select(win => win with { Member = Code(prize.Board, win.Member) })],
                        }
                    ),
                ],
                Teams =
                [
                    .. side.Teams.Select(x => x.Team is null ? x : x with { Team = Code(BoardKind.Teams, x.Team) }),
                ],
            };
        var named = report with
        {
            InForce = Side(report.InForce),
            Draft = Side(report.Draft),
            Made = new Dictionary<string, string>(),
            Boards =
            [
                .. report.Boards.Select(board =>
                    board with
                    {
                        Lines = [.. board.Lines.Select(line => line with { Member = Code(board.Board, line.Member) })],
                    }
                ),
            ],
        };
        return new NamedReport(
            named,
            names.ToDictionary(x => new BoardKey(x.Key, 0).Word, x => (IReadOnlyDictionary<string, string>)x.Value)
        );
    }
}
