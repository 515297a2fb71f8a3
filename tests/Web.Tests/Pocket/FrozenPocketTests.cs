using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>While boards are frozen a player's own points go on, and tell nothing of the others.</summary>
public sealed class FrozenPocketTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    [Fact]
    public async Task The_own_points_are_whole_and_the_rank_is_that_of_the_freeze()
    {
        var floor = await FrozenFloor.Open(own.Hub);
        await floor.Freeze();
        await floor.Tell("contacted", "L1", "anna");
        using var anna = await floor.Joined(AccountRole.Rep, "anna");

        var answer = (await anna.Api.Get($"campaigns/{floor.Campaign}/me")).Is(200);

        var me = answer.Json;
        Assert.Equal(floor.Begins, me.GetProperty("frozenSince").GetDateTimeOffset());
        Assert.Equal(4, me.GetProperty("points").GetProperty("period").GetInt32());
        Assert.Equal((1, 1), (me.GetProperty("rank").GetInt32(), me.GetProperty("count").GetInt32()));
        Assert.Equal(1, me.GetProperty("around")[0].GetProperty("points").GetInt32());
        Assert.DoesNotContain("bob", answer.Text, StringComparison.OrdinalIgnoreCase);

        await floor.Reveal();
        using var back = await floor.Joined(AccountRole.Rep, "anna");
        var revealed = (await back.Api.Get($"campaigns/{floor.Campaign}/me")).Is(200).Json;
        Assert.Equal(2, revealed.GetProperty("rank").GetInt32());
        Assert.Equal(7, revealed.GetProperty("next").GetProperty("points").GetInt32());
    }
}
