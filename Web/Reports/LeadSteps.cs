using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>One count of a funnel, and the leads that it counts.</summary>
public sealed record LeadStep(LeadFigure Figure, Func<FunnelRow, long> Count)
{
    /// <summary>In addresses.</summary>
    public string Code { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(Figure.ToString());

    public string Title => T.Of($"reportsStep-{Code}");

    /// <summary>Of the announced leads; null where there is no such rate.</summary>
    public Func<FunnelRates, Interval?> Rate { get; init; } = _ => null;
}

/// <summary>All counts of a funnel, in the order in which they are read.</summary>
public static class LeadSteps
{
    public static readonly LeadStep Received = new(LeadFigure.Received, x => x.Received);
    public static readonly LeadStep ActedOn = new(LeadFigure.ActedOn, x => x.ActedOn) { Rate = x => x.ActedOn };
    public static readonly LeadStep Validated = new(LeadFigure.Validated, x => x.Validated) { Rate = x => x.Validated };
    public static readonly LeadStep Refused = new(LeadFigure.Refused, x => x.Refused);
    public static readonly LeadStep Assigned = new(LeadFigure.Assigned, x => x.Assigned);
    public static readonly LeadStep Taken = new(LeadFigure.Taken, x => x.Taken) { Rate = x => x.Taken };
    public static readonly LeadStep Contacted = new(LeadFigure.Contacted, x => x.Contacted) { Rate = x => x.Contacted };
    public static readonly LeadStep Closed = new(LeadFigure.Closed, x => x.Closed) { Rate = x => x.Closed };
    public static readonly LeadStep Lost = new(LeadFigure.Lost, x => x.Lost);
    public static readonly LeadStep Recycled = new(LeadFigure.Recycled, x => x.Recycled);
    public static readonly LeadStep Unannounced = new(LeadFigure.Unannounced, x => x.Unannounced);
    public static readonly LeadStep WithoutAmount = new(LeadFigure.WithoutAmount, x => x.WithoutAmount);

    public static IReadOnlyList<LeadStep> All { get; } =
    [
        Received,
        ActedOn,
        Validated,
        Refused,
        Assigned,
        Taken,
        Contacted,
        Closed,
        Lost,
        Recycled,
        Unannounced,
        WithoutAmount,
    ];

    /// <summary>The columns of the table, the headline's two first.</summary>
    public static IReadOnlyList<LeadStep> Columns { get; } = [.. All.Where(x => x != WithoutAmount)];

    /// <summary>The same in two tables, for a page to hold them: the way to a sale, and what else became.</summary>
    public static IReadOnlyList<IReadOnlyList<LeadStep>> Tables { get; } =
    [
        [.. Columns.Where(IsOnTheWay)],
        [.. Columns.Where(x => !IsOnTheWay(x))],
    ];

    private static bool IsOnTheWay(LeadStep step) =>
        step == Received || step == ActedOn || step == Taken || step == Contacted || step == Closed || step == Lost;

    /// <summary>What a funnel is drawn of, where leads are vouched for first, too.</summary>
    public static IReadOnlyList<LeadStep> Drawn(bool validates) =>
        validates ? [Received, Validated, ActedOn, Contacted, Closed] : [Received, ActedOn, Contacted, Closed];
}
