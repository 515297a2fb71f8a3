namespace ChallengeHub;

/// <summary>
/// Takes people and companies out of a report before it is kept, and joins them again as of now when it is read.
/// </summary>
internal sealed class KeptNames(CampaignSnapshot snapshot)
{
    private static readonly LocalText Nobody = "";

    public FunnelReport Hide(FunnelReport report) =>
        report with
        {
            Rows = [.. report.Rows.Select(x => Hide(report.By, x))],
        };

    /// <param name="accounts">Companies by code.</param>
    public FunnelReport Show(FunnelReport report, IReadOnlyDictionary<string, string> accounts) =>
        report with
        {
            Rows = [.. report.Rows.Select(x => Show(report.By, x, accounts))],
        };

    public SynthesisReport Hide(SynthesisReport report) =>
        report with
        {
            Note = null,
            Talks = [.. report.Talks.Select(x => x with { Company = null })],
            Pairs = [.. report.Pairs.Select(x => x with { Rep = Hide(x.Rep), Prospector = Hide(x.Prospector) })],
        };

    public SynthesisReport Show(SynthesisReport report) =>
        report with
        {
            Pairs = [.. report.Pairs.Select(x => x with { Rep = Show(x.Rep), Prospector = Show(x.Prospector) })],
        };

    /// <summary>A race has no names to hide. Who joined while it was being made is not in it yet.</summary>
    public BoardRace Show(BoardRace race, Reader reader)
    {
        bool IsKnown(string member) =>
            race.Board == BoardKind.Teams || member.Split('+').All(x => Known(x) is not null);
        string CodeOf(string member) => snapshot.CodeOf(race.Board, member, reader.Audience);
        string NameOf(string member) => snapshot.NameOf(race.Board, member, reader.Language, reader.Audience);

        return race with
        {
            Lines =
            [
                .. race
                    .Lines.Where(x => IsKnown(x.Code))
                    .Select(x =>
                        x with
                        {
                            Code = CodeOf(x.Code),
                            Name = NameOf(x.Code),
                            Team = snapshot.TeamOf(race.Board, x.Code),
                        }
                    ),
            ],
            Stretches =
            [
                .. race
                    .Stretches.Where(x => IsKnown(x.Code))
                    .Select(x => x with { Code = CodeOf(x.Code), Name = NameOf(x.Code) }),
            ],
            Leaders =
            [
                .. race
                    .Leaders.Where(x => IsKnown(x.Code))
                    .Select(x => x with { Code = CodeOf(x.Code), Name = NameOf(x.Code) }),
            ],
        };
    }

    private FunnelRow Hide(FunnelBy by, FunnelRow row) =>
        by switch
        {
            FunnelBy.Rep or FunnelBy.Prospector when row.Key is { } code => row with
            {
                Key = NumberOf(code),
                Name = null,
                Team = null,
            },
            FunnelBy.Account => row with { Name = null },
            _ => row,
        };

    private FunnelRow Show(FunnelBy by, FunnelRow row, IReadOnlyDictionary<string, string> accounts) =>
        by switch
        {
            FunnelBy.Rep or FunnelBy.Prospector when Known(row.Key) is { } known => row with
            {
                Key = known.Code,
                Name = known.Name,
                Team = known.Team,
            },
            FunnelBy.Account when row.Key is { } account => row with
            {
                Name = accounts.GetValueOrDefault(account) is { } name ? new LocalText(name) : null,
            },
            _ => row,
        };

    private SynthesisPerson Hide(SynthesisPerson person) => new(NumberOf(person.Code), Nobody);

    private SynthesisPerson Show(SynthesisPerson person) =>
        Known(person.Code) is { } known ? new(known.Code, known.Name) : person;

    private string NumberOf(string code) => snapshot.Find(code) is { } known ? $"{known.Number}" : code;

    private Participant? Known(string? number) => int.TryParse(number, out var parsed) ? snapshot.Known(parsed) : null;
}
