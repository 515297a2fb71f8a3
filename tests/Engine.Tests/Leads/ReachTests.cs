using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What somebody who speaks for one team may touch at the moment of recording.</summary>
public sealed class ReachTests(SharedRedis redis)
{
    private Task<Challenge> Launched() =>
        Challenge.Launched(
            x =>
                x with
                {
                    Rules =
                    [
                        .. RuleSet.Default,
                        new Rule
                        {
                            Code = "vouched",
                            Name = "Vouched",
                            On = Stage.Validated,
                            Points = 4,
                            Pays = Payee.Both,
                        },
                    ],
                },
            redis.ConnectionString
        );

    private static async Task<Answer> ByLyon(
        Challenge challenge,
        string type,
        string lead,
        Func<LeadEvent, LeadEvent>? change = null
    ) =>
        (
            await challenge.Engine.Scorekeeper.Record([
                new ReceivedEvent(challenge.Event(type, lead, null, change), null, "{}") { Teams = ["lyon"] },
            ])
        )[0];

    [Fact]
    public async Task A_lead_of_the_team_is_vouched_for_and_refused()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        Assert.Equal(
            ("scored", 4L),
            (await ByLyon(challenge, "validated", "L1")) is var good ? (good.Status, good.Points) : default
        );
        Assert.Equal(
            ("scored", -5L),
            (await ByLyon(challenge, "refused", "L1")) is var bad ? (bad.Status, bad.Points) : default
        );
    }

    [Theory]
    [InlineData("rep", "carl")]
    [InlineData("rep", "nobody")]
    [InlineData("prospector", "paul")]
    public async Task Nobody_outside_the_team_is_named(string field, string who)
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "anna");
        var answer = await ByLyon(
            challenge,
            "validated",
            "L1",
            x => field == "rep" ? x with { Rep = who } : x with { Prospector = who }
        );
        Assert.Equal(("rejected", field), (answer.Status, answer.Error?.Field));
        Assert.Single(await challenge.Ledger());
    }

    [Fact]
    public async Task A_refusal_takes_back_nothing_of_another_team_nor_of_who_has_none()
    {
        await using var challenge = await Launched();
        await challenge.Tell("contacted", "of-two", "carl");
        await challenge.Tell("taken", "of-two", "anna");
        await challenge.Tell("received", "of-paul", null, x => x with { Prospector = "paul" });
        await challenge.Tell("taken", "of-paul", "anna");
        await challenge.Tell("validated", "of-paul");
        var before = await challenge.Ledger();
        foreach (var lead in new[] { "of-two", "of-paul" })
            Assert.Equal(
                ("rejected", "invalid", "lead"),
                (await ByLyon(challenge, "refused", lead)) is var x ? (x.Status, x.Reason, x.Error?.Field) : default
            );
        Assert.Equal(before.Count, (await challenge.Ledger()).Count);
        Assert.Equal("scored", (await challenge.Tell("closed", "of-two", "anna")).Status);
    }

    [Theory]
    [InlineData("of-lille")]
    [InlineData("of-nobody")]
    public async Task A_lead_of_another_team_is_answered_like_one_that_does_not_exist(string lead)
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "of-lille", "carl");
        var answer = await ByLyon(challenge, "refused", lead);
        Assert.Equal(
            ("rejected", "invalid", new FieldError("lead", "no-lead-in-team", lead)),
            (answer.Status, answer.Reason, answer.Error)
        );
    }
}
