using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The secret of one raffle of one period (0: the campaign's); only its SHA-256 is public until the draw.
/// </summary>
public sealed record RaffleSeed
{
    public string Prize { get; init; } = "";
    public int Period { get; init; }
    public byte[] Seed { get; init; } = [];
}

/// <summary>The table RaffleSeeds: a seed is there before the first ticket, and read by the draw.</summary>
public static class RaffleSeedRows
{
    /// <summary>
    /// Draws the secret seed of each raffle that has none yet, so that its hash can be published before anybody has a
    /// ticket. One statement, however many there are: others wait for its transaction.
    /// </summary>
    public static Task Insert(UnitOfWork work, long campaign, IEnumerable<RaffleKey> raffles)
    {
        // each is one text of the list: 64 hex digits, ten digits of the period, the prize
        var seeds = raffles
            .Select(x => $"{RandomNumberGenerator.GetHexString(2 * RaffleDraw.SeedLength)}{x.Period:D10}{x.Prize}")
            .ToList();

        return seeds.Count == 0
            ? Task.CompletedTask
            : work.Connection.Execute(
                """
                insert into RaffleSeeds (CampaignId, Prize, Period, Seed)
                select @campaign, substr(value, 75, 64), cast(substr(value, 65, 10) as integer),
                       unhex(substr(value, 1, 64))
                  from json_each(@seeds)
                 where not exists (select 1
                                     from RaffleSeeds
                                    where CampaignId = @campaign
                                      and Prize = substr(value, 75, 64)
                                      and Period = cast(substr(value, 65, 10) as integer))
                """,
                new { campaign, seeds = JsonSerializer.Serialize(seeds) },
                work.Transaction
            );
    }

    /// <summary>Of what is not drawn after all, before the launch.</summary>
    public static Task Delete(UnitOfWork work, long campaign, IEnumerable<RaffleKey> raffles) =>
        work.Connection.Execute(
            """
            delete from RaffleSeeds
             where CampaignId = @campaign
               and Prize = @prize
               and Period = @period
            """,
            raffles.Select(x => new
            {
                campaign,
                prize = x.Prize,
                period = x.Period,
            }),
            work.Transaction
        );

    /// <summary>Before the start only: nobody has a ticket, and other hashes will be published.</summary>
    public static Task DeleteAll(UnitOfWork work, long campaign) =>
        work.Connection.Execute(
            "delete from RaffleSeeds where CampaignId = @campaign",
            new { campaign },
            work.Transaction
        );

    public static Task<IReadOnlyList<RaffleSeed>> Of(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    ) =>
        connection.Query<RaffleSeed>(
            """
            select Prize, Period, Seed
              from RaffleSeeds
             where CampaignId = @campaign
             order by Prize, Period
            """,
            new { campaign },
            transaction
        );
}
