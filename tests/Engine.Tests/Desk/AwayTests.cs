using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AwayTests(SharedRedis redis)
{
    private static readonly Absence Holidays = new(PlayedDesk.March(2, 0), PlayedDesk.March(9, 0));
    private static readonly Participant Anna = Challenge.People.Single(x => x.Code == "anna");

    [Fact]
    public async Task Who_is_away_gets_no_lead_keeps_those_that_are_there_and_gets_some_again_afterwards()
    {
        await using var desk = await PlayedDesk.Open(redis, x => x with { Pairs = [new FixedPair("pia", "anna")] });
        var before = await desk.Lead(x => x with { Prospector = "pia" });
        await desk.Engine.Roster.Put(Challenge.Code, [Anna with { Away = Holidays }]);

        var during = await desk.Lead(x => x with { Prospector = "pia" });
        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Assign(during, "anna"));

        Assert.Equal("Assigned anna", await desk.Stands(before));
        Assert.Equal("Open", await desk.Stands(during));
        Assert.Equal("rep-away", refused.Why.Code);
        desk.At(PlayedDesk.March(9, 0));
        Assert.Equal("Assigned anna", await desk.Stands(await desk.Lead(x => x with { Prospector = "pia" })));
    }

    [Fact]
    public async Task An_absence_is_kept_until_another_is_put_and_outlives_a_restart()
    {
        await using var desk = await PlayedDesk.Open(redis);
        await desk.Engine.Roster.Put(Challenge.Code, [Anna with { Away = Holidays }]);

        await desk.Engine.Roster.Put(Challenge.Code, [Anna with { Name = "Anna B." }]);
        await desk.Challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(Holidays, (await desk.Find("anna")).Away);

        var over = new Absence(PlayedDesk.March(1, 0), PlayedDesk.March(1, 1));
        await desk.Engine.Roster.Put(Challenge.Code, [Anna with { Away = over }]);
        Assert.Equal(over, (await desk.Find("anna")).Away);
    }

    [Fact]
    public async Task An_absence_that_ends_before_it_begins_or_lies_beyond_all_calendars_is_named()
    {
        await using var desk = await PlayedDesk.Open(redis);

        async Task<IEnumerable<string>> Wrong(DateTimeOffset from, DateTimeOffset until)
        {
            var put = new[] { Challenge.People[1], Anna with { Away = new Absence(from, until) } };
            var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.Engine.Roster.Put(Challenge.Code, put));
            return refused.Errors.Select(x => $"{x}");
        }

        Assert.Equal(["[1].away.until: not-after-from"], await Wrong(PlayedDesk.March(9, 0), PlayedDesk.March(9, 0)));
        Assert.Equal(
            ["[1].away.from: year-range", "[1].away.until: year-range"],
            await Wrong(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
        );
    }

    [Fact]
    public async Task Who_is_erased_was_never_away()
    {
        await using var desk = await PlayedDesk.Open(redis);
        await desk.Engine.Roster.Put(Challenge.Code, [Anna with { Away = Holidays }]);

        var erased = await desk.Engine.Erasure.Participant(Challenge.Code, "anna", new Actor("key:admin"));

        Assert.Null(erased.Away);
        Assert.Null((await desk.Find(erased.Code)).Away);
    }
}
