using System.Net;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>What screens hear while boards are frozen: that something was done, and only later by whom.</summary>
public sealed class FrozenHubTests(HubOfClass own) : IClassFixture<HubOfClass>
{
    private readonly RunningHub hub = own.Hub;

    [Fact]
    public async Task A_freeze_begins_by_the_clock_and_ends_with_the_result()
    {
        var floor = await FrozenFloor.Open(hub);
        using var person = await floor.Joined(AccountRole.Rep, "anna");
        await using var player = await Screen.Of(hub, person);
        await using var office = await Screen.Connect(hub.Url, packed: false);
        Assert.False((await player.Watch(floor.Campaign, period: "overall")).Frozen);
        await office.Watch(floor.Campaign, period: "overall");

        hub.Clock.SetUtcNow(floor.Begins);
        var frozen = await player.Standings.Next(x => x.Frozen);
        Assert.Equal((1, floor.Begins, true), (frozen.Seq, frozen.AsOf, frozen.Live));
        Assert.Equal("anna 1", FrozenFloor.Text(frozen));

        await floor.Freeze();
        var seen = await office.Standings.Next(x => x.Seq == 2);
        Assert.Equal((false, "bob 10, anna 1"), (seen.Frozen, FrozenFloor.Text(seen)));
        var scored = Assert.Single(await player.Scored.Next(_ => true));
        Assert.Equal(("~", "Somebody", "closed", 0L), (scored.Participant, scored.Name, scored.Stage, scored.Points));
        Assert.Null(scored.Team);
        Assert.Null(scored.Rule);
        var told = Assert.Single(await office.Scored.Next(_ => true));
        Assert.Equal(("bob", "closed", 10L), (told.Participant, told.Rule, told.Points));
        // boards are sent before what scored
        Assert.False(player.Standings.TryRead(out _));

        await floor.Reveal();
        var revealed = await player.Standings.Next(x => !x.Frozen);
        Assert.Equal("bob 10, anna 1", FrozenFloor.Text(revealed));
        await player.Closed.Next(x => x.Number == BoardKey.Overall);
    }

    [Fact]
    public async Task A_screen_that_joins_meanwhile_is_shown_the_frozen_board_and_nothing_of_before_again()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var person = await floor.Joined(AccountRole.Spectator);
        await using var screen = await Screen.Of(hub, person);

        var board = await screen.Watch(floor.Campaign);
        await floor.Tell("taken", "L3", "carl");
        var scored = Assert.Single(await screen.Scored.Next(_ => true));

        Assert.Equal((true, 1, "anna 1"), (board.Frozen, board.Seq, FrozenFloor.Text(board)));
        // Bob's closing was told before it came
        Assert.Equal("taken", scored.Stage);
    }

    [Fact]
    public async Task Several_payments_for_one_fact_are_told_once()
    {
        var floor = await FrozenFloor.Open(
            hub,
            """
            [ { "code": "a", "name": "A", "on": "closed", "points": 10 },
              { "code": "b", "name": "B", "on": "closed", "points": 5 } ]
            """
        );
        hub.Clock.SetUtcNow(floor.Begins);
        using var person = await floor.Joined(AccountRole.Spectator);
        await using var screen = await Screen.Of(hub, person);
        await screen.Watch(floor.Campaign);

        await floor.Freeze();

        Assert.Equal("closed", Assert.Single(await screen.Scored.Next(_ => true)).Stage);
    }

    [Fact]
    public async Task Marketing_watches_live_but_not_in_a_browser_that_is_a_screen()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var marketing = await floor.Joined(AccountRole.Marketing);
        await using (var office = await Screen.Of(hub, marketing))
            Assert.Equal("bob 10, anna 1", FrozenFloor.Text(await office.Watch(floor.Campaign)));

        var paired = await PairedScreen.Of(hub, floor.Campaign);
        marketing.Cookies.Add(hub.Url, new Cookie(ScreenToken.Cookie, paired.Token));
        await using var hall = await Screen.Of(hub, marketing);
        var board = await hall.Watch(floor.Campaign);
        Assert.Equal((true, "anna 1"), (board.Frozen, FrozenFloor.Text(board)));
    }

    [Fact]
    public async Task Who_runs_the_challenge_no_more_does_not_go_on_watching_what_is_not_revealed()
    {
        var floor = await FrozenFloor.Open(hub);
        await floor.Freeze();
        using var marketing = await floor.Joined(AccountRole.Marketing);
        await using var office = await Screen.Of(hub, marketing);
        await office.Watch(floor.Campaign);
        var closed = new TaskCompletionSource();
        office.Connection.Closed += _ =>
        {
            closed.SetResult();
            return Task.CompletedTask;
        };

        var grants = $$"""{ "grants": [ { "role": "spectator", "campaign": "{{floor.Campaign}}" } ] }""";
        (await hub.Api.Put($"accounts/{marketing.Id}/grants", grants)).Is(x => x is 200 or 204);
        await hub.Connections.SendHome();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
