namespace ChallengeHub;

/// <summary>
/// What a player would win of the own board's prizes if they were given now, and what the nearest of the others takes.
/// Ranks are those that the player sees, frozen boards' as of then; the own points are whole. Draws are left to luck.
/// </summary>
public sealed class NextPrizes(Database database, BoardReads reads)
{
    public async Task<PrizeChances> Of(PrizesOfPlayer asked)
    {
        var given = await Given(asked);
        var open = asked.Snapshot.Campaign.Document.Prizes.Where(x => IsOpen(x, asked, given)).ToList();
        var boards = new PrizeBoards(reads, asked, open.Select(x => x.Ranks?[1] ?? 0).DefaultIfEmpty().Max());
        var held = new List<Prize>();
        NearPrize? next = null;
        foreach (var prize in open)
        {
            if (await Near(prize, asked, boards) is not { } near)
                continue;
            if (near.Points == 0)
                held.Add(prize);
            else if (next is null || (near.Points ?? long.MaxValue) < (next.Points ?? long.MaxValue))
                next = near;
        }

        return new PrizeChances(held, next);
    }

    private static bool IsOpen(Prize prize, PrizesOfPlayer asked, IReadOnlyDictionary<string, int> given) =>
        prize is { Raffle: null }
        && prize.Board == asked.Board
        && (prize.Stock is not { } stock || given.GetValueOrDefault(prize.Code!) < stock)
        && (
            prize.Scope == PrizeScope.Campaign
                ? asked.Snapshot.Campaign.ClosedAt is null
                : asked.Period is { IsOpen: true }
        );

    /// <summary>Null: nothing that the player does brings it nearer.</summary>
    private static async Task<NearPrize?> Near(Prize prize, PrizesOfPlayer asked, PrizeBoards boards)
    {
        var number = prize.Scope == PrizeScope.Campaign ? BoardKey.Overall : asked.Period!.Number;
        var own = number == BoardKey.Overall ? asked.Points.Overall : asked.Points.Period;
        var targets = Targets.Of(asked.Snapshot, new BoardKey(asked.Board, number));
        var target = targets?.GetValueOrDefault(asked.Member) ?? 0;
        if (target == 0 && (prize.MinPercent is not null || prize.IsByTarget))
            return null;

        // never at a total of 0 or less
        var missing = Math.Max(0, 1 - own);
        if (prize.MinPoints is { } least)
            missing = Math.Max(missing, Whole(least - own));
        if (prize.MinPercent is { } part)
            missing = Math.Max(missing, Whole(part * target / 100 - own));
        if (prize.Ranks is not { } ranks)
            return prize.MinPoints is null && prize.MinPercent is null ? null : new NearPrize(prize, missing);

        var place = new WantedPlace(number, prize.IsByTarget, ranks[0], ranks[1]);
        var found = await boards.Find(place, own, target);
        if (found.IsBetter)
            return null;
        return new NearPrize(prize, found.Missing is { } points ? Math.Max(missing, points) : null);
    }

    private static long Whole(decimal missing) => Math.Max(0, (long)Math.Ceiling(missing));

    /// <summary>While boards are frozen nobody learns here what closings have given.</summary>
    private async Task<IReadOnlyDictionary<string, int>> Given(PrizesOfPlayer asked)
    {
        if (await reads.Frozen(asked.Snapshot, BoardKey.Overall, asked.Audience) is not null)
            return new Dictionary<string, int>();
        await using var connection = await database.Connect();
        return await AwardRows.Given(connection, asked.Snapshot.Campaign.Id);
    }
}

/// <summary>Whose chances are looked at.</summary>
/// <param name="Audience">What he sees of boards.</param>
/// <param name="Period">The current one; null: there is none.</param>
public sealed record PrizesOfPlayer(CampaignSnapshot Snapshot, Participant Player, Audience Audience, Period? Period)
{
    public required OwnPoints Points { get; init; }

    public BoardKind Board => Player.Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors;

    /// <summary>As boards know him.</summary>
    internal string Member => Player.Number.ToString();
}

/// <param name="Held">What the player would win now.</param>
/// <param name="Next">The nearest of the others; null: there is none.</param>
public sealed record PrizeChances(IReadOnlyList<Prize> Held, NearPrize? Next);

/// <param name="Points">That are missing; null: the player does not see so far.</param>
public sealed record NearPrize(Prize Prize, long? Points);
