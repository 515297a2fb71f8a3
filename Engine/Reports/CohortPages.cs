namespace ChallengeHub;

/// <summary>Which leads behind a figure of a report are listed.</summary>
/// <param name="After">Where the page before ended; null: the first page.</param>
public sealed record CohortPageQuery(FunnelQuery Funnel, LeadFigure Figure, CohortPosition? After = null)
{
    /// <summary>Of one row alone; null: of all.</summary>
    public CohortKey? Row { get; init; }

    /// <summary>One of the reader's, alone; null: of all.</summary>
    public string? Team { get; init; }

    /// <summary>Of an effect, those who play: days that each lead is looked at; null: of a funnel.</summary>
    public int? Within { get; init; }
    public int Limit { get; init; } = 50;
}

/// <summary>A row of a funnel by its key; null: the one of leads that have none.</summary>
public sealed record CohortKey(string? Key);

/// <summary>A page of leads.</summary>
/// <param name="Next">Null: there are no more.</param>
public sealed record CohortPage(IReadOnlyList<ListedLead> Leads, CohortPosition? Next, long FactSeq);

/// <summary>
/// The leads behind a figure of a report, page by page: they are read one after the other, as the report reads them,
/// and those of the page alone are kept. A page costs as much as its report.
/// </summary>
public sealed class CohortPages(Database database, BoardReads reads, CohortReads cohorts, TimeProvider clock)
{
    private static readonly Comparer<ListedLead> InOrder = Comparer<ListedLead>.Create(
        (one, other) => CohortPosition.Order.Compare(one.Position, other.Position)
    );

    /// <summary>
    /// Throws <see cref="RefusedException"/> for a campaign, period or field that there is not, and for who gets no
    /// figure of single people.
    /// </summary>
    public async Task<CohortPage> Read(string campaign, CohortPageQuery query, ReportReader reader)
    {
        if (!reader.SeesEachPerson)
            throw RefusedException.NotFound("no-campaign", campaign);
        var sight = query.Team is { } team ? reader with { Teams = [team] } : reader;
        var snapshot = await reads.Snapshot(campaign);
        var window = FunnelReads.WindowOf(snapshot, query.Funnel);
        var keys = await Keys(snapshot, query.Funnel);
        var leads = query.Within is { } days
            ? Played(new EffectQuestion(snapshot, days, clock.GetUtcNow().ToMilliseconds()), window, sight)
            : cohorts.Read(snapshot, window, sight);

        var kept = new SortedSet<ListedLead>(InOrder);
        await foreach (var lead in leads)
        {
            if ((query.Row is { } row && keys.Of(lead) != row.Key) || !query.Figure.Counts(lead))
                continue;
            var listed = ListedLead.Of(lead);
            if (query.After is { } after && CohortPosition.Order.Compare(listed.Position, after) <= 0)
                continue;

            kept.Add(listed);
            // one more than the page: there is another
            if (kept.Count > query.Limit + 1)
                kept.Remove(kept.Max!);
        }

        IReadOnlyList<ListedLead> page = [.. kept.Take(query.Limit)];
        return new CohortPage(page, kept.Count > query.Limit ? page[^1].Position : null, window.AsOf);
    }

    /// <summary>
    /// Those that the figures of who plays count in an effect, as they stood when each had been looked at for so long.
    /// It reads them all, as the effect does: whose a lead is follows from more than its card.
    /// </summary>
    private async IAsyncEnumerable<CohortLead> Played(EffectQuestion asked, CohortWindow window, ReportReader reader)
    {
        var sides = new EffectSides(asked, reader);
        var looked = window with { Within = asked.Within };
        await foreach (var lead in cohorts.Read(asked.Snapshot, looked, ReportReader.All))
            if (sides.Counted(lead) is { } played)
                yield return played;
    }

    private async Task<FunnelKeys> Keys(CampaignSnapshot snapshot, FunnelQuery query)
    {
        await using var connection = await database.Connect();
        return await FunnelKeys.Of(connection, snapshot, query);
    }
}
