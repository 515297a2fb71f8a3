using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What a write has to know of a long past is read once, beside the writer, and not under the lock.</summary>
public sealed class LongPastTests(SharedRedis redis)
{
    private static readonly Rule Called = Some.Rule("called", Stage.Contacted, 3);
    private static readonly Rule Early = Some.Rule<FirstOfTheDayRule>(points: 5);

    [Theory]
    [InlineData("put")]
    [InlineData("shown")]
    [InlineData("left")]
    public async Task Who_changes_people_reads_it_while_others_write(string change)
    {
        await using var challenge = await Long([Called]);
        Forget(challenge);
        var engine = challenge.Engine;
        var red = new Appearance(Display.Alias, "Red Baron");
        var bob = (await engine.Roster.All(Challenge.Code)).Single(x => x.Code == "bob");
        var left = new RosterChange(
            [bob with { DeactivatedAt = Challenge.Noon }],
            [],
            new Dictionary<string, Participant> { ["bob"] = bob }
        );

        await WhileOthersWrite(
            engine,
            () =>
                change switch
                {
                    "put" => engine.Roster.Put(Challenge.Code, [bob with { Name = "Robert" }]),
                    "shown" => engine.Roster.Show(Challenge.Code, "bob", red, "zoe"),
                    _ => engine.Enrolment.Apply(Challenge.Code, left, "zoe"),
                }
        );
    }

    [Fact]
    public async Task What_was_read_waits_for_the_next_write_and_is_not_read_again()
    {
        await using var challenge = await Long([Early]);
        Forget(challenge);
        await challenge.Engine.States.Ready(Challenge.Code);
        await HoldNothing(challenge);

        await challenge.Engine.States.Ready(Challenge.Code);

        // who read the facts again would find that she has none today
        Assert.Equal("recorded", (await challenge.Tell("taken", "X1", "anna")).Status);
        Assert.Equal(5, (await challenge.Tell("taken", "X2", "carl")).Points);
    }

    [Fact]
    public async Task Before_a_rule_that_looks_back_comes_into_force_it_is_read_though_few_facts_were_paid()
    {
        await using var challenge = await Long([Called]);
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Rules = [Called, Early] }, null);
        await HoldNothing(challenge);

        var now = challenge.Running.Clock.GetUtcNow();
        Assert.Equal("recorded", (await challenge.Tell("taken", "X1", "anna", x => x with { At = now })).Status);
        Assert.Equal(5, (await challenge.Tell("taken", "X2", "carl", x => x with { At = now })).Points);
    }

    /// <summary>Anna took one lead today, and Bob thousands.</summary>
    private async Task<Challenge> Long(IReadOnlyList<Rule> rules)
    {
        var challenge = await Challenge.Launched(x => x with { Rules = rules }, redis.ConnectionString);
        await challenge.Tell(
            Enumerable.Range(0, 2_100).Select(i => challenge.Event("taken", $"L{i}", i == 0 ? "anna" : "bob"))
        );
        return challenge;
    }

    /// <summary>As after hours in which nobody asked; it is the same day still.</summary>
    private static void Forget(Challenge challenge)
    {
        challenge.Running.Clock.Advance(TimeSpan.FromHours(3));
        Assert.False(challenge.Engine.LedgerBoards.IsRead(Challenge.Code));
    }

    private static async Task HoldNothing(Challenge challenge)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        await connection.ExecuteAsync("update Facts set Held = 0");
    }

    /// <summary>Somebody writes, and goes on only when who makes the change has read the past and waits.</summary>
    private static async Task WhileOthersWrite(EngineParts engine, Func<Task> change)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = engine.Queue.Write(async _ =>
        {
            begun.SetResult();
            await go.Task;
            return 0;
        });
        await begun.Task;
        var changing = change();

        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!engine.LedgerBoards.IsRead(Challenge.Code))
                await Task.Delay(20, patience.Token);
            Assert.False(changing.IsCompleted);
        }
        finally
        {
            go.SetResult();
            await writer;
            await changing;
        }
    }
}
