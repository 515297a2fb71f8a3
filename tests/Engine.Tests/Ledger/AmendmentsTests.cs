using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AmendmentsTests(SharedRedis redis)
{
    /// <summary>The year is over: anna has 1 point of March and the prize, and two deals of bob's came too late.</summary>
    private async Task<Challenge> Closed(Func<CampaignDocument, CampaignDocument>? configure = null)
    {
        var challenge = await Challenge.Launched(x => (configure ?? (y => y))(x with { Prizes = [Some.Prize()] }), redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        return challenge;
    }

    private static Task<Answer> Late(Challenge challenge, string type = "closed", string lead = "L1", string rep = "bob") =>
        challenge.Tell(type, lead, rep, x => x with { At = Challenge.Noon });

    private static Task<IReadOnlyList<LedgerLine>> Amend(Challenge challenge, params string[] ids) =>
        challenge.Engine.Amendments.Accept(Challenge.Code, [.. ids.Select(id => new EventIdentity("crm", id))], ("the sender was down", "zoe"));

    private static async Task<StoredResults?> Results(Challenge challenge, int period, int? version = null)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        return await ResultRows.Find(connection, (await challenge.Engine.Reads.View(Challenge.Code)).Campaign.Id, period, version);
    }

    [Fact]
    public async Task After_the_closing_a_fact_is_kept_as_late_and_scores_nothing()
    {
        await using var challenge = await Closed();
        var told = challenge.Event("closed", "L1", "bob", x => x with { At = Challenge.Noon });
        Assert.Equal(("late", 0L), ((await challenge.Tell(told))[0].Status, (await challenge.Tell(told))[0].Points));
        Assert.Equal("outside", (await challenge.Tell("closed", "L1", "bob")).Status);
        Assert.Single(await challenge.Ledger());
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() =>
            challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", "e1"), "x", "zoe")));
    }

    [Fact]
    public async Task An_amendment_makes_a_second_version_and_leaves_the_first_and_the_awards_as_they_were()
    {
        await using var challenge = await Closed();
        var (march, year) = ((await Results(challenge, 3))!, (await Results(challenge, 0))!);
        var late = await Late(challenge);
        var line = (await Amend(challenge, late.Id)).Single();
        Assert.Equal((10L, 3, true, "the sender was down", "zoe"), (line.Points, line.Period, line.Late, line.Reason, line.Author));
        foreach (var (period, first) in new[] { (3, march), (0, year) })
        {
            Assert.Equal(first.Canonical, (await Results(challenge, period, 1))!.Canonical);
            var second = (await Results(challenge, period))!;
            Assert.Equal((2, "the sender was down"), (second.Results.Version, second.Results.Reason));
            Assert.Equal(second.Sha256, ChallengeHub.Results.Sha256(second.Canonical));
            Assert.Equal([10L, 1L], second.Results.Boards["reps"].Select(x => x.Units));
        }
        Assert.Equal(1, (await Results(challenge, 2))!.Results.Version);
        Assert.Equal("anna", (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Single().Code);
        Assert.Equal(10, await challenge.Points("bob"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task All_of_the_events_are_accepted_or_none_and_none_twice()
    {
        await using var challenge = await Closed();
        var (one, two) = (await Late(challenge), await Late(challenge, "contacted"));
        Assert.Equal(RefusalKind.NotFound, await CorrectionsTests.Refused(() => Amend(challenge, one.Id, "never told")));
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, one.Id, one.Id)));
        Assert.Single(await challenge.Ledger());
        Assert.Equal(1, (await Results(challenge, 0))!.Results.Version);
        Assert.Equal([2L, 3L], (await Amend(challenge, one.Id, two.Id)).Select(x => x.Seq));
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, one.Id)));
        Assert.Equal(2, (await Results(challenge, 0))!.Results.Version);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_amendment_does_not_pay_a_business_key_twice_nor_take_another_reps_lead()
    {
        await using var challenge = await Closed();
        var (taken, stolen) = (await Late(challenge, "taken", "L1", "anna"), await Late(challenge, "taken"));
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, taken.Id)));
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, stolen.Id)));
        Assert.Single(await challenge.Ledger());
    }

    [Fact]
    public async Task Before_the_closing_there_is_nothing_to_amend()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var told = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal(RefusalKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, told.Id)));
    }
}
