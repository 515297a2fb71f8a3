using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// What is hashed of a campaign without objectives and stocks is, byte for byte, what the first version hashed.
/// </summary>
public sealed class CertifiedBytesTests(SharedRedis redis)
{
    /// <summary>As the version before objectives and stocks wrote it.</summary>
    private static readonly string Before = """
        {"campaign":"hollywood","period":3,"version":1,"closedAt":"2026-04-11T12:00:00+01:00","seq":3,
        "boards":{
        "reps":[
        {"rank":1,"member":"1","team":"lyon","units":11,
        "reachedAt":"2026-03-02T10:59:00+00:00","entries":2,"stages":[0,1,0,1]},
        {"rank":2,"member":"3","team":"lille","units":3,
        "reachedAt":"2026-03-02T10:59:00+00:00","entries":1,"stages":[0,0,1,0]}],
        "prospectors":[],
        "teams":[
        {"rank":1,"member":"lyon","units":11,"reachedAt":"2026-03-02T10:59:00+00:00","entries":2,"stages":[0,1,0,1]},
        {"rank":2,"member":"lille","units":3,"reachedAt":"2026-03-02T10:59:00+00:00","entries":1,"stages":[0,0,1,0]}],
        "pairs":[
        {"rank":1,"member":"1+4","units":11,"reachedAt":"2026-03-02T10:59:00+00:00","entries":2,"stages":[0,1,0,1]}]},
        "awards":[
        {"prize":"month","prizeName":"Month","value":49.90,
        "board":"reps","rank":1,"member":"1","team":"lyon","points":11},
        {"prize":"month","prizeName":"Month","value":49.90,
        "board":"reps","rank":2,"member":"3","team":"lille","points":3},
        {"prize":"club","prizeName":"Club","board":"teams","rank":1,"member":"lyon","points":11},
        {"prize":"club","prizeName":"Club","board":"teams","rank":2,"member":"lille","points":3},
        {"prize":"luck","prizeName":"Luck","board":"reps","rank":1,"member":"1","team":"lyon","points":11}],
        "raffles":[
        {"prize":"luck",
        "seed":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        "seedSha256":"630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd",
        "tickets":[["1",11],["3",3]],
        "ticketsSha256":"2737d5cd37689aa27a33e3df815d1b1509e90aebb68bf6bd26397c13c9017296",
        "winners":[{"member":"1","draw":0,"ticket":10}]}]}
        """.ReplaceLineEndings("");

    [Fact]
    public async Task A_campaign_without_objectives_and_stocks_certifies_the_bytes_that_it_always_did()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Prizes =
                    [
                        new Prize
                        {
                            Code = "month",
                            Name = "Month",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            Ranks = [1, 2],
                            Value = 49.90m,
                        },
                        new Prize
                        {
                            Code = "club",
                            Name = "Club",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Teams,
                            MinPoints = 3,
                        },
                        new Prize
                        {
                            Code = "luck",
                            Name = "Luck",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            Raffle = new Raffle(RaffleTickets.Points, 1),
                        },
                    ],
                },
            redis.ConnectionString
        );
        await challenge.Tell("taken", "L1", "anna", x => x with { Prospector = "pia" });
        await challenge.Tell("closed", "L1", "anna", x => x with { Prospector = "pia" });
        await challenge.Tell("contacted", "L2", "carl");

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        var tally = new Tally(snapshot);
        await using var connection = await challenge.Engine.Database.Connect();
        await foreach (var entry in LedgerRows.After(connection, snapshot.Campaign.Id, 0))
            tally.Add(entry);
        var seeds = new Dictionary<string, byte[]> { ["luck"] = [.. Enumerable.Range(0, 32).Select(i => (byte)i)] };
        var results = Certifying.Certify(new Certification(3, Challenge.Noon.AddDays(40)), snapshot, tally, seeds);

        Assert.Equal(Before, Encoding.UTF8.GetString(results.Canonical()));
    }
}
