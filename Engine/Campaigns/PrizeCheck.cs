namespace ChallengeHub;

/// <summary>Checks a campaign's prizes: each can be won, in one way that makes sense.</summary>
internal static class PrizeCheck
{
    public const decimal MaxValue = 1_000_000_000_000;
    private const int MaxRank = 1000;
    private const int MaxWinners = 1000;
    private const int MaxPoints = 33_554_431;
    private const int MaxStock = 1_000_000;
    private const int MaxPercent = 1_000_000;

    public static void Prizes(FieldErrors errors, CampaignDocument document)
    {
        var prizes = document.Prizes;
        errors.If(prizes.Count > CampaignCheck.MaxPrizes, "prizes", "at-most", CampaignCheck.MaxPrizes);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(prizes.Count, CampaignCheck.MaxPrizes); i++)
        {
            if (prizes[i] is not { } prize)
            {
                errors.Add($"prizes[{i}]", "required");
                continue;
            }

            TextCheck.Code(errors, $"prizes[{i}].code", prize.Code, codes);
            TextCheck.Name(errors, $"prizes[{i}].name", prize.Name);
            errors.If(prize.Scope is null, $"prizes[{i}].scope", "required");
            errors.If(prize.Board is null, $"prizes[{i}].board", "required");
            errors.If(prize.Value is < 0 or > MaxValue, $"prizes[{i}].value", "out-of-range", 0, MaxValue);
            errors.If(prize.Stock is < 1 or > MaxStock, $"prizes[{i}].stock", "out-of-range", 1, MaxStock);
            Ways(errors, $"prizes[{i}]", prize);
            Targets(errors, $"prizes[{i}]", prize, document.Objectives);
        }
    }

    private static void Ways(FieldErrors errors, string path, Prize prize)
    {
        if (prize.Ranks is null && prize.MinPoints is null && prize.MinPercent is null && prize.Raffle is null)
            errors.Add(path, "no-way-to-win");
        if (prize.Ranks is { } ranks)
            errors.If(
                ranks.Count != 2 || ranks[0] < 1 || ranks[1] < ranks[0] || ranks[1] > MaxRank,
                $"{path}.ranks",
                "ranks-format",
                MaxRank
            );
        errors.If(prize.MinPoints is <= 0 or > MaxPoints, $"{path}.minPoints", "above-and-at-most", 0, MaxPoints);
        if (prize.Raffle is not { } raffle)
            return;

        errors.If(raffle.Tickets is null, $"{path}.raffle.tickets", "required");
        errors.If(
            raffle.Winners is not (>= 1 and <= MaxWinners),
            $"{path}.raffle.winners",
            "out-of-range",
            1,
            MaxWinners
        );
    }

    /// <summary>What is won by percent of the own target needs targets on its board.</summary>
    private static void Targets(FieldErrors errors, string path, Prize prize, Objectives? objectives)
    {
        errors.If(prize.MinPercent is <= 0 or > MaxPercent, $"{path}.minPercent", "above-and-at-most", 0, MaxPercent);
        errors.If(
            prize.By == RankedBy.Target && prize.Ranks is null && prize.MinPercent is null,
            $"{path}.by",
            "target-needs-ranks"
        );
        if (prize.Board is not { } board || objectives?.Of(board).Count > 0)
            return;

        var lacks = board switch
        {
            BoardKind.Pairs => "pairs-without-targets",
            BoardKind.Prospectors => "needs-prospector-targets",
            BoardKind.Teams => "needs-team-targets",
            _ => "needs-rep-targets",
        };
        errors.If(prize.MinPercent is not null, $"{path}.minPercent", lacks);
        errors.If(prize.By == RankedBy.Target, $"{path}.by", lacks);
    }
}
