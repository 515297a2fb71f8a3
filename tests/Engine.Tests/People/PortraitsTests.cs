using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class PortraitsTests(SharedRedis redis)
{
    private static readonly Actor Office = new("key:admin", null);
    private static readonly CampaignPlayer Anna = new() { Campaign = Challenge.Code, Code = "anna" };
    private static readonly byte[] Picture = [0xFF, 0xD8, 1, 2, 3];

    [Fact]
    public async Task Without_consent_nothing_is_kept()
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await challenge.Engine.Portraits.Show(Anna, new NewPhoto(Picture, 7, IsAgreed: false), Office)
        );
        Assert.Equal([new FieldError("consent", "photo-consent")], refused.Errors);
        Assert.Equal(0, await Count(challenge, "Photos"));
    }

    [Fact]
    public async Task A_photo_stands_beside_a_name_and_never_beside_an_alias()
    {
        await using var challenge = await Shown();
        var mark = (await challenge.Board()).Rows.Single(x => x.Code == "anna").Photo!;
        Assert.Equal(Picture, await challenge.Engine.Portraits.Find(Challenge.Code, mark));
        Assert.Null(await challenge.Engine.Portraits.Find("another", mark));

        await challenge.Engine.Roster.Show(Challenge.Code, "anna", new Appearance(Display.Alias, "Foxy"), Office);

        Assert.Null((await challenge.Board()).Rows.Single(x => x.Name == "Foxy").Photo);
        var staff = new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall") { Audience = Audience.Staff };
        Assert.Null((await challenge.Engine.Reads.Read(staff)).Rows.Single(x => x.Code == "anna").Photo);
        Assert.Null(await challenge.Engine.Portraits.Find(Challenge.Code, mark));
    }

    [Fact]
    public async Task Another_photo_has_another_mark_and_one_that_is_taken_back_is_gone_at_once()
    {
        await using var challenge = await Shown();
        var first = (await challenge.Board()).Rows.Single(x => x.Code == "anna").Photo!;
        await challenge.Engine.Portraits.Show(Anna, new NewPhoto([.. Picture, 4], 7, IsAgreed: true), Office);
        var second = (await challenge.Board()).Rows.Single(x => x.Code == "anna").Photo!;
        Assert.NotEqual(first, second);
        Assert.Null(await challenge.Engine.Portraits.Find(Challenge.Code, first));

        await challenge.Engine.Portraits.Remove(Anna, Office);

        Assert.Null((await challenge.Board()).Rows.Single(x => x.Code == "anna").Photo);
        Assert.Null(await challenge.Engine.Portraits.Find(Challenge.Code, second));
        Assert.Equal(0, await Count(challenge, "Photos"));
    }

    [Fact]
    public async Task Who_asks_is_handed_both_and_who_is_erased_leaves_neither()
    {
        await using var challenge = await Shown();
        await challenge.Engine.Portraits.Play(Anna, "period", Office);

        var file = await challenge.Engine.PersonalFiles.Participant(Challenge.Code, "anna", Office);
        Assert.Equal(
            (Challenge.Noon.ToUniversalTime(), "period"),
            (file.Photo!.ConsentAt.ToUniversalTime(), file.Tune)
        );
        Assert.Equal(Picture, file.Photo.Content);

        await challenge.Engine.Erasure.Participant(Challenge.Code, "anna", Office);

        Assert.Equal((0L, 0L), (await Count(challenge, "Photos"), await Count(challenge, "Tunes")));
        Assert.All((await challenge.Board()).Rows, x => Assert.Null(x.Photo));
    }

    [Fact]
    public async Task With_an_account_that_is_erased_its_photos_go_and_nobody_else_s()
    {
        await using var challenge = await Shown();
        var invited = await challenge.Engine.Accounts.Invite(
            new Invitation("bob@example.org", "Bob", [new Grant(AccountRole.Rep, Challenge.Code, "bob")]),
            Office
        );
        var bob = Anna with { Code = "bob" };
        await challenge.Engine.Portraits.Show(bob, new NewPhoto(Picture, invited.Account.Id, IsAgreed: true), Office);

        await challenge.Engine.Accounts.Erase(invited.Account.Id, Office);

        var people = await challenge.Engine.Roster.All(Challenge.Code);
        Assert.Equal(["anna"], people.Where(x => x.Photo is not null).Select(x => x.Code));
        Assert.Equal(1, await Count(challenge, "Photos"));
    }

    [Theory]
    [InlineData("taken", true)]
    [InlineData("closed", false)]
    [InlineData("../../etc", false)]
    public async Task A_tune_is_one_of_the_theme_s_own(string tune, bool fits)
    {
        await using var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        if (!fits)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
                await challenge.Engine.Portraits.Play(Anna, tune, Office)
            );
            Assert.Equal("tune", Assert.Single(refused.Errors).Field);
            return;
        }

        await challenge.Engine.Portraits.Play(Anna, tune, Office);
        Assert.Equal(tune, Audience.TuneOf(await Found(challenge)));
        await challenge.Engine.Portraits.Play(Anna, null, Office);
        Assert.Null(Audience.TuneOf(await Found(challenge)));
    }

    private async Task<Challenge> Shown()
    {
        var challenge = await Challenge.Launched(redis: redis.ConnectionString);
        await challenge.Tell("taken", "L1", "anna");
        await challenge.Tell("taken", "L2", "bob");
        await challenge.Engine.Portraits.Show(Anna, new NewPhoto(Picture, 999, IsAgreed: true), Office);
        return challenge;
    }

    private static async Task<Participant> Found(Challenge challenge) =>
        (await challenge.Engine.Reads.Snapshot(Challenge.Code)).Find("anna")!;

    private static async Task<long> Count(Challenge challenge, string table)
    {
        await using var connection = await challenge.Engine.Database.Connect();
        return await connection.ExecuteScalarAsync<long>($"select count(*) from {table}");
    }
}
