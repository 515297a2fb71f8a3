using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public class RaffleDrawTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static Raffle Raffle(int winners = 1, RaffleTickets tickets = RaffleTickets.Points) =>
        new(tickets, winners);

    private static string List(RaffleResult result) => Encoding.UTF8.GetString(result.Tickets);

    [Fact]
    public void A_known_seed_and_list_give_the_published_draw()
    {
        var result = RaffleDraw.Draw(
            Raffle(3),
            Seed,
            [Some.Standing("cleo", 5), Some.Standing("anna", 42), Some.Standing("bob+zoe", 7)]
        );
        Assert.Equal("""[["anna",42],["bob+zoe",7],["cleo",5]]""", List(result));
        Assert.Equal("ed4a56ab7847f086e4d8eadb097391e9169f564339a8f06f57875a4966a58e8c", result.TicketsSha256);
        Assert.Equal(
            "anna:0:16 cleo:1:10 bob+zoe:2:0",
            string.Join(' ', result.Winners.Select(w => $"{w.Standing.Code}:{w.Draw}:{w.Ticket}"))
        );
        Assert.Equal("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", RaffleDraw.Commitment(Seed));
    }

    [Fact]
    public void A_thousand_winners_among_a_hundred_thousand_holders_are_drawn_in_no_time()
    {
        var board = Enumerable.Range(0, 100_000).Select(i => Some.Standing($"m{i:D6}", 1 + i % 7)).ToList();
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var winners = RaffleDraw.Draw(Raffle(1000), Seed, board).Winners;
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3));
        Assert.Equal(1000, winners.Select(x => x.Standing.Member).Distinct().Count());
    }

    [Fact]
    public void Anyone_can_repeat_the_draw_with_a_plain_program() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Int[-3, 60].Array[0, 12], Gen.Int[1, 14])
            .Sample(
                (seed, points, winners) =>
                {
                    var board = points.Select((p, i) => Some.Standing($"{(char)('a' + i)}", p)).ToList();
                    var result = RaffleDraw.Draw(Raffle(winners), seed, Enumerable.Reverse(board).ToList());
                    Assert.Equal(
                        Plainly(seed, List(result), winners),
                        result.Winners.Select(w => (w.Standing.Member, w.Draw, w.Ticket))
                    );
                },
                iter: 500
            );

    /// <summary>The published recipe, word for word: one string a ticket, big integers, nothing clever.</summary>
    private static List<(string Member, uint Draw, long Ticket)> Plainly(byte[] seed, string list, int winners)
    {
        var urn = System
            .Text.Json.JsonDocument.Parse(list)
            .RootElement.EnumerateArray()
            .SelectMany(row => Enumerable.Repeat(row[0].GetString()!, row[1].GetInt32()))
            .ToList();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(list));
        var drawn = new List<(string, uint, long)>();
        for (uint i = 0; drawn.Count < winners && urn.Count > 0; i++)
        {
            byte[] index = [(byte)(i >> 24), (byte)(i >> 16), (byte)(i >> 8), (byte)i];
            var mac = new HMACSHA256(seed).ComputeHash([.. hash, .. index]);
            var number = new BigInteger(mac.AsSpan(0, 8), isUnsigned: true, isBigEndian: true);
            var limit = BigInteger.Pow(2, 64) / urn.Count * urn.Count;
            if (number >= limit)
                continue;
            var ticket = (int)(number % urn.Count);
            var member = urn[ticket];
            urn.RemoveAll(owner => owner == member);
            drawn.Add((member, i, ticket));
        }
        return drawn;
    }

    [Fact]
    public void Tickets_stand_in_ordinal_order_of_code_and_only_for_those_who_may_win_something()
    {
        FinalStanding[] board =
        [
            Some.Standing("b", 2.99m),
            Some.Standing("B", 1),
            Some.Standing("a", 0.99m),
            Some.Standing("c", 0),
            Some.Standing("d", -5),
            Some.Standing("e", 9, mayWin: false),
            Some.Standing("a1", 3) with
            {
                Member = "17",
            },
        ];
        Assert.Equal("""[["B",1],["17",3],["b",2]]""", List(RaffleDraw.Draw(Raffle(), Seed, board)));
    }

    [Fact]
    public void Tickets_may_be_entries() =>
        Assert.Equal(
            """[["a",3]]""",
            List(
                RaffleDraw.Draw(
                    Raffle(1, RaffleTickets.Entries),
                    Seed,
                    [Some.Standing("a", 100) with { Entries = 3 }, Some.Standing("b", 7) with { Entries = 0 }]
                )
            )
        );

    [Fact]
    public void A_raffle_without_tickets_has_no_winner()
    {
        var result = RaffleDraw.Draw(Raffle(3), Seed, []);
        Assert.Equal("[]", List(result));
        Assert.Empty(result.Winners);
    }

    [Fact]
    public void Nobody_wins_twice_and_a_raffle_ends_with_its_members() =>
        Assert.Equal(
            ["a", "b"],
            RaffleDraw
                .Draw(Raffle(9), Seed, [Some.Standing("a", 1_000_000), Some.Standing("b", 1)])
                .Winners.Select(w => w.Standing.Code)
                .Order()
        );

    [Fact]
    public void Ranks_and_minimum_of_the_prize_restrict_who_holds_tickets()
    {
        var prize = Some.Prize(1, 2) with { MinPoints = 5, Raffle = Raffle() };
        var result = RaffleDraw.Draw(
            prize,
            Seed,
            [Some.Standing("a", 9), Some.Standing("b", 4, 2), Some.Standing("c", 6, 3)]
        );
        Assert.Equal("""[["a",9]]""", List(result));
    }

    [Fact]
    public void A_member_wins_in_proportion_to_his_tickets()
    {
        FinalStanding[] board = [Some.Standing("a", 10), Some.Standing("b", 30), Some.Standing("c", 60)];
        const int draws = 20_000;
        var wins = Enumerable
            .Range(0, draws)
            .Select(i =>
                RaffleDraw.Draw(Raffle(), SHA256.HashData(BitConverter.GetBytes(i)), board).Winners[0].Standing
            )
            .CountBy(line => line.Code)
            .ToDictionary();
        foreach (var line in board)
        {
            var share = (double)line.Points / 100;
            Assert.InRange(
                wins[line.Code] / (double)draws,
                share - 4 * Math.Sqrt(share / draws),
                share + 4 * Math.Sqrt(share / draws)
            );
        }
    }
}
