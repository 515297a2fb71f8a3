using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DraftReplayTests
{
    private static readonly IReadOnlyList<Rule> TakenIsAll = [Some.Rule("taken", Stage.Taken, 20)];

    [Fact]
    public async Task Other_points_give_other_winners_and_a_correction_takes_back_what_the_draft_paid()
    {
        await using var challenge = await Challenge.Launched(x => x with { Prizes = [Some.Prize()] });
        var wrong = challenge.Event("taken", "L0", "bob");
        await challenge.Tell(
            wrong,
            challenge.Event("taken", "L1", "bob"),
            challenge.Event("taken", "L2", "bob"),
            challenge.Event("closed", "L3", "anna")
        );
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", wrong.Id),
            "told wrongly",
            "admin"
        );
        await challenge.Engine.Corrections.Adjust(
            Challenge.Code,
            new Adjustment("carl", 7, "by hand", null),
            "k",
            "admin"
        );

        var (replay, entries) = await Played(challenge, new Trial { Rules = TakenIsAll });

        Assert.Equal(["1 bob 40", "2 carl 7"], Board(replay));
        Assert.Equal([20, 20, 20, -20, 7], entries.Select(x => x.Points));
        Assert.Equal(
            replay.Snapshot.Find("bob")!.Number.ToString(),
            Assert.Single(replay.Standing(BoardKey.Overall, Challenge.Noon).Awards).Member
        );
    }

    [Fact]
    public async Task Periods_cut_anew_close_when_their_grace_is_over()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Tell("closed", "L1", "anna", x => x with { At = Challenge.Start.AddDays(3) });
        await challenge.Tell("closed", "L2", "bob");

        var (replay, _) = await Played(
            challenge,
            new Trial
            {
                Periods = new PeriodPlan { Every = PeriodLength.Quarter, GraceMinutes = 0 },
            },
            Challenge.Start.AddMonths(4)
        );

        Assert.Equal([1], replay.Certified.Keys);
        Assert.Equal(["1 anna 10", "2 bob 10"], Board(replay, 1));
    }

    [Fact]
    public async Task Later_rules_in_force_do_not_hold_in_a_draft_of_rules()
    {
        await using var challenge = await Challenge.Launched();
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            Challenge.Document with
            {
                Rules = [Some.Rule("more", Stage.Closed, 100)],
            },
            null
        );
        challenge.Running.Clock.Advance(TimeSpan.FromMinutes(5));
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("closed", "L1", "anna");

        Assert.Equal(["1 anna 100"], Board((await Played(challenge, Trial.InForce)).Replay));
        Assert.Equal(["1 anna 20"], Board((await Played(challenge, new Trial { Rules = TakenIsAll })).Replay));
    }

    [Fact]
    public async Task A_raffle_that_is_not_drawn_yet_keeps_its_secret()
    {
        await using var challenge = await Challenge.Launched(x =>
            x with
            {
                Prizes =
                [
                    new Prize
                    {
                        Code = "draw",
                        Name = "Draw",
                        Scope = PrizeScope.Campaign,
                        Board = BoardKind.Reps,
                        Raffle = new Raffle(RaffleTickets.Points, 1),
                    },
                ],
            }
        );
        await challenge.Tell("closed", "L1", "anna");
        await using var connection = await challenge.Engine.Database.Connect();
        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);

        var (replay, _) = await Played(challenge, Trial.InForce);

        Assert.True(replay.IsSample("draw", BoardKey.Overall));
        Assert.DoesNotContain(
            Convert.ToHexStringLower(Assert.Single(await RaffleSeedRows.Of(connection, snapshot.Campaign.Id)).Seed),
            replay.Standing(BoardKey.Overall, Challenge.Noon).Raffles.Select(x => x.Seed)
        );
    }

    [Fact]
    public async Task The_lead_changes_when_somebody_gets_past_the_leader_and_who_cannot_catch_up_is_out_of_the_race()
    {
        await using var challenge = await Challenge.Launched(
            x => x with { EndsAt = Challenge.Start.AddDays(100), Prizes = [Some.Prize()] },
            now: Challenge.Start.AddDays(90)
        );
        async Task Closes(string rep, int day) =>
            await challenge.Tell("closed", $"{rep}{day}", rep, x => x with { At = Challenge.Start.AddDays(day) });
        await Closes("anna", 1);
        await Closes("bob", 2);
        await Closes("bob", 3);
        foreach (var day in new[] { 4, 5, 6, 7 })
            await Closes("anna", day);
        await challenge.Engine.DryRuns.Ask(Challenge.Code, Trial.InForce, DryRunSource.Campaign, "admin");
        Assert.Equal(1, await challenge.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken));

        var report = (await Report(challenge))!;

        // anna, then bob with 20, then anna with 30; drawing level is no change
        Assert.Equal((2, 0), (report.InForce.Leads[0].Reps, report.InForce.Leads[0].Prospectors));
        var race = report.InForce.Races.Single(x => x is { Board: BoardKind.Reps, Period: BoardKey.Overall });
        Assert.Equal(3, race.Players);
        Assert.Equal(3, race.Moments[0].In);
        // on day 90 anna has 50 in 90 days: who has 0 needs 90 days more, and ten are left; bob with 20 is out as well
        Assert.Equal(1, race.Moments[^1].In);
        Assert.True(race.Moments.Zip(race.Moments.Skip(1)).All(x => x.First.In >= x.Second.In));
    }

    [Fact]
    public async Task A_team_that_was_taken_out_later_has_never_led()
    {
        await using var challenge = await Challenge.Launched(now: Challenge.Start.AddDays(90));
        await challenge.Tell("closed", "L1", "carl", x => x with { At = Challenge.Start.AddDays(1) });
        await challenge.Tell("closed", "L2", "anna", x => x with { At = Challenge.Start.AddDays(2) });
        await challenge.Tell("closed", "L3", "anna", x => x with { At = Challenge.Start.AddDays(3) });
        await challenge.Engine.Campaigns.Put(
            Challenge.Code,
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document with
            {
                Baseline = new Baseline { Kind = BaselineKind.Teams, HoldOut = ["lille"] },
            },
            null
        );
        await challenge.Engine.DryRuns.Ask(Challenge.Code, Trial.InForce, DryRunSource.Campaign, "admin");
        Assert.Equal(1, await challenge.Engine.DryRunPlay.PlayDue(TestContext.Current.CancellationToken));

        var report = (await Report(challenge))!;
        // among reps Anna got past Carl; Lyon had nobody to get past
        Assert.Equal((1, 0), (report.InForce.Leads[0].Reps, report.InForce.Leads[0].Teams));
    }

    private static async Task<DryRunReport?> Report(Challenge challenge) =>
        (
            await challenge.Engine.DryRuns.Report((await challenge.Engine.DryRuns.Latest(Challenge.Code, 1))[0], "en")
        )?.Report;

    private static async Task<(Replay Replay, IReadOnlyList<LedgerEntry> Entries)> Played(
        Challenge challenge,
        Trial draft,
        DateTimeOffset? now = null
    )
    {
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            draft,
            now ?? challenge.Running.Clock.GetUtcNow()
        );
        return (replayed.Replay, replayed.Entries);
    }

    private static IEnumerable<string> Board(Replay replay, int period = BoardKey.Overall) =>
        Ranking
            .Rank(
                replay.Tally.Lines(new BoardKey(BoardKind.Reps, period)).Select(x => x.On(replay.Snapshot)),
                replay.Snapshot
            )
            .Select(x => $"{x.Rank} {x.Code} {x.Line.Units}");
}
