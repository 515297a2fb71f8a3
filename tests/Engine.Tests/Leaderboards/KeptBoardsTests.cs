using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Boards that are kept in memory say what the ledger says, on every node and to every reader.</summary>
public sealed class KeptBoardsTests(SharedRedis redis)
{
    private const int StepsPerLook = 8;

    [Fact]
    public Task After_any_steps_boards_and_neighbours_equal_the_bare_ledger_on_both_nodes() =>
        Gen.Select(Gen.Int[0, 39], Step.Many)
            .SampleAsync(
                async (variant, steps) =>
                {
                    await using var challenge = await Challenge.Launched(
                        x => SequenceCampaign.Configure(x, variant),
                        redis.ConnectionString,
                        SequenceCampaign.Start.AddHours(20)
                    );
                    await using var second = await Second(challenge);
                    var sequence = new Sequence(challenge, plainly: false);

                    foreach (var some in steps.Chunk(StepsPerLook))
                    {
                        await sequence.Play(some);
                        var naive = await NaiveBoards.Read(challenge.Engine, Challenge.Code);
                        foreach (var engine in new[] { challenge.Engine, second.Engine })
                            await Same(naive, engine);
                    }
                },
                iter: 6,
                threads: 2
            );

    [Fact]
    public async Task After_every_answer_a_board_on_each_node_has_its_entries()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await using var second = await Second(challenge);
        var engines = new[] { challenge.Engine, second.Engine };

        await Task.WhenAll(
            engines.Select(
                async (engine, sender) =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        var told = challenge.Event("taken", $"L{sender}-{i}", i % 2 == 0 ? "anna" : "bob");
                        var answers = await engine.Scorekeeper.Record([new ReceivedEvent(told, null, "{}")]);
                        var seq = answers[0].Entries[^1].Seq;

                        foreach (var asked in engines)
                            Assert.InRange((await Board(asked)).Seq, seq, long.MaxValue);
                    }
                }
            )
        );

        foreach (var engine in engines)
            Assert.Equal(40, (await Board(engine)).Rows.Sum(row => row.Points));
    }

    [Theory]
    [InlineData(TieBreak.FirstToReach)]
    [InlineData(TieBreak.Shared)]
    public async Task Where_all_tie_each_is_first_among_neighbours_in_the_order_of_codes(TieBreak ties)
    {
        await using var challenge = await Challenge.Launched(x => x with { Ties = ties });
        var codes = Enumerable.Range(0, 40).Select(i => $"r{i:D2}").ToList();
        await challenge.Engine.Roster.Put(
            Challenge.Code,
            [
                .. codes.Select(code => new Participant
                {
                    Code = code,
                    Name = code,
                    Team = "lyon",
                }),
            ]
        );
        await challenge.Tell(codes.Select(code => challenge.Event("taken", $"L-{code}", code)));

        foreach (var (place, code) in codes.Index())
        {
            var rows = (await Board(challenge.Engine, code)).Rows;
            Assert.Equal(codes.Skip(place - 5).Take(Math.Min(place, 5) + 6), rows.Select(row => row.Code));
            Assert.All(rows, row => Assert.Equal(1, row.Rank));
        }

        await challenge.Tell("closed", "L-r20", "r20");
        Assert.Equal((1, 2), ((await Board(challenge.Engine)).Rows[0].Rank, (await Rank(challenge.Engine, "r39"))));
    }

    [Fact]
    public async Task Two_readers_of_different_rights_who_ask_at_once_are_each_shown_what_is_theirs()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("closed", "L1", "bob");
        await challenge.Engine.Roster.Show(
            Challenge.Code,
            "bob",
            new Appearance(Display.Hidden),
            new Actor("account:1", null)
        );
        var readers = new[] { Audience.Staff, Audience.Everybody, new Audience(false, ["bob"]) };

        var shown = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    challenge.Engine.Reads.Read(
                        new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall") { Audience = readers[i % 3] }
                    )
                )
        );

        foreach (var (i, board) in shown.Index())
            Assert.Equal(i % 3 == 1 ? "Anonymous" : "Bob", board.Rows.Single().Name);

        await challenge.Engine.Erasure.Participant(Challenge.Code, "bob", new Actor("key:admin", null));
        Assert.NotEqual("Bob", (await Board(challenge.Engine)).Rows.Single().Name);
    }

    [Fact]
    public async Task A_node_that_has_just_started_answers_out_of_Redis_and_the_same_once_it_has_read_the_ledger()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("closed", "L1", "anna");
        await challenge.Tell("contacted", "L2", "bob");
        await challenge.Tell("taken", "L3", "carl");
        await challenge.Running.Restart(challenge.Redis);

        var atFirst = NaiveBoards.Lines(await Board(challenge.Engine));
        Assert.Equal(0, await challenge.Engine.Boards.Drift(Challenge.Code));
        var board = await Board(challenge.Engine);

        Assert.Equal((true, 3), (board.Live, board.Count));
        Assert.Equal(atFirst, NaiveBoards.Lines(board));
        Assert.Equal((await NaiveBoards.Read(challenge.Engine, Challenge.Code)).Board(BoardKind.Reps, 0), atFirst);
    }

    private Task<RunningEngine> Second(Challenge challenge) =>
        RunningEngine.Start(challenge.Running.Clock.GetUtcNow(), redis.ConnectionString, challenge.Running.Directory);

    private static Task<Standings> Board(EngineParts engine, string? around = null) =>
        engine.Reads.Read(
            new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall", 1000)
            {
                Around = around,
                Audience = Audience.Staff,
            }
        );

    private static async Task<long> Rank(EngineParts engine, string code) =>
        (await Board(engine, code)).Rows.Single(row => row.Code == code).Rank;

    /// <summary>Every board that is not certified, and of the overall ones the neighbours of everybody.</summary>
    private static async Task Same(NaiveBoards naive, EngineParts engine)
    {
        var snapshot = await engine.Reads.Snapshot(Challenge.Code);
        var open = snapshot.Periods.Where(x => x is { Void: false, ClosedAt: null }).Select(x => x.Number).ToList();
        foreach (var kind in Enum.GetValues<BoardKind>())
        {
            foreach (var period in open)
                await Same(naive.Board(kind, period), engine, new StandingsQuery(Challenge.Code, kind, $"{period}"));
            if (snapshot.Campaign.ClosedAt is not null)
                continue;

            var query = new StandingsQuery(Challenge.Code, kind, "overall");
            var truth = naive.Board(kind, BoardKey.Overall);
            await Same(truth, engine, query);
            foreach (var (place, row) in (await engine.Reads.Read(query)).Rows.Index())
                Assert.Equal(
                    truth.Skip(place - 5).Take(Math.Min(place, 5) + 6),
                    NaiveBoards.Lines(await engine.Reads.Read(query with { Around = row.Code }))
                );
        }
    }

    private static async Task Same(IReadOnlyList<string> truth, EngineParts engine, StandingsQuery query)
    {
        var board = await engine.Reads.Read(query with { Top = 1000 });
        Assert.Equal(truth, NaiveBoards.Lines(board));
        Assert.Equal(truth.Count, board.Count);
    }
}
