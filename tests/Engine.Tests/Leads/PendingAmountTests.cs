using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PendingAmountTests(SharedRedis redis)
{
    private static readonly Rule Sale = new()
    {
        Code = "sale",
        Name = "Sale",
        On = Stage.Closed,
        Points = 1,
        PerAmount = 100,
    };

    /// <summary>A campaign that validates.</summary>
    private Task<Challenge> Launched() =>
        Challenge.Launched(x => x with { Validation = true, Rules = [Sale] }, redis.ConnectionString);

    private static Task<Answer> Close(Challenge challenge, decimal amount) =>
        challenge.Tell("closed", "L1", "anna", x => x with { Amount = amount });

    private static Task<Answer> Change(Challenge challenge, decimal amount) =>
        challenge.Tell("amount_changed", "L1", null, x => x with { Amount = amount });

    private static (string, long) Outcome(Answer answer) => (answer.Status, answer.Points);

    [Fact]
    public async Task Under_validation_the_last_amount_counts_once_the_lead_is_vouched_for()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        var first = await Change(challenge, 800);
        Assert.Equal(("pending", 0L), Outcome(first));
        Assert.Equal(("pending", 0L), Outcome(await Change(challenge, 900)));
        Assert.Equal(("scored", 9L), Outcome(await challenge.Tell("validated", "L1")));
        Assert.Equal(("scored", -7L), Outcome(await Change(challenge, 200)));
        Assert.Equal(2, await challenge.Points("anna"));
    }

    [Fact]
    public async Task A_pending_amount_that_is_taken_back_leaves_the_one_before_it()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        await Change(challenge, 800);
        var last = await Change(challenge, 900);
        Assert.Empty(
            await challenge.Engine.Corrections.Reverse(
                Challenge.Code,
                new EventIdentity("crm", last.Id),
                "wrong",
                "admin"
            )
        );
        Assert.Equal(("scored", 8L), Outcome(await challenge.Tell("validated", "L1")));
    }

    [Fact]
    public async Task A_pending_amount_goes_with_the_closing_that_is_reopened()
    {
        await using var challenge = await Launched();
        await Close(challenge, 500);
        await Change(challenge, 800);
        await challenge.Tell("reopened", "L1");
        await Close(challenge, 300);
        Assert.Equal(("scored", 3L), Outcome(await challenge.Tell("validated", "L1")));
    }
}
