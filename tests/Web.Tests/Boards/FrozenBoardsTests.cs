using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What everybody reads of boards that are frozen, over HTTP and on pages.</summary>
public sealed class FrozenBoardsTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    private readonly RunningHub hub = own.Hub;

    [Fact]
    public async Task Everybody_but_marketing_admins_and_keys_for_results_reads_boards_as_of_the_freeze()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var anna = await floor.Joined(AccountRole.Rep, "anna");
        using var director = await floor.Joined(AccountRole.Director, "lyon");
        using var spectator = await floor.Joined(AccountRole.Spectator);
        using var marketing = await floor.Joined(AccountRole.Marketing);
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        using var results = await DeskFloor.KeyOf(hub, Scopes.Results);

        // in turn, so that nobody gets what was kept for another
        for (var round = 0; round < 2; round++)
        {
            foreach (var (by, around) in new[] { (anna, "anna"), (director, "bob"), (spectator, "bob") })
            {
                var board = await floor.Reps(by.Api);
                Assert.Equal("anna 1", FrozenFloor.Text(board));
                Assert.True(board.GetProperty("frozen").GetBoolean());
                Assert.Equal(floor.Begins, board.GetProperty("asOf").GetDateTimeOffset());
                Assert.Equal(1, board.GetProperty("seq").GetInt32());
                var near = await floor.Reps(by.Api, $"period=current&around={around}");
                Assert.DoesNotContain("bob", FrozenFloor.Text(near));
                Assert.Equal(
                    ["asOfSeq"],
                    (await by.Api.Get($"campaigns/{floor.Campaign}/standings?asOfSeq=2")).Is(400).Fields
                );
            }

            foreach (var by in new[] { marketing.Api, admin.Api, results, hub.Api })
            {
                var board = await floor.Reps(by);
                Assert.Equal("bob 10, anna 1", FrozenFloor.Text(board));
                Assert.False(board.GetProperty("frozen").GetBoolean());
                Assert.Equal(2, board.GetProperty("seq").GetInt32());
            }
        }

        await floor.Reveal();
        // two days later her session has ended
        using var back = await floor.Joined(AccountRole.Rep, "anna");
        var revealed = await floor.Reps(back.Api);
        Assert.False(revealed.GetProperty("frozen").GetBoolean());
        Assert.Equal("bob 10, anna 1", FrozenFloor.Text(revealed));
    }

    [Fact]
    public async Task Before_it_begins_and_once_it_has_begun_nobody_is_answered_what_was_kept_of_the_other()
    {
        var floor = await FrozenFloor.Open(hub);
        using var spectator = await floor.Joined(AccountRole.Spectator);
        Assert.False((await floor.Reps(spectator.Api)).GetProperty("frozen").GetBoolean());

        // nothing was written in between
        hub.Clock.SetUtcNow(floor.Begins);
        var board = await floor.Reps(spectator.Api);
        Assert.True(board.GetProperty("frozen").GetBoolean());
        Assert.Equal("anna 1", FrozenFloor.Text(board));
        Assert.False((await floor.Reps(hub.Api)).GetProperty("frozen").GetBoolean());
    }

    [Fact]
    public async Task A_player_reads_why_of_all_his_own_points_and_a_director_of_those_up_to_the_freeze()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        await floor.Tell("contacted", "L1", "anna");
        using var anna = await floor.Joined(AccountRole.Rep, "anna");
        using var director = await floor.Joined(AccountRole.Director, "lyon");
        using var marketing = await floor.Joined(AccountRole.Marketing);
        async Task<string> Why(Person by, string participant) =>
            (await by.Open($"/boards/{floor.Campaign}/why/{participant}?lang=en")).Is(200).Html;
        async Task<int> Entries(Person by, string participant) =>
            (await by.Api.Get($"campaigns/{floor.Campaign}/ledger?participant={participant}"))
                .Is(200)
                .Json.GetArrayLength();

        var hers = await Why(anna, "anna");
        Assert.Contains("data-points=\"4\"", hers);
        Assert.Contains("the boards show it with the result", hers);
        Assert.Equal(2, await Entries(anna, "anna"));

        var seen = await Why(director, "anna");
        Assert.Contains("data-points=\"1\"", seen);
        Assert.Contains("The boards are frozen", seen);
        Assert.DoesNotContain("data-points=\"10\"", await Why(director, "bob"));
        Assert.Equal((1, 0), (await Entries(director, "anna"), await Entries(director, "bob")));

        var whole = await Why(marketing, "anna");
        Assert.Contains("data-points=\"4\"", whole);
        Assert.DoesNotContain("data-testid=\"frozen\"", whole);
        Assert.Equal(1, await Entries(marketing, "bob"));
        (await anna.Open($"/boards/{floor.Campaign}/why/bob")).Is(404);
    }

    [Fact]
    public async Task The_race_ends_at_the_freeze_for_who_sees_frozen_boards()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var anna = await floor.Joined(AccountRole.Rep, "anna");
        using var marketing = await floor.Joined(AccountRole.Marketing);
        var path = $"campaigns/{floor.Campaign}/race?board=reps";

        var race = (await anna.Api.Get(path)).Is(200).Json;
        Assert.True(race.GetProperty("frozen").GetBoolean());
        Assert.Equal(floor.Begins, race.GetProperty("asOf").GetDateTimeOffset());
        Assert.DoesNotContain("bob", (await anna.Api.Get(path)).Text);
        Assert.DoesNotContain("bob", (await anna.Api.Get($"{path}&format=csv")).Is(200).Text);
        Assert.Contains("bob", (await marketing.Api.Get(path)).Is(200).Text);
        Assert.Contains(
            "data-testid=\"frozen\"",
            (await anna.Open($"/reports/{floor.Campaign}/race?lang=en")).Is(200).Html
        );
        Assert.DoesNotContain(
            "data-testid=\"frozen\"",
            (await marketing.Open($"/reports/{floor.Campaign}/race?lang=en")).Is(200).Html
        );
    }

    [Fact]
    public async Task The_page_of_boards_says_since_when_and_to_those_who_see_more_what_others_see()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var spectator = await floor.Joined(AccountRole.Spectator);
        using var marketing = await floor.Joined(AccountRole.Marketing);
        async Task<string> Page(Person by) => (await by.Open($"/boards/{floor.Campaign}?lang=en")).Is(200).Html;

        Assert.Contains("Frozen since", await Page(spectator));
        Assert.DoesNotContain("data-testid=\"frozen-for-others\"", await Page(spectator));
        Assert.Contains("data-testid=\"frozen-for-others\"", await Page(marketing));
        Assert.Contains("are frozen", (await spectator.Open($"/regulations/{floor.Campaign}?lang=en")).Is(200).Html);
    }
}
