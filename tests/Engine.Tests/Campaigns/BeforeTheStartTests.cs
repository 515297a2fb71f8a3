using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class BeforeTheStartTests
{
    private static readonly Actor Max = "account:7";
    private static readonly DateTimeOffset Soon = DateTimeOffset.Parse("2026-04-01T00:00:00+02:00");

    private static Task<Challenge> Scheduled() =>
        Challenge.Launched(x =>
            x with
            {
                StartsAt = Soon,
                EndsAt = Soon.AddMonths(3),
                Prizes =
                [
                    new Prize
                    {
                        Code = "luck",
                        Name = "Luck",
                        Scope = PrizeScope.Period,
                        Board = BoardKind.Reps,
                        Raffle = new Raffle(RaffleTickets.Points, 1),
                    },
                ],
                Rules =
                [
                    .. x.Rules,
                    new Rule
                    {
                        Code = "happy",
                        Name = "Happy hour",
                        On = Stage.Closed,
                        Points = 5,
                        From = Soon.AddHours(12),
                        Until = Soon.AddHours(14),
                    },
                ],
            }
        );

    private static async Task<CampaignDetails> Reschedule(
        Challenge challenge,
        Func<CampaignDocument, CampaignDocument> change
    )
    {
        var campaign = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;
        return await challenge.Engine.Campaigns.Reschedule(
            Challenge.Code,
            change(campaign.Document),
            new Expectation(Versions: [campaign.Mark]),
            Max
        );
    }

    [Fact]
    public async Task Other_dates_before_the_start_cut_other_periods_and_publish_other_hashes()
    {
        await using var challenge = await Scheduled();
        var before = await challenge.Engine.Campaigns.Get(Challenge.Code);

        var after = await Reschedule(
            challenge,
            x =>
                x with
                {
                    StartsAt = DateTimeOffset.Parse("2026-05-01T00:00:00+01:00"),
                    EndsAt = DateTimeOffset.Parse("2026-05-22T00:00:00+01:00"),
                    TimeZone = "Europe/London",
                    Periods = x.Periods with { Every = PeriodLength.Week },
                    Validation = true,
                }
        );

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal(
            (CampaignStatus.Scheduled, 4, true, 1),
            (after.Status, snapshot.Periods.Count, snapshot.Campaign.Document.Validation, after.RuleSetVersion)
        );
        // at noon as before, by London's clocks
        Assert.Equal(DateTimeOffset.Parse("2026-04-01T12:00:00+01:00"), snapshot.RuleSets[0].Rules[^1].From);
        Assert.Equal([1, 2, 3, 4], after.Raffles.Select(x => x.Period));
        Assert.Empty(after.Raffles.Select(x => x.SeedSha256).Intersect(before.Raffles.Select(x => x.SeedSha256)));
        challenge.Running.Clock.SetUtcNow(Soon.AddMonths(1).AddDays(2));
        await challenge.Tell("validated", "L1");
        Assert.Equal(1, (await challenge.Tell("taken", "L1", "anna")).Points);
        await Invariants.Hold(challenge.Engine);
        Assert.Empty(
            await (
                await Replayed.Play(
                    challenge.Engine,
                    Challenge.Code,
                    Trial.InForce,
                    challenge.Running.Clock.GetUtcNow()
                )
            ).Differences(challenge.Engine, Challenge.Code)
        );
    }

    [Fact]
    public async Task Draws_keep_their_hashes_where_the_periods_stay()
    {
        await using var challenge = await Scheduled();
        var before = await challenge.Engine.Campaigns.Get(Challenge.Code);
        var after = await Reschedule(challenge, x => x with { Ties = TieBreak.Shared });
        Assert.Equal(before.Raffles, after.Raffles);
        Assert.Equal(TieBreak.Shared, after.Campaign.Document.Ties);
        Assert.Equal(
            ["campaign.rescheduled", "campaign.launched"],
            (await challenge.Engine.AuditLog.Page(new AuditQuery()))
                .Where(x => x.Author == Max.Author)
                .Select(x => x.Action)
        );
    }

    [Fact]
    public async Task Rules_that_were_to_change_later_still_do_and_those_of_the_start_are_the_first_version()
    {
        await using var challenge = await Scheduled();
        async Task Rules(int points, DateTimeOffset? from)
        {
            var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
            await challenge.Engine.Campaigns.Put(
                Challenge.Code,
                document with
                {
                    Rules = [document.Rules[0] with { Points = points }],
                    RulesEffectiveFrom = from,
                },
                null
            );
        }
        await Rules(7, null);
        await Rules(9, Soon.AddMonths(2));

        await Reschedule(challenge, x => x with { StartsAt = Soon.AddMonths(1) });

        var snapshot = await challenge.Engine.Reads.Snapshot(Challenge.Code);
        Assert.Equal([(1, 7), (2, 9)], snapshot.RuleSets.Select(x => (x.Version, x.Rules[0].Points!.Value)));
        Assert.Equal(9, snapshot.Campaign.Document.Rules[0].Points);
        challenge.Running.Clock.SetUtcNow(Soon.AddMonths(2).AddDays(1));
        Assert.Equal(7, (await challenge.Tell("taken", "L1", "anna", x => x with { At = Soon.AddMonths(1) })).Points);
        Assert.Equal(9, (await challenge.Tell("taken", "L2", "anna")).Points);
        Assert.Empty(
            await (
                await Replayed.Play(
                    challenge.Engine,
                    Challenge.Code,
                    Trial.InForce,
                    challenge.Running.Clock.GetUtcNow()
                )
            ).Differences(challenge.Engine, Challenge.Code)
        );
    }

    [Fact]
    public async Task Back_to_draft_it_is_gone_from_the_walls_and_can_be_built_and_launched_again()
    {
        await using var challenge = await Scheduled();
        var engine = challenge.Engine;
        await engine.Roster.Deactivate(Challenge.Code, "bob");
        var campaign = (await engine.Campaigns.Get(Challenge.Code)).Campaign;

        var draft = await engine.Drafts.Reopen(
            Challenge.Code,
            new Expectation(Versions: [campaign.Mark]),
            column => column.ToString(),
            Max
        );

        Assert.Equal(RefusedKind.NotFound, await CorrectionsTests.Refused(() => engine.Campaigns.Get(Challenge.Code)));
        Assert.Equal(["anna", "carl", "paul", "pia"], draft.Document.Players.Select(x => x.Code));
        Assert.Equal(new LocalWindow(new(2026, 4, 1), new(2026, 6, 30)), draft.Document.Window);
        Assert.Empty(draft.Document.Errors());
        Assert.Empty(PlayerList.Read(draft.Document.Listed, draft.Document).Faults);
        Assert.Equal(
            ["campaign.withdrawn", "draft.begun"],
            (await engine.AuditLog.Page(new AuditQuery())).Where(x => x.Author == Max.Author).Select(x => x.Action)
        );
        var again = await engine.Drafts.Launch(Challenge.Code, draft.Version, Max);
        Assert.Equal((Soon, 3), (again.StartsAt, (await engine.Reads.Snapshot(Challenge.Code)).Periods.Count));
        challenge.Running.Clock.SetUtcNow(Soon.AddDays(1));
        Assert.Equal("scored", (await challenge.Tell("taken", "L1", "anna")).Status);
        await Invariants.Hold(engine);
    }

    [Fact]
    public async Task Once_it_has_begun_or_anything_was_recorded_the_dates_stay()
    {
        await using var recorded = await Scheduled();
        Assert.Null(
            await recorded.Engine.Campaigns.Fixed((await recorded.Engine.Campaigns.Get(Challenge.Code)).Campaign)
        );
        Assert.Equal("outside", (await recorded.Tell("taken", "L1", "anna")).Status);
        await Stays(recorded, FixedBecause.Recorded);
        await using var begun = await Scheduled();
        begun.Running.Clock.SetUtcNow(Soon);
        await Stays(begun, FixedBecause.Begun);
        await using var ended = await Scheduled();
        await ended.Engine.Campaigns.End(Challenge.Code);
        await Stays(ended, FixedBecause.Ended);
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_stale()
    {
        await using var challenge = await Scheduled();
        var read = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;
        await challenge.Engine.Campaigns.Put(Challenge.Code, read.Document with { Name = "Another" }, null);
        var seen = new Expectation(Versions: [read.Mark]);
        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Campaigns.Reschedule(Challenge.Code, read.Document, seen, Max)
            )
        );
        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() => challenge.Engine.Drafts.Reopen(Challenge.Code, seen, x => $"{x}", Max))
        );
    }

    private static async Task Stays(Challenge challenge, FixedBecause because)
    {
        var read = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;
        Assert.Equal(because, await challenge.Engine.Campaigns.Fixed(read));
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => Reschedule(challenge, x => x with { EndsAt = Soon.AddMonths(4) }))
        );
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Drafts.Reopen(Challenge.Code, new Expectation(), x => $"{x}", Max)
            )
        );
        Assert.NotEmpty((await challenge.Engine.Reads.Snapshot(Challenge.Code)).Periods);
    }
}
