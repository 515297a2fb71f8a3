namespace ChallengeHub.Web;

/// <summary>Reads how a player stands: ranks as the player sees them, the own points whole.</summary>
public sealed class PocketReads(BoardReads boards, PlayerPoints points, NextPrizes prizes, TimeProvider clock)
{
    private const int Leaders = 3;

    /// <summary>Throws <see cref="RefusedException"/> where the caller is no such player.</summary>
    /// <param name="code">Of one who is several players; null: the first.</param>
    public async Task<PocketAnswer> Of(string campaign, string? code, Caller caller, string language)
    {
        var snapshot = await boards.Snapshot(campaign);
        if (snapshot.Campaign.LaunchedAt is null)
            throw RefusedException.NotFound("no-campaign", campaign);

        var now = clock.GetUtcNow();
        var audience = caller.Audience(campaign);
        var player = PlayerOf(snapshot, caller, code);
        var period = PeriodBook.Current(snapshot.Periods, now);
        var own = await points.Of(snapshot, player, period?.Number ?? BoardKey.Overall, now);
        var asked = new PrizesOfPlayer(snapshot, player, audience, period) { Points = own };
        var seen = new StandingsQuery(campaign, asked.Board, Top: Leaders) { Language = language, Audience = audience };
        var leaders = await boards.Read(seen);
        var standings = await boards.Read(seen with { Around = player.Code });
        var stakes = Stakes.Of(snapshot, player, now);
        var look = new PocketLook(snapshot, player, standings, audience);
        var chances = await prizes.Of(asked);

        return new PocketAnswer(
            campaign,
            new PocketPlayer(player.Code, player.Name.In(language), Audience.Everybody.CodeOf(player), asked.Board),
            now,
            standings.Period,
            look.Mine?.Rank,
            standings.Count,
            new PocketPoints(own.Period, own.Overall, own.Today),
            look.Around,
            look.Next(stakes),
            PrizesOf(chances, stakes, language),
            LastOf(own.Last, snapshot, language)
        )
        {
            FrozenSince = standings.Frozen ? standings.AsOf : null,
            Leaders = look.LinesOf(leaders.Rows),
            Days = own.Days,
            Cheers = look.MayCheer,
        };
    }

    private static Participant PlayerOf(CampaignSnapshot snapshot, Caller caller, string? code)
    {
        var own = caller.OwnCodes(snapshot.Campaign.Code);
        var wanted = code is null ? own : own.Where(x => x == code);
        return wanted.Select(snapshot.Find).OfType<Participant>().FirstOrDefault()
            ?? throw RefusedException.NotFound("no-participant", code ?? own.FirstOrDefault() ?? "");
    }

    private static PocketPrizes PrizesOf(PrizeChances chances, IReadOnlyList<Stake> stakes, string language) =>
        new(
            [.. chances.Held.Select(x => x.Name!.In(language))],
            chances.Next is { } next
                ? new PocketPrize(
                    PageReads.PrizeOf(next.Prize, language),
                    next.Points,
                    next.Points is { } missing ? Stakes.For(stakes, missing) : null
                )
                : null
        );

    private static PocketLast? LastOf(LedgerEntry? entry, CampaignSnapshot snapshot, string language)
    {
        if (entry is null)
            return null;
        var rules = snapshot.RuleSets.FirstOrDefault(x => x.Version == entry.RuleSetVersion)?.Rules ?? [];
        return new PocketLast(
            entry.Seq,
            entry.OccurredAt,
            entry.Stage?.ToString().ToLowerInvariant(),
            rules.FirstOrDefault(x => x.Code == entry.Rule)?.Name?.In(language) ?? entry.Rule,
            entry.Lead,
            entry.Points
        );
    }
}
