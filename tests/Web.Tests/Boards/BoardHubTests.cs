using System.Threading.Channels;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class BoardHubTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_screen_gets_the_whole_board_and_then_what_changes(bool packed)
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1", rep: "bob", lead: "L0"))).Is(200);
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed);

        var first = await screen.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed"))).Is(200);
        var next = await screen.Standings.Next(x => x.Seq == 2);
        var scored = Assert.Single(await screen.Scored.Next(_ => true));

        Assert.Equal((1, true, "bob"), (first.Seq, first.Live, first.Standings[0].Code));
        Assert.Equal(3, first.Period!.Number);
        Assert.Equal(["anna", "bob"], next.Standings.Select(x => x.Code));
        Assert.Equal(10, next.Standings[0].Points);
        Assert.Equal(
            (campaign, "anna", "Anna", "lyon", "closed", "closed", 10),
            (scored.Campaign, scored.Participant, scored.Name, scored.Team, scored.Stage, scored.Rule, scored.Points)
        );
    }

    [Fact]
    public void A_client_that_only_listens_and_pings_as_SignalR_does_by_default_is_kept() =>
        Assert.True(
            fixture.Hub.Service<Microsoft.Extensions.Options.IOptions<HubOptions>>().Value.ClientTimeoutInterval
                >= 2 * HubConnection.DefaultKeepAliveInterval
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_period_may_be_told_as_a_number_and_what_is_not_told_is_as_over_HTTP(bool packed)
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed);

        Assert.Equal(
            3,
            (await screen.Connection.InvokeAsync<StandingsAnswer>("Watch", campaign, "reps", 3, 10, Stop))
                .Period!
                .Number
        );
        Assert.Equal(
            3,
            (await screen.Connection.InvokeAsync<StandingsAnswer>("Watch", campaign, "reps", null, null, Stop))
                .Period!
                .Number
        );
        var wrong = await Assert.ThrowsAsync<HubException>(() =>
            screen.Connection.InvokeAsync<StandingsAnswer>("Watch", campaign, "reps", "current", "many", Stop)
        );
        Assert.Contains("must be a whole number from 1 to 1000", wrong.Message);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed"))).Is(200);
        Assert.Equal(2, (await screen.Standings.Next(x => x.Seq == 2)).Seq);
        await screen.Connection.InvokeAsync("Unwatch", campaign, "reps", 3, 10, Stop);
    }

    [Fact]
    public async Task A_sale_whose_amount_is_corrected_is_not_cheered_again()
    {
        var campaign = await api.Launched();
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "1", "closed"))).Is(200);
        Assert.Equal("closed", Assert.Single(await screen.Scored.Next(_ => true)).Stage);

        (await api.Post("events", ApiClient.Event(campaign, "2", "amount_changed").With("amount", "5"))).Is(200);
        await screen.Standings.Next(x => x.Seq == 3);
        (await api.Post("events", ApiClient.Event(campaign, "3", "contacted"))).Is(200);

        Assert.Equal("contacted", Assert.Single(await screen.Scored.Next(_ => true)).Stage);
    }

    [Fact]
    public async Task Two_screens_see_the_same_and_one_that_left_sees_no_more()
    {
        var campaign = await api.Launched();
        await using var one = await Screen.Connect(fixture.Hub.Url, packed: false);
        await using var two = await Screen.Connect(fixture.Hub.Url, packed: true);
        await one.Watch(campaign, period: "overall");
        await two.Watch(campaign, period: "overall");

        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        Assert.Equal(
            (await one.Standings.Next(x => x.Seq == 1)).Standings[0].Points,
            (await two.Standings.Next(x => x.Seq == 1)).Standings[0].Points
        );
        await one.Connection.InvokeAsync("Unwatch", campaign, "reps", "overall", 50, Stop);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed"))).Is(200);
        await two.Standings.Next(x => x.Seq == 2);

        Assert.False(one.Standings.TryRead(out _));
    }

    [Fact]
    public async Task A_screen_that_comes_back_gets_the_whole_board_at_once()
    {
        var campaign = await api.Launched();
        await using (var gone = await Screen.Connect(fixture.Hub.Url, packed: false))
            await gone.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);

        await using var back = await Screen.Connect(fixture.Hub.Url, packed: false);
        var board = await back.Watch(campaign);
        (await api.Post("events", ApiClient.Event(campaign, "2", "closed"))).Is(200);

        Assert.Equal(1, board.Seq);
        Assert.Equal(11, (await back.Standings.Next(x => x.Seq == 2)).Standings[0].Points);
    }

    [Theory]
    [InlineData("none", "reps", "current", 50, "There is no campaign 'none'")]
    [InlineData("", "bosses", "current", 50, "board")]
    [InlineData("", "reps", "soon", 50, "period")]
    [InlineData("", "reps", "99", 50, "There is no period 99")]
    [InlineData("", "reps", "current", 0, "top")]
    [InlineData("", "reps", "current", 1001, "top")]
    [InlineData("a b", "reps", "current", 50, "campaign")]
    public async Task What_cannot_be_watched_is_told_in_words(
        string code,
        string board,
        string period,
        int top,
        string words
    )
    {
        var campaign = code.Length > 0 ? code : await api.Launched();
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);

        var refused = await Assert.ThrowsAsync<HubException>(() =>
            screen.Connection.InvokeAsync<StandingsAnswer>("Watch", campaign, board, period, top, Stop)
        );

        Assert.Contains(words, refused.Message);
    }

    [Fact]
    public async Task An_end_and_a_closing_are_told_and_the_current_board_follows_into_the_next_period()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        (await hub.Api.Post("events", ApiClient.Event(campaign, "2", "contacted"))).Is(200);
        await using var screen = await Screen.Connect(hub.Url, packed: false, language: "fr");
        var march = await screen.Watch(campaign);

        // at once, before the ticker has looked: what a screen has not been shown is news to it
        hub.Clock.SetUtcNow(DateTimeOffset.Parse("2026-04-01T00:10:00+02:00"));
        var end = await screen.Ended.Next(_ => true);
        var april = await screen.Standings.Next(x => x.Period?.Number == 4);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var closing = await screen.Closed.Next(_ => true);

        Assert.Equal(3, march.Period!.Number);
        Assert.Equal(
            (campaign, 3, DateTimeOffset.Parse("2026-04-01T01:00:00+02:00")),
            (end.Campaign, end.Number, end.ClosesAt)
        );
        Assert.Empty(april.Standings);
        var award = Assert.Single(closing.Awards);
        Assert.Equal(
            (3, "month", "Meilleur du mois", "anna", 4),
            (closing.Number, award.Prize, award.PrizeName, award.Code, award.Points)
        );
        Assert.Equal(64, closing.Results.Sha256.Length);
    }

    [Fact]
    public async Task Screens_are_told_that_a_board_is_not_live_and_when_it_is_again()
    {
        var redis = await RedisServer.Start();
        await using var hub = await RunningHub.Start(redis: redis.ConnectionString);
        var campaign = await hub.Api.Launched();
        await using var screen = await Screen.Connect(hub.Url, packed: false);
        Assert.True((await screen.Watch(campaign)).Live);

        await redis.DisposeAsync();
        (await hub.Api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        var away = await screen.Standings.Next(x => !x.Live && x.Seq == 1);
        await using var back = await RedisServer.Start(redis.Port);
        var live = await screen.Standings.Next(x => x.Live);

        Assert.Equal(1, away.Standings[0].Points);
        Assert.Equal(1, live.Standings[0].Points);
    }
}

internal static class Channels
{
    /// <summary>Waits for the first message that is as wanted.</summary>
    public static async Task<T> Next<T>(this ChannelReader<T> reader, Func<T, bool> wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(15));
        while (true)
            if (await reader.ReadAsync(patience.Token) is var item && wanted(item))
                return item;
    }
}
