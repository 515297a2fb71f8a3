namespace ChallengeHub.Web;

/// <summary>The chapters on prizes: how each is won, and how lots are drawn, with the hashes that were published at the launch.</summary>
public static class RegulationsOfPrizes
{
    public static IEnumerable<RegulationsSection> Of(RegulationsSource source, RuleTongue tongue)
    {
        var prizes = source.Document.Prizes;
        yield return prizes.Count == 0 ? Regulations.Section(tongue, "prizes", "noPrizes") : Regulations.Section(tongue, "prizes") with
        {
            Items = [.. prizes.Select(prize => new RegulationsItem(prize.Name!.In(tongue.Language), [PrizeSentence.Of(prize, tongue)]))],
            Notes = [Regulations.Say(tongue, "tiedWin"), Regulations.Say(tongue, "leavers"), Regulations.Say(tongue, "certified")],
        };
        if (prizes.Any(prize => prize.Raffle is not null || prize.Stock is not null) || source.Raffles.Count > 0)
            yield return Regulations.Section(tongue, "draw", "drawSeed", "drawHow") with
            {
                Table = source.Raffles.Count == 0 ? null : Commitments(source, tongue),
                Notes = source.Raffles.Count == 0 ? [Regulations.Say(tongue, "drawNone")] : [],
                HasDraws = !source.IsDraft,
            };
    }

    private static RegulationsTable Commitments(RegulationsSource source, RuleTongue tongue) => new(
        Regulations.Say(tongue, "drawTable"),
        [Regulations.Say(tongue, "prize"), Regulations.Say(tongue, "period"), "SHA-256"],
        [
            .. source.Raffles.Select(raffle => (IReadOnlyList<string>)
            [
                source.Document.Prizes.FirstOrDefault(prize => prize.Code == raffle.Prize)?.Name?.In(tongue.Language) ?? raffle.Prize,
                source.View.Period(raffle.Period) is { } period
                    ? PeriodName.Of(new PeriodLine(period.Number, period.StartsAt, period.EndsAt, ""), tongue.Zone, tongue.Language)
                    : Regulations.Say(tongue, "wholeCampaign"),
                raffle.SeedSha256,
            ]),
        ]);
}
