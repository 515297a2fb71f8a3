namespace ChallengeHub;

/// <summary>The secrets of a campaign's draws: there before anybody has a ticket, their hashes public.</summary>
public sealed partial class Campaigns
{
    /// <summary>So many seeds are written in one transaction.</summary>
    private const int SeedsAtOnce = 1_000;

    /// <summary>
    /// The secrets of very many draws are kept before the launch, in transactions that hold up nobody; they are
    /// published by it.
    /// </summary>
    internal async Task SeedAhead(string code)
    {
        Campaign? campaign;
        await using (var connection = await database.Connect())
            campaign = await CampaignRows.Find(connection, code);

        if (campaign is not { LaunchedAt: null, ClosedAt: null })
            return;

        RefuseTooMany(campaign.Document);
        var raffles = Raffles(campaign.Document, PeriodBook.Launched(campaign, clock.GetUtcNow())).ToList();
        if (raffles.Count <= SeedsAtOnce)
            return;

        foreach (var some in raffles.Chunk(SeedsAtOnce))
            await queue.Write(async work =>
            {
                if (
                    await CampaignRows.Find(work.Connection, code, work.Transaction) is { LaunchedAt: null } found
                    && found.Id == campaign.Id
                )
                    await RaffleSeedRows.Insert(work, campaign.Id, some);
                return 0;
            });
    }

    /// <summary>Those that were not kept ahead; what was kept and is not drawn goes.</summary>
    private static async Task Seed(UnitOfWork work, Campaign campaign, IReadOnlyList<Period> periods)
    {
        var known = (await RaffleSeedRows.Of(work.Connection, campaign.Id, work.Transaction))
            .Select(x => new RaffleKey(x.Prize, x.Period))
            .ToHashSet();
        var wanted = Raffles(campaign.Document, periods).ToHashSet();
        await RaffleSeedRows.Delete(work, campaign.Id, known.Except(wanted));
        await RaffleSeedRows.Insert(work, campaign.Id, wanted.Except(known));
    }

    /// <summary>Of a draft that an earlier version has kept.</summary>
    private static void RefuseTooMany(CampaignDocument document)
    {
        var errors = new FieldErrors();
        CampaignCheck.Decisions(errors, document);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }

    private static IEnumerable<RaffleKey> Raffles(CampaignDocument document, IEnumerable<Period> periods) =>
        document
            .Prizes.Where(prize => prize.MayBeDrawn)
            .SelectMany(prize =>
                prize.Scope == PrizeScope.Campaign
                    ? [new RaffleKey(prize.Code!, BoardKey.Overall)]
                    : periods.Select(x => new RaffleKey(prize.Code!, x.Number))
            );
}
