namespace ChallengeHub.Web;

/// <summary>A baseline in words: what the challenge is compared with, as it was said at the launch or since.</summary>
public sealed record BaselineWords(ReportPage Page)
{
    private ReportWords Words => Page.Words;

    /// <param name="baseline">Null: nobody has said anything, and the time before is taken.</param>
    public string Of(Baseline? baseline)
    {
        var days = Words.Length(baseline?.Days ?? Baseline.UsualDays);
        if (baseline is null)
            return T.FormatReportsSaidBefore(days);

        return baseline.Kind switch
        {
            BaselineKind.Figures => T.FormatReportsSaidFigures(
                days: days,
                received: Words.Number(baseline.Received),
                actedOn: Words.Number(baseline.ActedOn)
            ),
            BaselineKind.Teams when baseline.Drawn is not null => T.FormatReportsSaidDrawn(
                days: days,
                teams: Teams(baseline)
            ),
            BaselineKind.Teams => T.FormatReportsSaidTeams(days: days, teams: Teams(baseline)),
            _ => T.FormatReportsSaidBefore(days),
        };
    }

    /// <summary>What was registered, what was changed since, and what is only tried.</summary>
    public IReadOnlyList<string> Story(EffectRegistration registration)
    {
        var lines = new List<string>
        {
            registration.LaunchedAt is { } launched
                ? T.FormatReportsRegistered(day: Words.Day(launched), baseline: Of(registration.Registered))
                : Of(registration.Registered),
        };
        lines.AddRange(
            registration.Changes.Select(x =>
                T.FormatReportsRegisteredChange(
                    moment: Words.Moment(x.At),
                    seq: $"{x.FactSeq}",
                    baseline: Of(x.Baseline)
                )
            )
        );
        if (registration.Changes.Count == 0)
            lines.Add(T.ReportsUnchanged);
        if (registration.IsTriedOut)
            lines.Add(T.ReportsWithinTried);
        return lines;
    }

    private string Teams(Baseline baseline) => string.Join(", ", (baseline.HoldOut ?? []).Select(Words.Team));
}
