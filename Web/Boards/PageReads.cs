namespace ChallengeHub.Web;

/// <summary>
/// All that the pages read, in one place and already in the reader's language; null where there is no such thing.
/// </summary>
public sealed class PageReads(BoardReads boards, LedgerReads ledger, TimeProvider clock)
{
    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public async Task<CampaignPage?> Campaign(string campaign, string language)
    {
        if (await Launched(campaign) is not { } snapshot)
            return null;

        var found = snapshot.Campaign;
        var now = clock.GetUtcNow();

        return new CampaignPage(
            found.Code,
            found.Document.Name!.In(language),
            found.Document.Theme,
            found.Document.TimeZone!,
            found.Document.Currency!,
            found.StartsAt,
            found.End,
            Word(found.Status(now)),
            [
                .. snapshot
                    .Periods.Where(x => !x.Void)
                    .Select(x => new PeriodLine(x.Number, x.StartsAt, x.EndsAt, Word(x.State(now)))),
            ],
            [.. found.Document.Prizes.Select(x => PrizeOf(x, language))],
            [.. RuleSets.At(snapshot.RuleSets, now).Rules.Select(x => RuleOf(x, language))],
            TeamLines.Of(found.Document.Teams, language),
            new CampaignClock(now, clock is DemoClock demo ? demo.Speed : 1)
        )
        {
            CeremonyAt = Ceremonies.Next(snapshot, now),
        };
    }

    /// <param name="period">The number of a period, or null for the overall board.</param>
    public async Task<WhyPage?> Why(string campaign, string participant, int? period, Reader reader)
    {
        var audience = reader.Audience;
        var language = reader.Language;
        if (await Launched(campaign) is not { } snapshot || audience.Find(snapshot, participant) is not { } player)
            return null;
        if (period is { } number && snapshot.Period(number) is null or { Void: true })
            return null;

        var kind = player.Role == Role.Rep ? BoardKind.Reps : BoardKind.Prospectors;
        var standings = await boards.Read(
            new StandingsQuery(campaign, kind, period?.ToString() ?? "overall")
            {
                Around = player.Code,
                Audience = Audience.Staff with { SeesUnrevealed = audience.SeesUnrevealed },
            }
        );

        var standing = standings.Rows.FirstOrDefault(x => x.Code == player.Code);
        var all = new List<LedgerLine>();
        await foreach (var line in ledger.For(audience).Stream(campaign, participant, 0))
            all.Add(line);

        var reversedBy = all.Where(x => x.Reverses is not null).ToDictionary(x => x.Reverses!.Value, x => x.Seq);

        var names = snapshot.RuleSets.ToDictionary(
            x => x.Version,
            x => x.Rules.ToDictionary(rule => rule.Code!, rule => rule.Name!.In(language))
        );

        var entries = all.Where(x => period is null || x.Period == period)
            .Select(x => new WhyEntry(
                x.Seq,
                x.OccurredAt,
                x.RecordedAt,
                x.Period,
                x.Stage,
                x.Lead,
                x.RuleSetVersion is { } version ? names[version].GetValueOrDefault(x.Rule!, x.Rule!) : null,
                x.Points,
                x.Late,
                Word(x.Kind),
                x.Reverses,
                reversedBy.TryGetValue(x.Seq, out var by) ? by : null,
                x.Reason,
                x.Author
            ))
            .ToList();

        var isOwn = audience.Own.Contains(player.Code);
        var frozen = await boards.Frozen(snapshot, isOwn && period is { } own ? own : BoardKey.Overall, audience);

        return new WhyPage(
            audience.CodeOf(player),
            audience.NameOf(player, language),
            player.Team is { } team ? snapshot.Team(team)?.Name.In(language) : null,
            new BoardKey(kind, 0).Word,
            (int?)standing?.Rank,
            entries.Sum(x => x.Points),
            entries
        )
        {
            FrozenSince = frozen?.At,
            IsOwn = isOwn,
        };
    }

    /// <summary>Null for an unknown campaign and for a draft.</summary>
    public async Task<CampaignSnapshot?> Launched(string campaign)
    {
        try
        {
            return await boards.Snapshot(campaign) is { Campaign.LaunchedAt: not null } snapshot ? snapshot : null;
        }
        catch (RefusedException refusal) when (refusal.Kind == RefusedKind.NotFound)
        {
            return null;
        }
    }

    internal static PrizeLine PrizeOf(Prize prize, string language) =>
        new(
            prize.Code!,
            prize.Name!.In(language),
            Word(prize.Scope!.Value),
            Word(prize.Board!.Value),
            prize.Ranks?[0],
            prize.Ranks?[1],
            (long?)prize.MinPoints,
            prize.Raffle?.Winners,
            prize.Value
        )
        {
            MinPercent = prize.MinPercent,
            ByTarget = prize.By == RankedBy.Target,
            Stock = prize.Stock,
        };

    internal static RuleLine RuleOf(Rule rule, string language) =>
        new(
            rule.Code!,
            rule.Name!.In(language),
            Word(rule.On!.Value),
            Word(rule.Pays),
            rule.Points!.Value,
            rule.PerAmount,
            rule.Cap is { Count: { } count, Per: { } per } ? $"{count} / {Word(per)}" : null,
            rule.From,
            rule.Until
        );

    private static string Word<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();
}
