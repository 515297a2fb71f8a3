namespace ChallengeHub.Web;

/// <summary>
/// The chapters on prizes: how each is won, and how lots are drawn, with the hashes that were published at the launch.
/// </summary>
public static class RegulationsOfPrizes
{
    public static IEnumerable<RegulationsSection> Of(RegulationsSource source, RuleFormatter formatter)
    {
        var prizes = source.Document.Prizes;
        yield return prizes.Count == 0
            ? Regulations.Section("prizes", "noPrizes")
            : Regulations.Section("prizes") with
            {
                Items =
                [
                    .. prizes.Select(prize => new RegulationsItem(
                        prize.Name!.In(formatter.Language),
                        [PrizeSentence.Of(prize, formatter)]
                    )),
                ],
                Notes = [T.RegulationsTiedWin, T.RegulationsLeavers, T.RegulationsCertified],
            };

        if (prizes.Any(prize => prize.Raffle is not null || prize.Stock is not null) || source.Raffles.Count > 0)
            yield return Regulations.Section("draw", "drawSeed", "drawHow") with
            {
                Table = source.Raffles.Count == 0 ? null : Commitments(source, formatter),
                Notes = source.Raffles.Count == 0 ? [T.RegulationsDrawNone] : [],
                HasDraws = !source.IsDraft,
            };
    }

    private static RegulationsTable Commitments(RegulationsSource source, RuleFormatter formatter) =>
        new(
            T.RegulationsDrawTable,
            [T.RegulationsPrize, T.RegulationsPeriod, "SHA-256"],
            [
                .. source.Raffles.Select(raffle =>
                    (IReadOnlyList<string>)
                        [
                            source
                                .Document.Prizes.FirstOrDefault(prize => prize.Code == raffle.Prize)
                                ?.Name?.In(formatter.Language)
                                ?? raffle.Prize,
                            source.View.Period(raffle.Period) is { } period
                                ? PeriodName.Of(
                                    new PeriodLine(period.Number, period.StartsAt, period.EndsAt, ""),
                                    formatter.Zone,
                                    formatter.Language
                                )
                                : T.RegulationsWholeCampaign,
                            raffle.SeedSha256,
                        ]
                ),
            ]
        );
}
