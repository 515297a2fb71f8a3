using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class AudienceTests(SharedRedis redis)
{
    [Fact]
    public async Task Everybody_sees_an_alias_or_nobody_in_particular_and_the_office_sees_names()
    {
        await using var challenge = await Scored();
        await Show(challenge, "bob", Display.Alias, "Red Baron");
        await Show(challenge, "carl", Display.Hidden);
        var bob = await Shown(challenge, "bob");
        var carl = await Shown(challenge, "carl");

        Assert.Equal(
            [("anna", "Anna"), (bob, "Red Baron"), (carl, "Anonymous")],
            await Lines(challenge, Audience.Everybody)
        );
        Assert.Equal([("anna", "Anna"), ("bob", "Bob"), ("carl", "Carl")], await Lines(challenge, Audience.Staff));
        Assert.Equal(
            [("anna", "Anna"), (bob, "Red Baron"), ("carl", "Carl")],
            await Lines(challenge, new Audience(false, ["carl"]))
        );
        Assert.StartsWith("~", bob);
        Assert.Null((await challenge.Engine.Reads.Snapshot(Challenge.Code)).Find(bob));
    }

    [Fact]
    public async Task Half_of_a_pair_may_be_an_alias()
    {
        await using var challenge = await Scored();
        await challenge.Tell("taken", "L9", "anna", x => x with { Prospector = "pia" });
        await Show(challenge, "pia", Display.Alias, "Foxy");

        var pair = Assert.Single((await challenge.Board(BoardKind.Pairs)).Rows);

        Assert.Equal(($"anna+{await Shown(challenge, "pia")}", "Anna + Foxy"), (pair.Code, pair.Name));
    }

    [Fact]
    public async Task Somebody_hidden_cannot_be_looked_for()
    {
        await using var challenge = await Scored();
        await Show(challenge, "bob", Display.Hidden);

        Assert.Equal(
            RefusedKind.NotFound,
            (await Assert.ThrowsAsync<RefusedException>(() => Around(challenge, "bob", Audience.Everybody))).Kind
        );
        Assert.Equal(3, (await Around(challenge, "bob", Audience.Staff)).Count);
        Assert.Equal(["anna", "bob", "carl"], await Around(challenge, "bob", new Audience(false, ["bob"])));
    }

    [Fact]
    public async Task Of_a_board_that_is_cut_the_first_are_shown_and_to_each_the_own_line_with_two_around()
    {
        await using var challenge = await Scored(x => x with { Privacy = new Privacy(Top: 2) });
        var crowd = Enumerable
            .Range(1, 9)
            .Select(i => new Participant
            {
                Code = $"r{i}",
                Name = $"Rep {i}",
                Team = "lyon",
            })
            .ToList();
        await challenge.Engine.Roster.Put(Challenge.Code, crowd);
        foreach (var rep in crowd)
            await challenge.Tell("taken", $"L-{rep.Code}", rep.Code);

        var all = await challenge.Engine.Reads.Read(
            new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall", 1000)
        );
        Assert.Equal((2, 12), (all.Rows.Count, all.Count));
        Assert.Equal(
            12,
            (
                await challenge.Engine.Reads.Read(
                    new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall", 1000) { Audience = Audience.Staff }
                )
            )
                .Rows
                .Count
        );
        Assert.Equal(["r2", "r3", "r4", "r5", "r6"], await Around(challenge, "r4", new Audience(false, ["r4"])));
        Assert.Equal(
            RefusedKind.Forbidden,
            (
                await Assert.ThrowsAsync<RefusedException>(() => Around(challenge, "r4", new Audience(false, ["r5"])))
            ).Kind
        );
        Assert.Equal(2, (await challenge.Board(BoardKind.Teams)).Rows.Count);
    }

    [Fact]
    public async Task A_wish_outlives_what_the_personnel_office_sends_every_night()
    {
        await using var challenge = await Scored();
        await Show(challenge, "bob", Display.Alias, "Red Baron");

        await challenge.Engine.Roster.Put(Challenge.Code, Challenge.People);

        Assert.Equal("Red Baron", (await Lines(challenge, Audience.Everybody))[1].Name);
        Assert.Equal(
            ["alias"],
            (await Assert.ThrowsAsync<RefusedException>(() => Show(challenge, "carl", Display.Alias))).Errors.Select(
                x => x.Field
            )
        );
    }

    /// <summary>Anna before Bob before Carl.</summary>
    private async Task<Challenge> Scored(Func<CampaignDocument, CampaignDocument>? configure = null)
    {
        var challenge = await Challenge.Launched(configure, redis.ConnectionString);
        await challenge.Tell("closed", "L1", "anna");
        await challenge.Tell("contacted", "L2", "bob");
        await challenge.Tell("taken", "L3", "carl", x => x with { At = x.At.AddMinutes(-1) });
        return challenge;
    }

    private static Task Show(Challenge challenge, string code, Display display, string? alias = null) =>
        challenge.Engine.Roster.Show(
            Challenge.Code,
            code,
            new Appearance(display, alias),
            new Actor("account:1", null)
        );

    private static async Task<string> Shown(Challenge challenge, string code) =>
        Audience.Everybody.CodeOf((await challenge.Engine.Reads.Snapshot(Challenge.Code)).Find(code)!);

    private static async Task<IReadOnlyList<(string Code, string Name)>> Lines(
        Challenge challenge,
        Audience audience
    ) =>
        [
            .. (
                await challenge.Engine.Reads.Read(
                    new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall") { Audience = audience }
                )
            ).Rows.Select(x => (x.Code, x.Name)),
        ];

    private static async Task<IReadOnlyList<string>> Around(Challenge challenge, string code, Audience audience) =>
        [
            .. (
                await challenge.Engine.Reads.Read(
                    new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall") { Around = code, Audience = audience }
                )
            ).Rows.Select(x => x.Code),
        ];
}
