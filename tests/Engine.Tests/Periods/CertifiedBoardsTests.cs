using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>A closed period answers as certified, and after an amendment as amended.</summary>
public sealed class CertifiedBoardsTests(SharedRedis redis)
{
    [Fact]
    public async Task Who_has_read_a_closed_period_before_an_amendment_reads_the_new_version_after_it_on_every_node()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        await using var second = await RunningEngine.Start(
            challenge.Running.Clock.GetUtcNow(),
            redis.ConnectionString,
            challenge.Running.Directory
        );
        var engines = new[] { challenge.Engine, second.Engine };
        foreach (var engine in engines)
        foreach (var period in new[] { "3", "overall" })
            Assert.Equal("1 anna 1", await Text(engine, period));

        var late = await challenge.Tell("closed", "L1", "bob", x => x with { At = Challenge.Noon });
        foreach (var engine in engines)
            Assert.Equal("1 anna 1", await Text(engine, "3"));
        await challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [new EventIdentity("crm", late.Id)],
            "the sender was down",
            "zoe"
        );

        foreach (var engine in engines)
        foreach (var period in new[] { "3", "overall" })
        {
            Assert.Equal("1 bob 10, 2 anna 1", await Text(engine, period));
            Assert.Equal("1 bob 10, 2 anna 1", await Text(engine, period, around: "anna"));
            Assert.Equal("1 bob 10", await Text(engine, period, top: 1));
            Assert.Equal("", await Text(engine, period, around: "carl"));
        }
        Assert.Equal("", await Text(challenge.Engine, "4"));
    }

    [Fact]
    public async Task Certified_lines_have_the_names_of_now()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Start.AddDays(3) });
        challenge.Running.Clock.Advance(TimeSpan.FromDays(1));
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal("Anna", (await challenge.Board(period: "1")).Rows.Single().Name);

        await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", new Actor("key:admin", null));

        var row = (await challenge.Board(period: "1")).Rows.Single();
        Assert.Equal((1, 1), (row.Rank, row.Points));
        Assert.NotEqual("Anna", row.Name);
    }

    private static async Task<string> Text(EngineParts engine, string period, int top = 50, string? around = null)
    {
        var board = await engine.Reads.Read(
            new StandingsQuery(Challenge.Code, BoardKind.Reps, period, top)
            {
                Around = around,
                Audience = Audience.Staff,
            }
        );
        return string.Join(", ", board.Rows.Select(row => $"{row.Rank} {row.Code} {row.Points:0}"));
    }
}
