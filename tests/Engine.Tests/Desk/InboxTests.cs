using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class InboxTests
{
    [Fact]
    public async Task What_two_directors_are_told_each_reads_for_himself()
    {
        await using var challenge = await Challenge.Launched(InboxFloor.Validates);
        var one = await challenge.Director("lyon");
        var other = await challenge.Director("lyon");
        await challenge.Received("L1");
        Assert.Equal((1, 1), (await challenge.Unread(one), await challenge.Unread(other)));

        var line = (await challenge.Engine.Inbox.Look(one, 10)).Lines[0];
        await challenge.Engine.Inbox.Read(one, line.Latest.Number);

        Assert.Equal((0, 1), (await challenge.Unread(one), await challenge.Unread(other)));
        Assert.True((await challenge.Engine.Inbox.Look(await challenge.Now(one), 10)).Lines[0].IsRead);
        Assert.False((await challenge.Engine.Inbox.Look(await challenge.Now(other), 10)).Lines[0].IsRead);
    }

    [Fact]
    public async Task Whatever_number_is_read_what_comes_later_is_unread()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Engine.Inbox.Read(anna, long.MaxValue);
        Assert.Equal(0, await challenge.Unread(anna));

        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(2));
        await challenge.Tell("assigned", "L2", "anna");

        Assert.Equal(1, await challenge.Unread(anna));
        var none = await Assert.ThrowsAsync<RefusedException>(() => challenge.Engine.Inbox.Read(anna, 0));
        Assert.Equal("upTo", none.Why.Field);
    }

    [Fact]
    public async Task Nobody_reads_what_was_said_to_others()
    {
        await using var challenge = await Challenge.Launched(InboxFloor.Validates);
        await challenge.Received("L1");
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Tell("received", "L2", null, x => x with { Prospector = "paul" });

        Account[] strangers =
        [
            await challenge.Rep("bob"),
            await challenge.Director("lille"),
            await challenge.Reader(new Grant(AccountRole.Spectator)),
            await challenge.Reader(new Grant(AccountRole.Rep, "another", "anna")),
            await challenge.Reader(new Grant(AccountRole.Director, "another", "lyon")),
            await challenge.Reader(new Grant(AccountRole.Marketing, "another")),
        ];
        foreach (var stranger in strangers)
        {
            Assert.Empty(await challenge.Lines(stranger));
            Assert.Equal(0, await challenge.Unread(stranger));
        }
    }

    [Theory]
    [InlineData("11:00", "13:00", 0)]
    [InlineData("12:00", "12:01", 0)]
    [InlineData("11:00", "12:00", 1)]
    [InlineData("12:01", "11:00", 1)]
    [InlineData("20:00", "13:00", 0)]
    public async Task In_quiet_hours_of_the_challenge_the_bell_is_silent(string from, string until, int unread)
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Engine.Inbox.BeQuiet(anna.Id, from, until);
        await challenge.Tell("assigned", "L1", "anna");

        Assert.Equal(unread, await challenge.Unread(anna));

        var page = await challenge.Engine.Inbox.Look(await challenge.Now(anna), 10);
        Assert.Equal(unread, page.Unread);
        Assert.False(Assert.Single(page.Lines).IsRead);
    }

    [Fact]
    public async Task Quiet_hours_that_are_taken_off_are_none()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Engine.Inbox.BeQuiet(anna.Id, "00:00", "23:59");
        Assert.Equal(0, await challenge.Unread(anna));

        await challenge.Engine.Inbox.BeQuiet(anna.Id, null, null);

        Assert.Equal(1, await challenge.Unread(anna));
    }

    [Theory]
    [InlineData("22:00", null, "quietUntil")]
    [InlineData(null, "07:00", "quietFrom")]
    [InlineData("25:00", "07:00", "quietFrom")]
    [InlineData("22:00", "7", "quietUntil")]
    [InlineData("22:00", "<b>", "quietUntil")]
    [InlineData("22:00", "22:00", "quietUntil")]
    public async Task Quiet_hours_that_are_none_name_the_field(string? from, string? until, string field)
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            challenge.Engine.Inbox.BeQuiet(anna.Id, from, until)
        );
        Assert.Equal([field], refused.Errors.Select(x => x.Field));
        Assert.Null((await challenge.Now(anna)).QuietFrom);
    }

    [Fact]
    public async Task Who_is_erased_leaves_no_quiet_hours()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Engine.Inbox.BeQuiet(anna.Id, "22:00", "07:00");
        await challenge.Engine.Accounts.Erase(anna.Id, Actor.System);
        var erased = await challenge.Now(anna);
        Assert.Null(erased.QuietFrom ?? erased.QuietUntil);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Pages_show_each_line_once(int limit)
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        for (var i = 1; i <= 5; i++)
        {
            await challenge.Tell("assigned", $"L{i}", "anna");
            challenge.Running.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        var leads = new List<string?>();
        long? next = long.MaxValue;
        while (next is { } before)
        {
            var page = await challenge.Engine.Inbox.Look(anna, limit, before);
            Assert.True(page.Lines.Count <= limit);
            leads.AddRange(page.Lines.Select(x => x.Lead));
            next = page.Next;
        }

        Assert.Equal(["L5", "L4", "L3", "L2", "L1"], leads);
    }

    [Fact]
    public async Task What_an_account_has_read_and_when_it_is_quiet_moves_with_the_installation()
    {
        await using var challenge = await Challenge.Launched();
        var anna = await challenge.Rep("anna");
        await challenge.Engine.Inbox.BeQuiet(anna.Id, "22:00", "07:00");
        await challenge.Tell("assigned", "L1", "anna");
        await challenge.Engine.Inbox.Read(anna, 1_000);

        await challenge.Running.Restart();

        var kept = await challenge.Now(anna);
        Assert.Equal(("22:00", "07:00"), (kept.QuietFrom, kept.QuietUntil));
        Assert.Equal((0, true), (await challenge.Unread(anna), kept.ReadUpTo > 0));
    }
}
