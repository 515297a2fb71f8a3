namespace ChallengeHub.Web;

/// <summary>Reads what screens receive: boards, who scored, and how a period ended.</summary>
public sealed class BroadcastReads(
    BoardReads boards,
    RedisConnection redis,
    LedgerReads ledger,
    LeadReads leads,
    ResultReads results,
    Awards awards,
    WallWinners winners
)
{
    /// <summary>Who won, of a ceremony.</summary>
    public WallWinners Winners => winners;

    /// <summary>Whether boards come from Redis.</summary>
    public bool IsConnected => redis.IsConnected;

    public Task<CampaignSnapshot> Snapshot(string campaign) => boards.Snapshot(campaign);

    public async Task<StandingsAnswer> Standings(StandingsQuery query) => StandingsAnswer.Of(await boards.Read(query));

    /// <summary>Entries after a position of the ledger.</summary>
    public Task<IReadOnlyList<LedgerLine>> Entries(string campaign, long after, int limit) =>
        ledger.Page(campaign, null, after, limit);

    /// <summary>What leads were worth; none where the campaign keeps amounts to itself.</summary>
    public async Task<IReadOnlyDictionary<EventIdentity, decimal>> Amounts(
        Campaign campaign,
        IEnumerable<EventIdentity> events
    ) =>
        campaign.Document.Privacy is { Amounts: true }
            ? await leads.Amounts(campaign.Code, events)
            : new Dictionary<EventIdentity, decimal>();

    /// <param name="number">0: the campaign.</param>
    public async Task<PeriodClosing> Closing(string campaign, int number, string language)
    {
        var stored = (await results.Find(campaign, number, language: language))!.Stored;
        var won = await awards.Winners(campaign, number, language, Audience.Everybody);

        return new PeriodClosing(
            campaign,
            number,
            new ClosingResults(stored.Sha256, stored.Results.Version, stored.Results.ClosedAt),
            [.. won.Select(x => ClosingAward.Of(x, language))]
        );
    }
}
