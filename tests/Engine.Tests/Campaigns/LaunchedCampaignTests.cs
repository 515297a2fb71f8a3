using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class LaunchedCampaignTests(SharedRedis redis)
{
    private Task<Challenge> Launched(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        Challenge.Launched(configure, redis.ConnectionString);

    private static async Task<CampaignDetails> Change(
        Challenge challenge,
        Func<CampaignDocument, CampaignDocument> change,
        long? ifMatch = null
    ) =>
        (
            await challenge.Engine.Campaigns.Put(
                Challenge.Code,
                change((await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document),
                ifMatch is { } seen ? new Expectation(Versions: [seen]) : null
            )
        ).Campaign;

    public static TheoryData<string, Func<CampaignDocument, CampaignDocument>> Fixed() =>
        new()
        {
            { "startsAt", x => x with { StartsAt = Challenge.Start.AddDays(1) } },
            { "endsAt", x => x with { EndsAt = Challenge.Start.AddYears(2) } },
            { "timeZone", x => x with { TimeZone = "Europe/London" } },
            { "currency", x => x with { Currency = "USD" } },
            { "periods.every", x => x with { Periods = x.Periods with { Every = PeriodLength.Week } } },
            { "periods.graceMinutes", x => x with { Periods = x.Periods with { GraceMinutes = 61 } } },
            { "ties", x => x with { Ties = TieBreak.Shared } },
            { "teamScore", x => x with { TeamScore = TeamScore.Average } },
            { "teams", x => x with { Teams = [x.Teams[0]] } },
        };

    [Theory]
    [MemberData(nameof(Fixed))]
    public async Task What_is_fixed_once_launched_is_a_conflict_that_names_it(
        string field,
        Func<CampaignDocument, CampaignDocument> change
    )
    {
        await using var challenge = await Launched();
        var before = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign;
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => Change(challenge, change));
        Assert.Equal(RefusedKind.Conflict, refusal.Kind);
        Assert.Equal(
            field == "teams"
                ? new FieldError("", "teams-with-people", "lille")
                : new FieldError("", "launched-fields-fixed", field),
            refusal.Why
        );
        Assert.Equal(
            before.ConfigVersion,
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.ConfigVersion
        );
    }

    [Fact]
    public async Task Changed_rules_hold_for_facts_from_their_instant_on_and_older_facts_keep_theirs()
    {
        await using var challenge = await Launched();
        var changed = await Change(
            challenge,
            x =>
                x with
                {
                    Rules =
                    [
                        new Rule
                        {
                            Code = "t",
                            Name = "T",
                            On = Stage.Taken,
                            Points = 7,
                        },
                    ],
                    RulesEffectiveFrom = Challenge.Noon.AddHours(1),
                }
        );
        Assert.Equal(2, changed.RuleSetVersion);
        challenge.Running.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(
            1,
            (
                await challenge.Tell(
                    "taken",
                    "L1",
                    "anna",
                    x => x with { At = Challenge.Noon.AddHours(1).AddMilliseconds(-1) }
                )
            ).Points
        );
        Assert.Equal(
            7,
            (await challenge.Tell("taken", "L2", "anna", x => x with { At = Challenge.Noon.AddHours(1) })).Points
        );
        await challenge.Running.Restart(redis.ConnectionString);
        Assert.Equal(3, (await challenge.Tell("contacted", "L1", "anna", x => x with { At = Challenge.Noon })).Points);
        Assert.Equal("recorded", (await challenge.Tell("contacted", "L2", "anna")).Status);
        Assert.Equal([1, 2, 1], (await challenge.Ledger()).Select(x => x.RuleSetVersion));
    }

    [Fact]
    public async Task Rules_cannot_be_changed_for_the_past()
    {
        await using var challenge = await Launched();
        Assert.Equal(
            RefusedKind.Invalid,
            await CorrectionsTests.Refused(() =>
                Change(challenge, x => x with { Rules = [], RulesEffectiveFrom = Challenge.Noon.AddMilliseconds(-1) })
            )
        );
        Assert.Equal(2, (await Change(challenge, x => x with { Rules = [] })).RuleSetVersion);
        Assert.Equal(1, (await challenge.Tell("taken", "L1", "anna")).Points);
    }

    [Fact]
    public async Task What_was_read_can_be_written_back_and_changes_nothing()
    {
        await using var challenge = await Launched();
        for (var i = 0; i < 2; i++)
            Assert.Equal(1, (await Change(challenge, x => x)).RuleSetVersion);
        Assert.Equal(
            1,
            (await Change(challenge, x => x with { Name = "Another name", Prizes = [Some.Prize()] })).RuleSetVersion
        );
        Assert.Equal(
            "Another name",
            (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document.Name!.In("en")
        );
    }

    [Fact]
    public async Task A_version_seen_before_somebody_elses_change_is_stale()
    {
        await using var challenge = await Launched();
        var seen = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Mark;
        await Change(challenge, x => x with { Name = "One" }, seen);
        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() => Change(challenge, x => x with { Name = "Two" }, seen))
        );
        Assert.Equal(
            RefusedKind.Stale,
            await CorrectionsTests.Refused(() =>
                challenge.Engine.Campaigns.Put("unknown", Challenge.Document, new Expectation(Something: true))
            )
        );
        Assert.Equal("One", (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document.Name!.In("en"));
    }

    [Fact]
    public async Task Only_a_draft_can_be_deleted_and_what_takes_its_place_knows_nothing_of_it()
    {
        await using var challenge = await Launched();
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => challenge.Engine.Campaigns.Delete(Challenge.Code))
        );
        var engine = challenge.Engine;
        await engine.Campaigns.Put("draft", Challenge.Document, null);
        await engine.Campaigns.Delete("draft");
        Assert.Equal(RefusedKind.NotFound, await CorrectionsTests.Refused(() => engine.Campaigns.Get("draft")));
        await engine.Campaigns.Put("next", Challenge.Document with { Teams = [new Team("paris", "Paris")] }, null);
        Assert.Equal(
            new PutCounts(1, 0),
            await engine.Roster.Put("next", [Challenge.People[0] with { Team = "paris" }])
        );
        Assert.Equal(
            RefusedKind.Invalid,
            await CorrectionsTests.Refused(() => engine.Roster.Put("next", [Challenge.People[1]]))
        );
    }

    [Fact]
    public async Task Launching_twice_or_many_times_at_once_is_launching_once()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Campaigns.Put(Challenge.Code, Challenge.Document, null);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => running.Engine.Campaigns.Launch(Challenge.Code)));
        Assert.Equal(1, (await running.Engine.Campaigns.Get(Challenge.Code)).RuleSetVersion);
        Assert.Equal(12, (await running.Engine.Reads.Snapshot(Challenge.Code)).Periods.Count);
        await Invariants.Hold(running.Engine);
    }

    [Fact]
    public async Task A_closed_campaign_changes_no_more()
    {
        await using var challenge = await Launched();
        challenge.Running.Clock.Advance(TimeSpan.FromDays(500));
        await challenge.Engine.Closing.CloseDue();
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => Change(challenge, x => x with { Name = "Too late" }))
        );
        Assert.Equal(
            RefusedKind.Conflict,
            await CorrectionsTests.Refused(() => challenge.Engine.Campaigns.Launch(Challenge.Code))
        );
    }
}
