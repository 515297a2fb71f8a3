using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ThemePacksTests(SharedRedis redis)
{
    private static readonly UploadedTheme Pirates = new(
        "pirates",
        """{ "code": "pirates" }""",
        new Dictionary<string, byte[]> { ["art/skull.svg"] = [1, 2, 3], ["sounds/arr.mp3"] = [4] }
    );

    [Fact]
    public async Task A_pack_is_found_again_with_its_files_after_a_restart()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        var (kept, created) = await running.Engine.Themes.Put(Pirates, null, "zoe");
        await running.Restart(redis.ConnectionString);

        var found = Assert.Single(await running.Engine.Themes.All());
        Assert.True(created);
        Assert.Equal(
            (kept.Id, "pirates", 1L, Pirates.Document, "zoe"),
            (found.Id, found.Code, found.Version, found.Document, found.ChangedBy)
        );
        Assert.Equal(Pirates.Files.Keys.Order(), (await running.Engine.Themes.Files(found.Id)).Keys.Order());
        Assert.Equal([1, 2, 3], await running.Engine.Themes.File(found.Id, "art/skull.svg"));
        Assert.Null(await running.Engine.Themes.File(found.Id, "art/none.svg"));
    }

    [Fact]
    public async Task A_changed_pack_has_a_new_stamp_and_only_the_files_that_it_brought()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        var (first, _) = await running.Engine.Themes.Put(Pirates, null);
        var (second, created) = await running.Engine.Themes.Put(
            Pirates with
            {
                Files = new Dictionary<string, byte[]> { ["art/flag.svg"] = [9] },
            },
            new Expectation(Versions: [1])
        );

        Assert.False(created);
        Assert.Equal((first.Id, 2L), (second.Id, second.Version));
        Assert.Equal([new ThemeStamp(first.Id, 2L)], await running.Engine.Themes.Stamps());
        Assert.Equal(["art/flag.svg"], (await running.Engine.Themes.Files(first.Id)).Keys);
    }

    [Fact]
    public async Task Who_has_read_an_older_version_does_not_write_over_a_newer_one()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Themes.Put(Pirates, null);
        await running.Engine.Themes.Put(Pirates with { Document = "{}" }, null);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            running.Engine.Themes.Put(Pirates, new Expectation(Versions: [1]))
        );

        Assert.Equal(RefusedKind.Stale, refused.Kind);
        Assert.Equal("{}", (await running.Engine.Themes.All()).Single().Document);
        Assert.Equal(2, (await running.Engine.Themes.Files((await running.Engine.Themes.All()).Single().Id)).Count);
    }

    [Fact]
    public async Task A_pack_that_a_campaign_is_shown_in_cannot_be_deleted_and_a_new_one_of_its_code_is_another()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        var (first, _) = await running.Engine.Themes.Put(Pirates, null);
        await running.Engine.Campaigns.Put("sea", Challenge.Document with { Theme = "pirates" }, null);

        Assert.Equal(["sea"], await running.Engine.Themes.UsedBy("pirates"));
        Assert.Equal(
            RefusedKind.Conflict,
            (await Assert.ThrowsAsync<RefusedException>(() => running.Engine.Themes.Delete("pirates"))).Kind
        );
        await running.Engine.Campaigns.Put("sea", Challenge.Document with { Theme = "classic" }, null);
        await running.Engine.Themes.Delete("pirates");

        Assert.Empty(await running.Engine.Themes.All());
        Assert.Empty(await running.Engine.Themes.Files(first.Id));
        Assert.NotEqual(first.Id, (await running.Engine.Themes.Put(Pirates, null)).Theme.Id);
        Assert.Equal(
            RefusedKind.NotFound,
            (await Assert.ThrowsAsync<RefusedException>(() => running.Engine.Themes.Delete("none"))).Kind
        );
    }

    [Fact]
    public async Task Who_changed_what_is_in_the_audit()
    {
        await using var running = await RunningEngine.Start(Challenge.Noon, redis.ConnectionString);
        await running.Engine.Themes.Put(Pirates, null, "zoe");
        await running.Engine.Themes.Put(
            Pirates with
            {
                Document = """{ "code": "pirates", "name": "Zoé" }""",
            },
            null,
            "yan"
        );
        await running.Engine.Themes.Delete("pirates", "zoe");

        var lines = await running.Engine.AuditLog.Page(new AuditQuery());

        Assert.Equal(
            ["zoe theme.created pirates", "yan theme.changed pirates", "zoe theme.deleted pirates"],
            lines.Select(x => $"{x.Author} {x.Action} {x.Subject}")
        );
        Assert.Contains("Zoé", lines[1].After);
        Assert.Equal(lines[1].After, lines[2].Before);
    }
}
