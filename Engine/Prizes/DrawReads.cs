using System.Data.Common;

namespace ChallengeHub;

/// <summary>A draw as it was committed to: a raffle, or the lot that decides a tie for the last of a stock.</summary>
/// <param name="Period">0: the campaign's.</param>
/// <param name="SeedSha256">Public since the launch, before anybody had a ticket.</param>
/// <param name="Decided">The period is closed, and its result is for the reader.</param>
/// <param name="Winners">Names of the first of those who were awarded the prize, best ranked first.</param>
/// <param name="Won">How many they are in all.</param>
public sealed record DrawLine(
    string Prize,
    LocalText PrizeName,
    int Period,
    string SeedSha256,
    bool Lot,
    bool Decided,
    IReadOnlyList<string> Winners,
    long Won
);

/// <summary>Some of a campaign's draws.</summary>
/// <param name="First">How many stand before these.</param>
/// <param name="All">How many there are.</param>
public sealed record DrawLines(IReadOnlyList<DrawLine> Lines, int First, int All);

/// <summary>
/// All that is needed to draw again: the hash published at launch, the seed, the list that was hashed, and what was
/// drawn.
/// </summary>
/// <param name="Certified">Null: nothing was drawn yet, or nobody was tied.</param>
/// <param name="TicketsText">The canonical list as it was hashed; members by opaque number.</param>
/// <param name="Names"> By member: of those only whom the reader may see here, and of winners as they appear. The list
/// stands in the order of codes, by the ledger's numbers: an alias beside one would tell more than on a board. </param>
public sealed record DrawSheet(
    DrawLine Line,
    CertifiedRaffle? Certified,
    string TicketsText,
    IReadOnlyDictionary<string, string> Names
)
{
    /// <summary>Who else holds tickets, as they appear, without saying which.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>
/// Reads draws for everybody who may watch the boards: the list is opaque numbers, and names go through the reader's
/// audience.
/// </summary>
public sealed class DrawReads(Database database, BoardReads reads)
{
    public const int PageLength = 100;
    public const int MostNames = 20;

    /// <summary>
    /// What is drawn first, then in the order of prize and period, the campaign's last. However many there are, one
    /// page is read.
    /// </summary>
    /// <param name="first">How many to pass over.</param>
    public async Task<DrawLines> Page(string campaign, int first, Reader reader)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        var all = (await RaffleSeedRows.Of(connection, snapshot.Campaign.Id))
            .Where(seed => seed.Period == BoardKey.Overall || snapshot.Period(seed.Period) is { Void: false })
            .OrderBy(seed => !IsDecided(seed.Period, snapshot, reader.Audience))
            .ThenBy(seed => seed.Prize, StringComparer.Ordinal)
            .ThenBy(seed => seed.Period == BoardKey.Overall)
            .ThenBy(seed => seed.Period)
            .ToList();
        first = Math.Clamp(first, 0, Math.Max(0, (all.Count - 1) / PageLength * PageLength));
        var lines = new List<DrawLine>();
        foreach (var seed in all.Skip(first).Take(PageLength))
            lines.Add(await Line(connection, seed, snapshot, reader));
        return new DrawLines(lines, first, all.Count);
    }

    /// <summary>Null: nothing of this prize was committed to for this period.</summary>
    public async Task<DrawSheet?> Find(string campaign, int period, string prize, Reader reader)
    {
        var snapshot = await reads.Snapshot(campaign);
        await using var connection = await database.Connect();
        if (period != BoardKey.Overall && snapshot.Period(period) is null or { Void: true })
            return null;
        if (
            (await RaffleSeedRows.Of(connection, snapshot.Campaign.Id)).FirstOrDefault(x =>
                x.Prize == prize && x.Period == period
            )
            is not { } seed
        )
            return null;

        var line = await Line(connection, seed, snapshot, reader);
        var results = line.Decided ? (await ResultRows.Find(connection, snapshot.Campaign.Id, period))?.Results : null;
        if (results?.Raffles.FirstOrDefault(x => x.Prize == prize) is not { } drawn)
            return new DrawSheet(line, null, "", new Dictionary<string, string>());

        var holders = ToHolders(results, drawn, snapshot, reader);
        var numbered = holders.Where(x => x.Numbered).ToDictionary(x => x.Member, x => x.Name);

        return new DrawSheet(line with { Lot = drawn.Lot == true }, drawn, drawn.Tickets.GetRawText(), numbered)
        {
            Aliases =
            [
                .. holders
                    .Where(x => !x.Numbered && x.Aliased)
                    .Select(x => x.Name)
                    .Order(StringComparer.CurrentCulture),
            ],
        };
    }

    private async Task<DrawLine> Line(
        DbConnection connection,
        RaffleSeed seed,
        CampaignSnapshot snapshot,
        Reader reader
    )
    {
        var prize = snapshot.Campaign.Document.Prizes.FirstOrDefault(x => x.Code == seed.Prize);
        var decided = IsDecided(seed.Period, snapshot, reader.Audience);
        var winners = decided
            ? await AwardRows.Best(connection, new AwardsOf(snapshot.Campaign.Id, seed.Period, seed.Prize), MostNames)
            : [];

        return new DrawLine(
            seed.Prize,
            winners.Count > 0 ? winners[0].PrizeName : prize?.Name ?? seed.Prize,
            seed.Period,
            RaffleDraw.Commitment(seed.Seed),
            prize is { Raffle: null },
            decided,
            [.. winners.Select(x => snapshot.NameOf(x.Board, x.Member, reader.Language, reader.Audience))],
            winners.Count < MostNames
                ? winners.Count
                : await AwardRows.Count(connection, new AwardsOf(snapshot.Campaign.Id, seed.Period, seed.Prize))
        );
    }

    /// <summary>As far as the reader may know: what is drawn while boards are frozen for him waits.</summary>
    private bool IsDecided(int period, CampaignSnapshot snapshot, Audience audience) =>
        reads.IsRevealed(snapshot, period, audience);

    /// <summary>
    /// Where a campaign shows its first lines only, the others hold tickets as numbers; who won is announced to all.
    /// </summary>
    private static List<Holder> ToHolders(
        Results results,
        CertifiedRaffle drawn,
        CampaignSnapshot snapshot,
        Reader reader
    )
    {
        var board = ResultReads.BoardOf(drawn.Prize, results, snapshot);
        var top = reader.Audience.SeesAll || board == BoardKind.Teams ? null : snapshot.Campaign.Document.Privacy?.Top;
        var ranks = results.Boards[new BoardKey(board, 0).Word].ToDictionary(x => x.Member, x => x.Rank);
        var won = results.Awards.Where(x => x.Prize == drawn.Prize).Select(x => x.Member).ToHashSet();

        return
        [
            .. drawn
                .Tickets.EnumerateArray()
                .Select(x => x[0].GetString()!)
                .Where(member =>
                    top is null
                    || ranks.GetValueOrDefault(member, long.MaxValue) <= top
                    || won.Contains(member)
                    || snapshot.People(member).Any(x => reader.Audience.Own.Contains(x.Code))
                )
                .Select(member => new Holder(
                    member,
                    snapshot.NameOf(board, member, reader.Language, reader.Audience),
                    board == BoardKind.Teams
                        || won.Contains(member)
                        || snapshot.People(member).All(reader.Audience.Sees),
                    board != BoardKind.Teams && snapshot.People(member).Any(x => x.Display == Display.Alias)
                )),
        ];
    }

    /// <param name="Numbered">Whether the name may stand beside the ledger's number.</param>
    private sealed record Holder(string Member, string Name, bool Numbered, bool Aliased);
}

/// <summary>Who reads, and in which language.</summary>
public sealed record Reader(Audience Audience, string Language);
