namespace ChallengeHub.Web;

/// <summary>
/// The chapter on what the challenge is compared with, and who does not play for it: registered at the launch, and
/// published with it.
/// </summary>
public static class RegulationsOfEffect
{
    public static IEnumerable<RegulationsSection> Of(RegulationsSource source, RuleFormatter formatter)
    {
        if (source.Document.Baseline is not { Kind: { } kind } baseline)
            yield break;

        yield return new RegulationsSection("effect", T.RegulationsEffect)
        {
            Lines =
            [
                .. kind switch
                {
                    BaselineKind.Before => new[] { T.RegulationsEffectBefore },
                    BaselineKind.Figures => Figures(baseline, formatter),
                    _ => Teams(baseline, source, formatter),
                },
                Within(baseline, source, formatter),
            ],
            Table = baseline.Drawn is { Seed: not null } draw ? Lot(draw, baseline, formatter) : null,
            Notes = baseline.Drawn is { Seed: not null } ? [T.RegulationsEffectLotHow] : [],
        };
    }

    private static string Within(Baseline baseline, RegulationsSource source, RuleFormatter formatter)
    {
        var days = formatter.Counted(baseline.Days, T.ReviewDay, T.ReviewDays);
        return source.IsBaselineChanged
            ? T.FormatRegulationsEffectWithinChanged(days: days)
            : T.FormatRegulationsEffectWithin(days: days);
    }

    private static IEnumerable<string> Figures(Baseline baseline, RuleFormatter formatter)
    {
        yield return T.FormatRegulationsEffectFigures(
            received: formatter.Number(baseline.Received ?? 0),
            actedOn: formatter.Number(baseline.ActedOn ?? 0)
        );
        if (baseline.Closed is { } closed)
            yield return T.FormatRegulationsEffectFiguresClosed(closed: formatter.Number(closed));
    }

    private static IEnumerable<string> Teams(Baseline baseline, RegulationsSource source, RuleFormatter formatter)
    {
        if (baseline.HoldOut is { Count: > 0 } named)
            yield return T.FormatRegulationsEffectTeams(
                teams: formatter.And([.. named.Select(code => NameOf(code, source, formatter))])
            );
        else
            yield return T.FormatRegulationsEffectToDraw(
                teams: formatter.Counted(baseline.ToDraw, T.RegulationsTeam, T.RegulationsTeams)
            );
        yield return T.RegulationsEffectHeldOut;
        if (baseline.Drawn is { Seed: null } && baseline.ToDraw == 0)
            yield return T.RegulationsEffectDrawnElsewhere;
    }

    /// <summary>All that anyone needs to draw again.</summary>
    private static RegulationsTable Lot(HoldOutDraw draw, Baseline baseline, RuleFormatter formatter) =>
        new(
            T.RegulationsEffectLot,
            [T.RegulationsEffectLotWhat, T.RegulationsEffectLotValue],
            [
                [T.RegulationsEffectLotAmong, string.Join(", ", draw.Among ?? [])],
                [T.RegulationsEffectLotDrawn, string.Join(", ", baseline.HoldOut ?? [])],
                [T.RegulationsEffectLotNumber, formatter.Number(draw.Teams ?? 1)],
                [T.RegulationsEffectLotSeed, draw.Seed!],
                [T.RegulationsEffectLotSeedHash, draw.SeedSha256 ?? ""],
                [T.RegulationsEffectLotListHash, draw.TicketsSha256 ?? ""],
            ]
        );

    private static string NameOf(string code, RegulationsSource source, RuleFormatter formatter) =>
        source.View.Team(code)?.Name.In(formatter.Language) ?? code;
}
