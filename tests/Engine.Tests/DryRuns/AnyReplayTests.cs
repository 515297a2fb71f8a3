using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AnyReplayTests(SharedRedis redis)
{
    [Fact]
    public async Task Played_again_by_the_rules_in_force_any_sequence_gives_its_ledger_boards_results_and_awards()
    {
        var awards = 0;
        await Gen.Select(Gen.Int[0, 39], Step.Many, Step.Many)
            .SampleAsync(
                async (variant, before, after) =>
                {
                    await using var challenge = await Challenge.Launched(
                        x =>
                            SequenceCampaign.Configure(x, variant) with
                            {
                                Prizes = Prizes(x.Prizes.Count, aimed: variant % 3 > 0),
                                Objectives = variant % 3 == 0 ? null : Aims(variant),
                            },
                        redis.ConnectionString,
                        SequenceCampaign.Start.AddHours(20)
                    );
                    var sequence = new Sequence(challenge, plainly: false);
                    await sequence.Play(before);
                    await IsWhatHappened(challenge);
                    await OtherPrizes(challenge);
                    await sequence.Play(after);
                    if (variant % 2 == 0)
                        await sequence.Finish();
                    if (variant % 4 == 0)
                        await sequence.Play([
                            .. before.Select(step => step.Kind % 3 == 0 ? step with { Kind = 37 } : step),
                        ]);
                    await IsWhatHappened(challenge);
                    Interlocked.Add(ref awards, (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Count);
                },
                iter: 40,
                threads: 2
            );
        // half of the samples close every period: that none of forty does, or none of theirs is won, is no chance
        Assert.True(awards > 0, "no award was compared");
    }

    private static async Task IsWhatHappened(Challenge challenge)
    {
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
        // and the bare rows of the ledger say the same, added up in the plainest way
        var naive = await NaiveBoards.Read(challenge.Engine, Challenge.Code);
        var snapshot = replayed.Replay.Snapshot;
        foreach (var kind in Enum.GetValues<BoardKind>())
        foreach (var period in snapshot.Periods.Where(x => !x.Void).Select(x => x.Number).Append(BoardKey.Overall))
            Assert.Equal(
                naive.Board(kind, period),
                NaiveBoards.Lines(
                    Ranking.Rank(
                        replayed.Replay.Tally.Lines(new BoardKey(kind, period)).Select(line => line.On(snapshot)),
                        snapshot
                    ),
                    kind == BoardKind.Teams && snapshot.Averages
                )
            );
    }

    /// <summary>By rank, by points, by target, from a stock and by lot, in each scope.</summary>
    private static IReadOnlyList<Prize> Prizes(int first, bool aimed) =>
        [
            new Prize
            {
                Code = $"best{first}",
                Name = "Best",
                Scope = PrizeScope.Period,
                Board = BoardKind.Reps,
                Ranks = [1, 2],
                Value = 50,
            },
            new Prize
            {
                Code = "teams",
                Name = "Team",
                Scope = PrizeScope.Period,
                Board = BoardKind.Teams,
                MinPoints = 5,
            },
            new Prize
            {
                Code = "draw",
                Name = "Draw",
                Scope = PrizeScope.Period,
                Board = BoardKind.Reps,
                Raffle = new Raffle(RaffleTickets.Points, 1),
            },
            new Prize
            {
                Code = "pair",
                Name = "Pair",
                Scope = PrizeScope.Campaign,
                Board = BoardKind.Pairs,
                Ranks = [1, 1],
            },
            new Prize
            {
                Code = "few",
                Name = "The last ones",
                Scope = PrizeScope.Period,
                Board = BoardKind.Reps,
                MinPoints = 1,
                Stock = 3,
            },
            new Prize
            {
                Code = "grand",
                Name = "Grand draw",
                Scope = PrizeScope.Campaign,
                Board = BoardKind.Prospectors,
                Raffle = new Raffle(RaffleTickets.Entries, 2),
            },
            .. aimed ? Aimed : [],
        ];

    private static IReadOnlyList<Prize> Aimed =>
        [
            new Prize
            {
                Code = "aim",
                Name = "Own target",
                Scope = PrizeScope.Period,
                Board = BoardKind.Reps,
                MinPercent = 40,
            },
            new Prize
            {
                Code = "nearest",
                Name = "Nearest to the target",
                Scope = PrizeScope.Campaign,
                Board = BoardKind.Teams,
                Ranks = [1, 1],
                By = RankedBy.Target,
            },
        ];

    private static Objectives Aims(int points) =>
        new()
        {
            Per = TargetSpan.Period,
            Reps = new Dictionary<string, decimal> { ["anna"] = 10 + points, ["bob"] = 20 },
            Teams = new Dictionary<string, decimal> { ["lyon"] = 60 + points },
        };

    private static async Task OtherPrizes(Challenge challenge)
    {
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        try
        {
            await challenge.Engine.Campaigns.Put(
                Challenge.Code,
                document with
                {
                    Objectives = document.Objectives is null ? null : Aims(50),
                    Prizes =
                    [
                        .. Prizes(7, document.Objectives is not null),
                        new Prize
                        {
                            Code = "more",
                            Name = "More",
                            Scope = PrizeScope.Period,
                            Board = BoardKind.Reps,
                            Ranks = [3, 9],
                        },
                    ],
                },
                null
            );
        }
        catch (RefusedException)
        {
            // it is closed already
        }
    }
}
