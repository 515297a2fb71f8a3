using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Corrections of facts that have no entries.</summary>
public sealed class TakenBackTests(SharedRedis redis)
{
    private Task<Challenge> Launched(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(configure, redis.ConnectionString);

    private static Task<IReadOnlyList<LedgerLine>> Reverse(Challenge challenge, string id) =>
        challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", id), "told wrongly", "zoe");

    [Theory]
    [InlineData("received")]
    [InlineData("assigned")]
    [InlineData("lost")]
    [InlineData("validated")]
    public async Task A_recorded_fact_is_taken_back_once_and_told_again_is_a_duplicate(string type)
    {
        await using var challenge = await Launched();
        var recorded = challenge.Event(type, "L1");
        Assert.Equal("recorded", (await challenge.Tell(recorded))[0].Status);
        Assert.Empty(await Reverse(challenge, recorded.Id));
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Reverse(challenge, recorded.Id)));
        Assert.Equal("duplicate", (await challenge.Tell(recorded))[0].Status);
        Assert.Equal([recorded.Id], await TakenBack(challenge));
    }

    [Fact]
    public async Task A_fact_with_entries_that_were_reversed_is_refused_the_second_time_by_whatever_it_was_reversed()
    {
        await using var challenge = await Launched();
        var taken = await challenge.Tell("taken", "L1", "anna");
        var released = await challenge.Tell("released", "L1");
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Reverse(challenge, taken.Id)));
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Reverse(challenge, released.Id)));
        Assert.Equal(2, (await challenge.Ledger()).Count);
        Assert.Empty(await TakenBack(challenge));
    }

    [Fact]
    public async Task A_refusal_that_is_taken_back_lets_the_lead_score()
    {
        await using var challenge = await Launched();
        var refused = await challenge.Tell("refused", "L1");
        Assert.Equal("lead_refused", (await challenge.Tell("taken", "L1", "anna")).Reason);
        await Reverse(challenge, refused.Id);
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "anna")).Status);
    }

    [Fact]
    public async Task The_prospector_whom_a_fact_named_goes_with_it()
    {
        await using var challenge = await Launched(x =>
            x with
            {
                Rules =
                [
                    new Rule
                    {
                        Code = "found",
                        Name = "Found",
                        On = Stage.Taken,
                        Points = 2,
                        Pays = Payee.Prospector,
                    },
                ],
            }
        );
        var received = await challenge.Tell("received", "L1", null, x => x with { Prospector = "paul" });
        await Reverse(challenge, received.Id);
        await challenge.Tell("taken", "L1", "anna", x => x with { Prospector = "pia" });
        Assert.Equal(
            (2, 0),
            (
                await challenge.Points("pia", BoardKind.Prospectors),
                await challenge.Points("paul", BoardKind.Prospectors)
            )
        );
    }

    [Fact]
    public async Task A_replay_and_a_restart_know_what_was_taken_back()
    {
        await using var challenge = await Launched();
        var refused = await challenge.Tell("refused", "L1");
        await Reverse(challenge, refused.Id);
        await challenge.Running.Restart(redis.ConnectionString);
        await challenge.Tell("closed", "L1", "bob");
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
        Assert.Equal(10, await challenge.Points("bob"));
    }

    private static async Task<IEnumerable<string>> TakenBack(Challenge challenge)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        return await connection.QueryAsync<string>("select EventId from Facts where TakenBack = 1");
    }
}
