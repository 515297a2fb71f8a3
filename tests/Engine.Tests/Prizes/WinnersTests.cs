using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class WinnersTests(SharedRedis redis)
{
    private static Prize Prize(string code, BoardKind board = BoardKind.Reps) =>
        new()
        {
            Code = code,
            Name = code,
            Scope = PrizeScope.Period,
            Board = board,
        };

    /// <summary>March is over; its points as given, in that order.</summary>
    private async Task<Challenge> March(Prize[] prizes, params (string Code, long Points)[] points)
    {
        var challenge = await Challenge.Launched(
            x => x with { Ties = TieBreak.Shared, Prizes = prizes },
            redis.ConnectionString
        );
        foreach (var (code, some) in points)
            await challenge.Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(code, some, "played", null),
                code,
                "admin"
            );
        challenge.Running.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:00:00+02:00"));
        return challenge;
    }

    private static async Task<string[]> Winners(Challenge challenge)
    {
        await challenge.Engine.Closing.Close(Challenge.Code, 3);
        return
        [
            .. (await challenge.Engine.Awards.Winners(Challenge.Code, 3)).Select(x =>
                $"{x.Prize} {x.Rank} {x.Code} {x.Points}"
            ),
        ];
    }

    [Fact]
    public async Task Tied_winners_all_win_and_nobody_wins_with_nothing()
    {
        await using var challenge = await March(
            [Prize("first") with { Ranks = [1, 1] }, Prize("all") with { Ranks = [1, 9] }],
            ("anna", 5),
            ("bob", 5),
            ("carl", -1)
        );
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("carl", 1, "back", Challenge.Noon),
            "back",
            "admin"
        );
        Assert.Equal(["all 1 anna 5", "all 1 bob 5", "first 1 anna 5", "first 1 bob 5"], await Winners(challenge));
    }

    [Fact]
    public async Task Who_was_deactivated_keeps_his_rank_and_is_passed_over_and_the_next_move_up()
    {
        await using var challenge = await March(
            [
                Prize("podium") with
                {
                    Ranks = [1, 2],
                },
                Prize("luck") with
                {
                    Raffle = new Raffle(RaffleTickets.Points, 3),
                },
            ],
            ("anna", 9),
            ("bob", 5),
            ("carl", 2)
        );
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        var winners = await Winners(challenge);
        Assert.Equal(["luck 1 bob 5", "luck 2 carl 2", "podium 1 bob 5", "podium 2 carl 2"], winners.Order());
        Assert.Equal("anna", (await challenge.Board(period: "3")).Rows[0].Code);
    }

    [Fact]
    public async Task A_pair_with_somebody_who_left_is_passed_over()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Prizes =
                    [
                        Prize("duo") with
                        {
                            Board = BoardKind.Pairs,
                            Ranks = [1, 1],
                        },
                        Prize("finder") with
                        {
                            Board = BoardKind.Prospectors,
                            Ranks = [1, 1],
                        },
                    ],
                    Rules = [Some.Rule() with { Pays = Payee.Both }],
                },
            redis.ConnectionString
        );
        foreach (
            var (lead, rep, prospector) in new[]
            {
                ("l1", "anna", "pia"),
                ("l2", "anna", "pia"),
                ("l3", "anna", "pia"),
                ("l4", "bob", "pia"),
                ("l5", "bob", "pia"),
                ("l6", "carl", "paul"),
            }
        )
            await challenge.Tell("taken", lead, rep, x => x with { Prospector = prospector });
        await challenge.Engine.Roster.Deactivate(Challenge.Code, "anna");
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddMonths(3).AddHours(2));
        await challenge.Engine.Closing.Close(Challenge.Code, 3);

        var winners = (await challenge.Engine.Awards.Winners(Challenge.Code, 3))
            .Select(x => $"{x.Prize} {x.Rank} {x.Code}")
            .Order();

        Assert.Equal(["duo 1 bob+pia", "finder 1 pia"], winners);
        Assert.Equal("anna+pia", (await challenge.Board(BoardKind.Pairs, "3")).Rows[0].Code);
    }

    [Fact]
    public async Task Who_was_erased_is_passed_over_too()
    {
        await using var challenge = await March([Prize("first") with { Ranks = [1, 1] }], ("anna", 9), ("bob", 5));
        await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", Actor.System);
        Assert.Equal(["first 1 bob 5"], await Winners(challenge));
    }

    [Fact]
    public async Task A_minimum_and_ranks_must_both_hold()
    {
        await using var challenge = await March(
            [Prize("club") with { MinPoints = 5 }, Prize("both") with { MinPoints = 5, Ranks = [2, 3] }],
            ("anna", 9),
            ("bob", 5),
            ("carl", 4)
        );
        Assert.Equal(["both 2 bob 5", "club 1 anna 9", "club 2 bob 5"], await Winners(challenge));
    }

    [Fact]
    public async Task Anyone_can_recompute_the_raffle_from_what_was_published_at_launch_and_at_closing()
    {
        await using var challenge = await March(
            [Prize("luck") with { Raffle = new Raffle(RaffleTickets.Points, 2) }],
            ("anna", 9),
            ("bob", 50),
            ("carl", 4)
        );
        var published = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Raffles.Single(x => x.Period == 3);
        var results = (await challenge.Engine.Closing.Close(Challenge.Code, 3)).Results;
        var raffle = results.Raffles.Single();
        var seed = Convert.FromHexString(raffle.Seed);
        Assert.Equal((published.SeedSha256, published.SeedSha256), (raffle.SeedSha256, Hex(SHA256.HashData(seed))));

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        string Member(string code) => snapshot.Find(code)!.Number.ToString();
        var list = $"""[["{Member("anna")}",9],["{Member("bob")}",50],["{Member("carl")}",4]]""";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(list));
        Assert.Equal((list, Hex(hash)), (raffle.Tickets.GetRawText(), raffle.TicketsSha256));

        var urn = new[] { ("anna", 9), ("bob", 50), ("carl", 4) }
            .SelectMany(x => Enumerable.Repeat(Member(x.Item1), x.Item2))
            .ToList();
        var drawn = new List<string>();
        for (byte i = 0; drawn.Count < 2; i++)
        {
            var number = new BigInteger(
                HMACSHA256.HashData(seed, (byte[])[.. hash, 0, 0, 0, i]).AsSpan(0, 8),
                isUnsigned: true,
                isBigEndian: true
            );
            if (number >= BigInteger.Pow(2, 64) / urn.Count * urn.Count)
                continue;
            var winner = urn[(int)(number % urn.Count)];
            urn.RemoveAll(x => x == winner);
            drawn.Add(winner);
        }
        Assert.Equal(drawn, raffle.Winners.Select(x => x.Member));
        Assert.Equal(drawn.Order(), results.Awards.Select(x => x.Member).Order());

        static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
    }

    [Fact]
    public async Task A_raffle_added_later_is_committed_to_at_once_and_others_keep_their_seed()
    {
        await using var challenge = await March(
            [Prize("luck") with { Raffle = new Raffle(RaffleTickets.Entries, 1) }],
            ("anna", 9)
        );
        var before = await challenge.Engine.Campaigns.Get(Challenge.Code);
        var more = before
            .Campaign.Document.Prizes.Append(
                Some.Prize() with
                {
                    Raffle = new Raffle(RaffleTickets.Points, 1),
                    Ranks = null,
                }
            )
            .ToList();
        var (after, _) = await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            before.Campaign.Document with
            {
                Prizes = more,
            },
            null
        );
        Assert.Equal(before.Raffles, after.Raffles.Where(x => x.Prize == "luck"));
        Assert.Single(after.Raffles, x => x is { Prize: "grand", Period: 0 });
    }

    [Fact]
    public async Task An_award_goes_forward_step_by_step_and_never_back()
    {
        await using var challenge = await March([Prize("first") with { Ranks = [1, 1] }], ("anna", 5));
        await Winners(challenge);
        var id = (await challenge.Engine.Awards.Winners(Challenge.Code, 3)).Single().Id;
        foreach (var status in new[] { AwardStatus.Notified, AwardStatus.Notified, AwardStatus.Delivered })
            Assert.Equal(status, (await challenge.Engine.Awards.Step(Challenge.Code, id, status, null, "zoe")).Status);
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Awards.Step(Challenge.Code, id, AwardStatus.Declined, null, "zoe")
            )
        );
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Awards.Step(Challenge.Code, id + 1, AwardStatus.Claimed, null, "zoe")
            )
        );
    }
}
