namespace ChallengeHub;

/// <summary>
/// What the figures of a team ask at its meeting: at most five questions, what waits first. Each has a threshold, so
/// that one refusal among three leads is no matter for a meeting. Pure.
/// </summary>
public static class SynthesisQuestions
{
    public const int Most = 5;

    /// <summary>What has waited for longer is asked after.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>From so many leads on a share is worth a question, and a source that nobody acts on.</summary>
    private const int Some = 3;
    private const int SomeOfSource = 5;

    /// <summary>Each is a word ReportsQuestion….</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "validate",
        "take",
        "start",
        "call",
        "close",
        "rate-fell",
        "rate-rose",
        "source-idle",
        "many-refused",
        "many-lost",
        "unannounced",
        "without-amount",
        "nothing-came",
    ];

    /// <param name="report">With figures, sources and waits.</param>
    public static IReadOnlyList<SynthesisQuestion> Of(SynthesisReport report) =>
        [
            .. Waiting(report)
                .Concat(RateOf(report))
                .Concat(Idle(report.Sources))
                .Concat(NothingCame(report))
                .Concat(Shares(report.Figures))
                .Take(Most),
        ];

    /// <summary>The longest first.</summary>
    private static IEnumerable<SynthesisQuestion> Waiting(SynthesisReport report) =>
        report
            .Waits.Where(x => report.AsOf - x.Since > Patience)
            .OrderBy(x => x.Since)
            .Select(x => new SynthesisQuestion(CodeOf(x.Status), x.Count) { Since = x.Since });

    private static string CodeOf(LeadStatus status) =>
        status switch
        {
            LeadStatus.Waiting => "validate",
            LeadStatus.Open => "take",
            LeadStatus.Assigned => "start",
            LeadStatus.Taken => "call",
            _ => "close",
        };

    /// <summary>None while the period runs: its leads are younger than those of the one before.</summary>
    private static IEnumerable<SynthesisQuestion> RateOf(SynthesisReport report) =>
        report.AsOf >= report.Until ? Rate(report.Figures, report.Before) : [];

    /// <summary>Only where the intervals of now and before lie apart.</summary>
    private static IEnumerable<SynthesisQuestion> Rate(SynthesisFigures now, SynthesisFigures? before)
    {
        if (now.Rate is not { } rate || before?.Rate is not { } earlier)
            yield break;
        if (rate.High < earlier.Low)
            yield return new SynthesisQuestion("rate-fell", Percent(rate)) { Of = Percent(earlier) };
        if (rate.Low > earlier.High)
            yield return new SynthesisQuestion("rate-rose", Percent(rate)) { Of = Percent(earlier) };
    }

    private static IEnumerable<SynthesisQuestion> Idle(IReadOnlyList<SynthesisSource> sources) =>
        sources
            .Where(x => x is { Source: not null, Received: >= SomeOfSource, ActedOn: 0 })
            .Select(x => new SynthesisQuestion("source-idle", x.Received) { Source = x.Source });

    /// <summary>Nothing can have come in before the period begins.</summary>
    private static IEnumerable<SynthesisQuestion> NothingCame(SynthesisReport report)
    {
        if (report.Figures.Received == 0 && report.AsOf > report.From)
            yield return new SynthesisQuestion("nothing-came", 0);
    }

    private static IEnumerable<SynthesisQuestion> Shares(SynthesisFigures now)
    {
        if (now.Refused >= Some && now.Refused * 3 >= now.Received)
            yield return new SynthesisQuestion("many-refused", now.Refused) { Of = now.Received };
        if (now.Lost >= Some && now.Lost > now.Closed)
            yield return new SynthesisQuestion("many-lost", now.Lost) { Of = now.Closed };
        if (now.Unannounced >= Some && now.Unannounced * 3 >= now.Received)
            yield return new SynthesisQuestion("unannounced", now.Unannounced) { Of = now.Received };
        if (now.WithoutAmount > 0)
            yield return new SynthesisQuestion("without-amount", now.WithoutAmount) { Of = now.Closed };
    }

    private static long Percent(Interval rate) => (long)Math.Round(rate.Value * 100, MidpointRounding.AwayFromZero);
}
