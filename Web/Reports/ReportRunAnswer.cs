namespace ChallengeHub.Web;

/// <summary>A report that takes long: how far it is, and the report once it is there.</summary>
/// <param name="Run">Its number: GET …/reports/runs/{run}.</param>
/// <param name="Report">As its own address would answer it; null until it is done, and of the leads behind a figure,
/// whose address is a page.</param>
public sealed record ReportRunAnswer(
    long Run,
    string Campaign,
    ReportKind Kind,
    ReportRunState State,
    int Percent,
    string? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    object? Report
)
{
    public static ReportRunAnswer Of(ReportRun run, object? report = null) =>
        new(
            run.Id,
            run.Campaign,
            run.Question.Kind,
            run.State,
            run.Percent,
            run.Failure is { } why ? ErrorSentences.Of(why, ErrorSentences.English) : null,
            run.CreatedAt,
            run.FinishedAt,
            report
        );
}

/// <summary>That a report is kept.</summary>
/// <param name="Period">Null: of the whole campaign.</param>
/// <param name="Part">Of a funnel what its rows are, of a race the board, of a synthesis the team.</param>
/// <param name="FactSeq">Of the closing.</param>
/// <param name="Sha256">Over the bytes of <c>format=canonical</c>.</param>
public sealed record KeptLineAnswer(
    int? Period,
    string Kind,
    string Part,
    int Version,
    long FactSeq,
    DateTimeOffset KeptAt,
    string Sha256
)
{
    public static KeptLineAnswer Of(KeptLine x) =>
        new(PeriodOf(x.Period), x.Kind, x.Part, x.Version, x.FactSeq, x.KeptAt, x.Sha256);

    public static KeptLineAnswer Of(KeptReport x) =>
        new(PeriodOf(x.Period), x.Kind, x.Part, x.Version, x.FactSeq, x.KeptAt, x.Sha256);

    private static int? PeriodOf(int period) => period == BoardKey.Overall ? null : period;
}

/// <summary>A report as it was kept, with the names of now.</summary>
public sealed record KeptReportAnswer(KeptLineAnswer Kept, object Report);
