using ChallengeHub.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>What readers remember of a campaign goes an hour after the last of them.</summary>
public sealed class UnaskedCampaignsTests(SharedRedis redis)
{
    [Fact]
    public async Task People_and_ledger_are_kept_while_somebody_asks_for_them_and_let_go_after_an_hour()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");
        var clock = new FakeTimeProvider(Challenge.Noon);
        using var looks = new CampaignLooks(challenge.Engine.Database, clock);
        using var ledger = new LedgerBoards(challenge.Engine.Database, looks, clock);
        var people = (await looks.Now(Challenge.Code)).Participants;
        var tally = await ledger.Read(Challenge.Code, (_, tally) => tally);

        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(45));
            Assert.Same(people, (await looks.Now(Challenge.Code)).Participants);
            Assert.True(ledger.IsRead(Challenge.Code));
        }
        Assert.Same(tally, await ledger.Read(Challenge.Code, (_, tally) => tally));

        clock.Advance(TimeSpan.FromHours(3));
        Assert.False(ledger.IsRead(Challenge.Code));
        Assert.NotSame(people, (await looks.Now(Challenge.Code)).Participants);
        var again = await ledger.Read(Challenge.Code, (_, tally) => tally);
        Assert.NotSame(tally, again);
        Assert.Equal(1, again.Seq);
    }

    [Fact]
    public async Task Who_reads_the_ledger_holds_no_people_of_his_own()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        using var looks = new CampaignLooks(challenge.Engine.Database, TimeProvider.System);
        using var ledger = new LedgerBoards(challenge.Engine.Database, looks, TimeProvider.System);

        Assert.Same(
            await ledger.Read(Challenge.Code, (snapshot, _) => snapshot.Participants),
            (await looks.Now(Challenge.Code)).Participants
        );
        await Assert.ThrowsAsync<RefusedException>(() => ledger.Read("never-made", (snapshot, _) => snapshot));
        await challenge.Engine.Roster.Put(Challenge.Code, [Challenge.People[0] with { Name = "Annabel" }]);
        Assert.Same(
            await ledger.Read(Challenge.Code, (snapshot, _) => snapshot.Participants),
            (await looks.Now(Challenge.Code)).Participants
        );
    }
}
