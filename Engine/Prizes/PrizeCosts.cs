namespace ChallengeHub;

/// <summary>
/// What a campaign's prizes have cost so far and can cost at most, beside what they may cost. For those who run it.
/// </summary>
/// <param name="Committed">Awards × value, the declined ones left out.</param>
/// <param name="Most">Of the prizes whose winners are bounded, what is awarded already included.</param>
/// <param name="Unbounded">Prizes of a value whose winners nothing bounds.</param>
public sealed record PrizeCosts(
    string Campaign,
    string? Currency,
    decimal? Budget,
    decimal Committed,
    decimal Most,
    IReadOnlyList<string> Unbounded,
    IReadOnlyList<PrizeCost> Prizes
)
{
    public decimal? Left => Budget - Committed;
    public bool OverBudget => Most > Budget;

    /// <summary>Objectives of codes that nobody has, such as <c>objectives.reps.ana</c>.</summary>
    public IReadOnlyList<string> TargetsOfNobody { get; init; } = [];

    /// <summary>Pure. A prize that was taken out of the document after it was awarded is among them.</summary>
    public static PrizeCosts Of(CampaignSnapshot snapshot, IReadOnlyList<Award> awards)
    {
        var document = snapshot.Campaign.Document;

        var byPrize = awards.ToLookup(x => x.Prize);
        var gone = byPrize.Where(x => document.Prizes.All(prize => prize.Code != x.Key)).Select(x => Gone(x.First()));
        var prizes = document
            .Prizes.Concat(gone)
            .Select(prize =>
                PrizeCost.Of(prize, [.. byPrize[prize.Code!].Select(AwardTotal.Of)], Undecided(snapshot, prize))
            )
            .ToList();

        return new PrizeCosts(
            snapshot.Campaign.Code,
            document.Currency,
            document.Budget,
            prizes.Sum(x => x.Cost),
            prizes.Sum(x => x.MostCost ?? x.Cost),
            [.. prizes.Where(x => x.IsUnbounded).Select(x => x.Prize.Code!)],
            prizes
        )
        {
            TargetsOfNobody = [.. Nobodys(snapshot)],
        };
    }

    private static Prize Gone(Award award) =>
        new()
        {
            Code = award.Prize,
            Name = award.PrizeName,
            Value = award.Value,
            Board = award.Board,
            Scope = award.Period == BoardKey.Overall ? PrizeScope.Campaign : PrizeScope.Period,
            Stock = 0,
        };

    /// <summary>How often the prize can still be decided.</summary>
    internal static int Undecided(CampaignSnapshot snapshot, Prize prize)
    {
        var campaign = snapshot.Campaign;
        if (prize.Scope == PrizeScope.Campaign)
            return campaign.ClosedAt is null ? 1 : 0;
        return campaign.LaunchedAt is null
            ? PeriodCalendar
                .Cut(campaign.StartsAt, campaign.EndsAt, campaign.Zone, campaign.Document.Periods.Every)
                .Count
            : snapshot.Periods.Count(x => x is { Void: false, ClosedAt: null });
    }

    private static IEnumerable<string> Nobodys(CampaignSnapshot snapshot) =>
        from board in new[] { BoardKind.Reps, BoardKind.Prospectors }
        from code in snapshot.Campaign.Document.Objectives?.Of(board).Keys ?? []
        where snapshot.MemberOf(board, code) is null
        select $"objectives.{new BoardKey(board, 0).Word}.{code}";
}

/// <summary>One prize: what was given, handed over, and is left.</summary>
/// <param name="Awarded">Certified awards, the declined ones too.</param>
/// <param name="Remaining">Of the stock, if it has one.</param>
/// <param name="MostWinners">Null: nothing bounds them.</param>
/// <param name="TiesMayAdd">Tied winners all win, and no stock ends that: the bound holds as long as nobody is
/// tied.</param>
public sealed record PrizeCost(
    Prize Prize,
    int Awarded,
    int Declined,
    int Delivered,
    decimal Cost,
    int? Remaining,
    int? MostWinners,
    bool TiesMayAdd
)
{
    public decimal? MostCost { get; init; }

    /// <summary>It has a value, and nothing bounds how often it can still be won.</summary>
    public bool IsUnbounded => MostCost is null && Prize.Value > 0;

    public static PrizeCost Of(Prize prize, IReadOnlyList<AwardTotal> given, int undecided)
    {
        var awarded = given.Sum(x => x.Awards);
        var each = prize.Raffle?.Winners ?? (prize.Ranks is { } ranks ? ranks[1] - ranks[0] + 1 : null);
        var remaining = prize.Stock is { } stock ? Math.Max(0, stock - awarded) : (int?)null;
        var more = undecided == 0 ? 0 : MostAdded(prize, each * undecided, remaining);
        var cost = given.Sum(x => x.Cost);

        return new PrizeCost(
            prize,
            awarded,
            given.Sum(x => x.Declined),
            given.Sum(x => x.Delivered),
            cost,
            remaining,
            awarded + more,
            undecided > 0 && prize is { Ranks: not null, Raffle: null, Stock: null }
        )
        {
            MostCost = cost + more * (prize.Value ?? 0),
        };
    }

    /// <summary>
    /// What is left of a stock can all go in one closing, unless ranks or a raffle give less.
    /// </summary>
    /// <param name="winners">Of all that is undecided; null: neither ranks nor a raffle bound them.</param>
    private static int? MostAdded(Prize prize, int? winners, int? remaining) =>
        winners is not null && (remaining is null || (prize.Raffle is not null && winners < remaining))
            ? winners
            : remaining;
}
