using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class DraftLaunchTests
{
    private static readonly Actor Max = "account:7";

    [Fact]
    public async Task A_launch_that_fails_leaves_the_draft_and_no_campaign()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);

        var draft = await running.Engine.Drafts.Begin(
            "stars",
            Document with
            {
                Players = [new("anna", "Anna", "nowhere", Role.Rep)],
            },
            exactly: true,
            Max
        );

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            running.Engine.Drafts.Launch("stars", draft.Version, Max)
        );

        Assert.Contains("[0].team", refusal.Errors.Select(x => x.Field));
        Assert.NotNull(await running.Engine.Drafts.Find("stars"));
        Assert.Empty(await running.Engine.Campaigns.All());
        Assert.Equal(["draft.begun"], (await running.Engine.AuditLog.Page(new AuditQuery())).Select(x => x.Action));
    }

    [Fact]
    public async Task A_launch_in_parts_that_is_refused_leaves_the_draft_and_no_campaign()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var draft = await running.Engine.Drafts.Begin(
            "stars",
            Document with
            {
                Players = [.. Many(1200), new("zoe", "Zoe", "nowhere", Role.Rep)],
            },
            exactly: true,
            Max
        );

        var refusal = await Assert.ThrowsAsync<RefusedException>(() =>
            running.Engine.Drafts.Launch("stars", draft.Version, Max)
        );

        Assert.Equal(["[1200].team"], refusal.Errors.Select(x => x.Field));
        Assert.NotNull(await running.Engine.Drafts.Find("stars"));
        Assert.Empty(await running.Engine.Campaigns.All());
    }

    [Fact]
    public async Task A_launch_in_parts_that_was_cut_off_is_gone_on_with_and_launches_once()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var draft = await running.Engine.Drafts.Begin(
            "stars",
            Document with
            {
                Players = Many(1200),
            },
            exactly: true,
            Max
        );
        await using (var connection = await running.Engine.Database.Connect())
        {
            await Sabotage.Begin(connection, "Participants", "Code = 'p0700'", wholeTransaction: false);
            await Assert.ThrowsAnyAsync<Exception>(() => running.Engine.Drafts.Launch("stars", draft.Version, Max));
            await Sabotage.End(connection, "Participants", wholeTransaction: false);
        }
        Assert.NotNull(await running.Engine.Drafts.Find("stars"));
        Assert.Null((await running.Engine.Campaigns.Get("stars")).Campaign.LaunchedAt);

        await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => running.Engine.Drafts.Launch("stars", draft.Version, Max))
        );

        Assert.Null(await running.Engine.Drafts.Find("stars"));
        var snapshot = await running.Engine.Reads.Snapshot("stars");
        Assert.NotNull(snapshot.Campaign.LaunchedAt);
        Assert.Equal((1200, 1, 12), (snapshot.Participants.Count, snapshot.RuleSets.Count, snapshot.Periods.Count));
    }

    private static IReadOnlyList<DraftPlayer> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DraftPlayer($"p{i:D4}", $"Player {i}", "lyon", Role.Rep))];

    [Fact]
    public async Task Launching_twice_at_the_same_moment_launches_once()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var draft = await running.Engine.Drafts.Begin("stars", Document, exactly: true, Max);

        var launched = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => running.Engine.Drafts.Launch("stars", draft.Version, Max))
        );

        Assert.Single(launched.Select(x => x.LaunchedAt).Distinct());
        Assert.Null(await running.Engine.Drafts.Find("stars"));
        Assert.Equal(
            ["draft.begun", "campaign.created", "participants.put", "campaign.launched", "draft.launched"],
            (await running.Engine.AuditLog.Page(new AuditQuery())).Select(x => x.Action)
        );
        var snapshot = await running.Engine.Reads.Snapshot("stars");
        Assert.Equal(
            (12, 1, "anna"),
            (snapshot.Periods.Count, snapshot.RuleSets.Count, snapshot.Participants.Single().Code)
        );
        Assert.Equal(
            (Challenge.Start, Challenge.Start.AddYears(1)),
            (snapshot.Campaign.StartsAt, snapshot.Campaign.EndsAt)
        );
        var answers = await running.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                new LeadEvent
                {
                    Campaign = "stars",
                    Source = "crm",
                    Id = "1",
                    Type = "lead.closed",
                    Lead = "L",
                    Rep = "anna",
                    At = Challenge.Noon.AddMinutes(-1),
                },
                null,
                "{}"
            ),
        ]);
        Assert.Equal(("scored", 10), (answers[0].Status, answers[0].Points));
    }

    [Fact]
    public async Task What_was_saved_after_the_review_was_read_is_not_launched()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var read = await running.Engine.Drafts.Begin("stars", Document, exactly: true, Max);
        await running.Engine.Drafts.Save(
            read with
            {
                Document = Document with { Campaign = Document.Campaign with { Rules = [Some.Rule(points: 1000)] } },
            },
            "account:8"
        );

        Assert.Equal(
            RefusedKind.Stale,
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    running.Engine.Drafts.Launch("stars", read.Version, Max)
                )
            ).Kind
        );
        Assert.Empty(await running.Engine.Campaigns.All());
    }

    [Fact]
    public async Task A_code_that_somebody_took_meanwhile_is_told_and_nothing_of_his_is_touched()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon);
        var draft = await running.Engine.Drafts.Begin("stars", Document, exactly: true, Max);
        await running.Engine.Campaigns.Put("stars", Challenge.Document, null);

        Assert.Contains(
            "code",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    running.Engine.Drafts.Launch("stars", draft.Version, Max)
                )
            ).Errors.Select(x => x.Field)
        );
        Assert.Null((await running.Engine.Campaigns.Get("stars")).Campaign.LaunchedAt);
    }

    [Fact]
    public async Task Whoever_is_forgotten_is_in_no_copy_of_his_campaign_either()
    {
        await using var challenge = await Challenge.Launched();
        var cloned = Cloning.NextYear(await challenge.Engine.Reads.Snapshot(Challenge.Code));
        await challenge.Engine.Drafts.Begin(
            "next",
            cloned with
            {
                Listed = PlayerList.Write(cloned, column => column.ToString()),
            },
            exactly: true,
            Max
        );
        await challenge.Engine.Drafts.Begin(
            "other",
            Document with
            {
                Players = [new("anna", "Another Anna", "lyon", Role.Rep)],
            },
            exactly: true,
            Max
        );

        await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", Max);

        var next = (await challenge.Engine.Drafts.Find("next"))!.Document;
        Assert.Equal(["bob", "carl", "paul", "pia"], next.Players.Select(x => x.Code));
        Assert.DoesNotContain("Anna", next.Listed);
        Assert.Contains("Bob", next.Listed);
        Assert.Empty(PlayerList.Read(next.Listed, next).Faults);
        Assert.Equal("anna", (await challenge.Engine.Drafts.Find("other"))!.Document.Players.Single().Code);
    }

    private static DraftDocument Document =>
        new()
        {
            Campaign = Challenge.Document with { StartsAt = null, EndsAt = null },
            Window = new(new(2026, 1, 1), new(2026, 12, 31)),
            Players = [new("anna", "Anna", "lyon", Role.Rep)],
        };
}
