namespace ChallengeHub;

/// <summary>Checks what a campaign's document says of its baseline.</summary>
public static class BaselineCheck
{
    public const long MostLeads = 1_000_000_000;

    public static void Errors(FieldErrors errors, CampaignDocument document)
    {
        if (document.Baseline is not { } baseline)
            return;

        errors.If(baseline.Kind is null, "baseline.kind", "required");
        errors.If(
            baseline.Within is < 1 or > Baseline.MostDays,
            "baseline.within",
            "out-of-range",
            1,
            Baseline.MostDays
        );
        if (baseline.Kind is null)
            return;

        Figures(errors, baseline);
        if (baseline.Kind == BaselineKind.Teams)
            Teams(errors, baseline, document.Teams);
        else
        {
            errors.If(baseline.HoldOut is { Count: > 0 }, "baseline.holdOut", "only-with-hold-out");
            errors.If(baseline.Drawn is not null, "baseline.drawn", "only-with-hold-out");
        }
    }

    private static void Figures(FieldErrors errors, Baseline baseline)
    {
        var figures = baseline.Kind == BaselineKind.Figures;
        Figure(errors, "baseline.received", baseline.Received, figures ? 1 : 0);
        Figure(errors, "baseline.actedOn", baseline.ActedOn, 0);
        Figure(errors, "baseline.closed", baseline.Closed, 0);
        if (!figures)
        {
            var typed = baseline.Received ?? baseline.ActedOn ?? baseline.Closed;
            errors.If(typed is not null, "baseline.received", "only-with-figures");
            return;
        }

        errors.If(baseline.Received is null, "baseline.received", "required");
        errors.If(baseline.ActedOn is null, "baseline.actedOn", "required");
        if (baseline is { Received: { } received, ActedOn: { } actedOn })
        {
            errors.If(actedOn > received, "baseline.actedOn", "at-most", received);
            // to close a lead is to act on it
            errors.If(baseline.Closed > actedOn, "baseline.closed", "at-most", actedOn);
        }
    }

    private static void Figure(FieldErrors errors, string field, long? figure, long least) =>
        errors.If(figure < least || figure > MostLeads, field, "out-of-range", least, MostLeads);

    private static void Teams(FieldErrors errors, Baseline baseline, IReadOnlyList<Team> teams)
    {
        var known = teams.Where(x => x is { Code: not null }).Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
        var named = baseline.HoldOut ?? [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(named.Count, CampaignCheck.MaxTeams); i++)
        {
            var field = $"baseline.holdOut[{i}]";
            if (named[i] is not { } code)
                errors.Add(field, "required");
            else if (!known.Contains(code))
                errors.Add(field, "team-of-nobody", code);
            else
                errors.If(!seen.Add(code), field, "not-unique");
        }

        var most = known.Count - 1;
        if (named.Count == 0 && baseline.Drawn is null)
            errors.Add("baseline.holdOut", "required");
        else if (seen.Count > 0)
            errors.If(seen.Count > most, "baseline.holdOut", "hold-out-all");
        if (baseline.Drawn is null)
            return;

        if (most < 1)
            errors.Add("baseline.drawn", "hold-out-all");
        else
            errors.If(
                baseline.Drawn.Teams is { } drawn && (drawn < 1 || drawn > most),
                "baseline.drawn.teams",
                "out-of-range",
                1,
                most
            );
    }
}
