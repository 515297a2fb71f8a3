using ChallengeHub.Testing;
using CsCheck;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AnySequenceTests(SharedRedis redis)
{
    [Fact]
    public Task After_any_sequence_of_events_corrections_closings_and_restarts_ledger_boards_and_results_agree() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var challenge = await Launched(variant, redis.ConnectionString);
                    var sequence = new Sequence(challenge, plainly: false);
                    await sequence.Play(steps);
                    await Invariants.Hold(challenge.Engine);
                    await Certified(challenge.Engine, sequence);
                    await using var connection = await challenge.Engine.Database.Connect();
                    Assert.Equal(
                        sequence.Accepted,
                        await connection.ExecuteScalarAsync<int>("select count(*) from Facts")
                    );
                    Assert.Equal(0, (await challenge.Engine.Boards.Rebuild(Challenge.Code)).Drift);
                    await Invariants.Hold(challenge.Engine);
                },
                iter: 40,
                threads: 2
            );

    [Fact]
    public Task After_the_closing_only_amendments_move_anything_and_ledger_boards_and_results_agree() =>
        Gen.Select(Gen.Int[0, 39], Step.Many, Step.Many)
            .SampleAsync(
                async (variant, before, after) =>
                {
                    await using var challenge = await Launched(variant, redis.ConnectionString);
                    var sequence = new Sequence(challenge, plainly: false);
                    await sequence.Play(before);
                    await sequence.Finish();
                    var scored = (await challenge.Ledger()).Count - sequence.Amended;
                    // so that no sample is without an amendment; those of the steps come by chance
                    await sequence.AmendForSure();
                    await sequence.Play([.. after.Select(step => step.Kind % 3 == 0 ? step with { Kind = 37 } : step)]);
                    Assert.Equal(scored + sequence.Amended, (await challenge.Ledger()).Count);
                    await Invariants.Hold(challenge.Engine);
                    await Certified(challenge.Engine, sequence);
                },
                iter: 20,
                threads: 2
            );

    [Fact]
    public Task Neither_restarts_nor_the_way_events_are_batched_change_the_ledger() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var one = await Launched(variant, redis.ConnectionString);
                    await using var other = await Launched(variant, redis.ConnectionString);
                    await new Sequence(one, plainly: false).Play(steps);
                    await new Sequence(other, plainly: true).Play(steps);
                    Assert.Equal(
                        (await one.Ledger()).Select(x => x.ToString()),
                        (await other.Ledger()).Select(x => x.ToString())
                    );
                },
                iter: 30,
                threads: 2
            );

    [Fact]
    public Task The_embedded_boards_agree_after_any_sequence_too() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var challenge = await Launched(variant, null);
                    await new Sequence(challenge, plainly: false).Play(steps);
                    await Invariants.Hold(challenge.Engine);
                },
                iter: 8,
                threads: 2
            );

    private static Task<Challenge> Launched(int variant, string? redis) =>
        Challenge.Launched(x => SequenceCampaign.Configure(x, variant), redis, SequenceCampaign.Start.AddHours(20));

    private static async Task Certified(EngineParts engine, Sequence sequence)
    {
        foreach (var ((kind, period), lines) in sequence.Certified)
            Assert.Equal(
                lines,
                NaiveBoards.Lines(
                    await engine.Reads.Read(
                        new StandingsQuery(Challenge.Code, kind, period == 0 ? "overall" : $"{period}", 1000)
                    )
                )
            );
    }
}
