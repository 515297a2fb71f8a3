namespace ChallengeHub.Web;

/// <summary>The reports that were kept when a period closed, as far as the reader may open them.</summary>
/// <param name="Title">The period.</param>
/// <param name="KeptAt">As it is read.</param>
public sealed record KeptGroup(string Title, string KeptAt, IReadOnlyList<PageLink> Reports)
{
    /// <summary>Of each report the newest version; the whole challenge first, then the last period.</summary>
    public static IReadOnlyList<KeptGroup> Of(ReportPage page, IReadOnlyList<KeptLine> lines) =>
        [
            .. lines
                .Where(x => KeptCalls.IsFor(page.Reader, new KeptKey(x.Period, x.Kind, x.Part)))
                .GroupBy(x => new KeptKey(x.Period, x.Kind, x.Part))
                .Select(x => x.MaxBy(line => line.Version)!)
                .GroupBy(x => x.Period)
                .OrderBy(x => x.Key == BoardKey.Overall ? 0 : 1)
                .ThenByDescending(x => x.Key)
                .Select(x => new KeptGroup(
                    page.Periods.Of(x.Key),
                    page.Words.Moment(x.Max(line => line.KeptAt)),
                    [.. InOrder(x).Select(line => LinkOf(page, line))]
                )),
        ];

    private static IEnumerable<KeptLine> InOrder(IEnumerable<KeptLine> lines) =>
        lines.OrderBy(x => x.Kind, StringComparer.Ordinal).ThenBy(x => x.Part, StringComparer.Ordinal);

    private static PageLink LinkOf(ReportPage page, KeptLine line)
    {
        var period = line.Period == BoardKey.Overall ? "campaign" : $"{line.Period}";
        var address = page.Link(
            $"/api/v1/campaigns/{page.Campaign}/reports/{period}/{line.Kind}",
            new("part", line.Part),
            new("format", "csv"),
            new("lang", page.Lang)
        );
        return new PageLink(address, Words(page, line));
    }

    private static string Words(ReportPage page, KeptLine line) =>
        line.Kind switch
        {
            KeptKinds.Funnel => Joined(T.ReportsSectionFunnel, Rows(page, line.Part)),
            KeptKinds.Synthesis => Joined(T.ReportsByTeam, page.Words.Team(line.Part)),
            KeptKinds.Race => Joined(T.ReportsSectionRace, Board(page, line.Part)),
            _ => T.ReportsSectionEffect,
        };

    /// <summary>What the rows of a funnel are; of one row, that all leads are in it, whichever the period.</summary>
    private static string Rows(ReportPage page, string part)
    {
        if (part == FunnelAsked.Word(FunnelBy.Campaign, null))
            return T.ReportsTotal;

        var isOfSheet = part.StartsWith(RoutingConditions.AnswerPrefix, StringComparison.Ordinal);
        var word = isOfSheet ? FunnelAsked.Word(FunnelBy.Field, part[RoutingConditions.AnswerPrefix.Length..]) : part;
        return FunnelAsked.Choices(page.Snapshot, page.Lang).FirstOrDefault(x => x.Address == word)?.Words ?? part;
    }

    private static string Board(ReportPage page, string part) =>
        page.Theme.Boards.TryGetValue(part, out var board) ? board.Title : part;

    private static string Joined(string kind, string part) => part.Length == 0 ? kind : $"{kind} ({part})";
}
