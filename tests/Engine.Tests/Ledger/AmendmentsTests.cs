using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AmendmentsTests(SharedRedis redis)
{
    private static readonly Prize Luck = new()
    {
        Code = "luck",
        Name = "Luck",
        Scope = PrizeScope.Period,
        Board = BoardKind.Reps,
        Raffle = new Raffle(RaffleTickets.Points, 1),
    };

    /// <summary>
    /// The year is over: anna has 1 point of March and the prize, and two deals of bob's came too late.
    /// </summary>
    private async Task<Challenge> Closed(Func<CampaignDocument, CampaignDocument>? configure = null)
    {
        var challenge = await Challenge.Launched(
            x => (configure ?? (y => y))(x with { Prizes = [Some.Prize(), Luck] }),
            redis.ConnectionString
        );
        await challenge.Tell("taken", "L1", "anna");
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        return challenge;
    }

    private static Task<Answer> Late(
        Challenge challenge,
        string type = "closed",
        string lead = "L1",
        string rep = "bob"
    ) => challenge.Tell(type, lead, rep, x => x with { At = Challenge.Noon });

    private static Task<IReadOnlyList<LedgerLine>> Amend(Challenge challenge, params string[] ids) =>
        challenge.Engine.Amendments.Accept(
            Challenge.Code,
            [.. ids.Select(id => new EventIdentity("crm", id))],
            "the sender was down",
            "zoe"
        );

    private static async Task<StoredResults?> Results(Challenge challenge, int period, int? version = null)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        return await ResultRows.Find(
            connection,
            (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Campaign.Id,
            period,
            version
        );
    }

    [Fact]
    public async Task After_the_closing_a_fact_is_kept_as_late_and_scores_nothing()
    {
        await using var challenge = await Closed();
        var told = challenge.Event("closed", "L1", "bob", x => x with { At = Challenge.Noon });
        Assert.Equal(("late", 0L), ((await challenge.Tell(told))[0].Status, (await challenge.Tell(told))[0].Points));
        Assert.Equal("outside", (await challenge.Tell("closed", "L1", "bob")).Status);
        Assert.Single(await challenge.Ledger());
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", "e1"), "x", "zoe")
            )
        );
    }

    [Fact]
    public async Task An_amendment_makes_a_second_version_and_leaves_the_first_and_the_awards_as_they_were()
    {
        await using var challenge = await Closed();
        var march = (await Results(challenge, 3))!;
        var year = (await Results(challenge, 0))!;
        var late = await Late(challenge);
        var line = (await Amend(challenge, late.Id)).Single();
        Assert.Equal(
            (10L, 3, true, "the sender was down", "zoe"),
            (line.Points, line.Period, line.Late, line.Reason, line.Author)
        );
        foreach (var (period, first) in new[] { (3, march), (0, year) })
        {
            Assert.Equal(first.Canonical, (await Results(challenge, period, 1))!.Canonical);
            var second = (await Results(challenge, period))!;
            Assert.Equal((2, "the sender was down"), (second.Results.Version, second.Results.Reason));
            Assert.Equal(second.Sha256, ChallengeHub.Results.Sha256(second.Canonical));
            Assert.Equal([10L, 1L], second.Results.Boards["reps"].Select(x => x.Units));
            Assert.Equal(
                first.Results.Awards.Select(x => x.ToString()),
                second.Results.Awards.Select(x => x.ToString())
            );
            Assert.Equal(
                first.Results.Raffles.Select(x => (x.Seed, x.TicketsSha256)),
                second.Results.Raffles.Select(x => (x.Seed, x.TicketsSha256))
            );
        }
        Assert.Equal(1, (await Results(challenge, 2))!.Results.Version);
        Assert.Equal(
            [("luck", "anna"), ("grand", "anna")],
            (await challenge.Engine.Awards.Winners(Challenge.Code, null)).Select(x => (x.Prize, x.Code))
        );
        Assert.Equal(10, await challenge.Points("bob"));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task All_of_the_events_are_accepted_or_none_and_none_twice()
    {
        await using var challenge = await Closed();
        var one = await Late(challenge);
        var two = await Late(challenge, "contacted");
        Assert.Equal(
            RefusedKind.NotFound,
            await CorrectionsTests.Refused(() => Amend(challenge, one.Id, "never told"))
        );
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, one.Id, one.Id)));
        Assert.Single(await challenge.Ledger());
        Assert.Equal(1, (await Results(challenge, 0))!.Results.Version);
        Assert.Equal([2L, 3L], (await Amend(challenge, one.Id, two.Id)).Select(x => x.Seq));
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, one.Id)));
        Assert.Equal(2, (await Results(challenge, 0))!.Results.Version);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task An_amendment_does_not_pay_a_business_key_twice_nor_take_another_reps_lead()
    {
        await using var challenge = await Closed();
        var taken = await Late(challenge, "taken", "L1", "anna");
        var stolen = await Late(challenge, "taken");
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, taken.Id)));
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, stolen.Id)));
        Assert.Single(await challenge.Ledger());
    }

    [Theory]
    [InlineData("released", "L1", -1)]
    [InlineData("reopened", "L2", -10)]
    [InlineData("refused", "L2", -13)]
    public async Task What_is_taken_back_too_late_is_taken_back_by_an_amendment_where_it_was_booked(
        string type,
        string lead,
        long points
    )
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("contacted", "L2", "anna", x => x with { At = Challenge.Start });
        await challenge.Tell("closed", "L2", "bob", x => x with { At = Challenge.Start });
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        var undo = await challenge.Tell(type, lead, null, x => x with { At = Challenge.Noon.AddDays(60) });
        var again = await Late(challenge, type == "released" ? "taken" : "closed", lead, "carl");
        Assert.Equal(("late", "late"), (undo.Status, again.Status));
        var lines = await Amend(challenge, undo.Id);
        Assert.Equal(points, lines.Sum(x => x.Points));
        Assert.All(
            lines,
            x =>
                Assert.Equal(
                    (EntryKind.Reversal, lead == "L1" ? 3 : 1, true, "the sender was down", "zoe"),
                    (x.Kind, x.Period, x.Late, x.Reason, x.Author)
                )
        );
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, undo.Id)));
        if (type == "refused")
            Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, again.Id)));
        else
            Assert.Equal(-points, (await Amend(challenge, again.Id)).Single().Points);
        await challenge.Running.Restart(redis.ConnectionString);
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_recycling_accepted_by_an_amendment_opens_the_cycle_in_which_later_ones_score()
    {
        await using var challenge = await Closed();
        var recycled = await Late(challenge, "recycled");
        var taken = await Late(challenge, "taken");
        var early = await Late(challenge, "contacted");
        Assert.Equal(3, (await Amend(challenge, early.Id)).Single().Points);
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, taken.Id)));
        Assert.Equal(
            (2, 1L),
            (await Amend(challenge, recycled.Id, taken.Id)).Select(x => (x.Cycle!.Value, x.Points)).Single()
        );
        var contacted = await Late(challenge, "contacted");
        Assert.Equal(2, (await Amend(challenge, contacted.Id)).Single().Cycle);
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, contacted.Id)));
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task Under_validation_an_amendment_pays_only_once_the_lead_is_vouched_for_and_what_waited_before_too()
    {
        await using var challenge = await Challenge.Launched(x => x with { Validation = true }, redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna", x => x with { At = Challenge.Start });
        challenge.Running.Clock.Advance(TimeSpan.FromDays(400));
        await challenge.Engine.Closing.CloseDue();
        var closed = await Late(challenge);
        var validated = await challenge.Tell("validated", "L1", null, x => x with { At = Challenge.Noon.AddDays(60) });
        Assert.Empty(await Amend(challenge, closed.Id));
        Assert.Equal(
            [("anna", 1L, 1), ("bob", 10L, 3)],
            (await Amend(challenge, validated.Id)).Select(x => (x.Participant, x.Points, x.Period))
        );
        await challenge.Running.Restart(redis.ConnectionString);
        await using var connection = await challenge.Engine.Database.Connect();
        Assert.Equal(
            0,
            await Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "select count(*) from Facts where Owed = 1")
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task Before_the_closing_there_is_nothing_to_amend()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var told = await challenge.Tell("taken", "L1", "anna");
        Assert.Equal(RefusedKind.Conflict, await CorrectionsTests.Refused(() => Amend(challenge, told.Id)));
    }
}
