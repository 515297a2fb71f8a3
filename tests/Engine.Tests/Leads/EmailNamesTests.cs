using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class EmailNamesTests(SharedRedis redis)
{
    private Task<Challenge> Launched() => Challenge.Launched(redis: redis.ConnectionString);

    private static Task Put(Challenge challenge, string code, string? email) =>
        challenge.Engine.Roster.Put(
            Challenge.Code,
            [Challenge.People.Single(x => x.Code == code) with { Email = email }]
        );

    [Fact]
    public async Task People_are_named_by_their_address_in_whatever_letters()
    {
        await using var challenge = await Launched();
        var answer = await challenge.Tell(
            "contacted",
            "L1",
            "aNNa.bOTH@EXAMPLE.ORG",
            x => x with { Prospector = "PIA@example.org" }
        );
        Assert.Equal(("scored", "anna"), (answer.Status, answer.Entries.Single().Participant));
        Assert.Equal(
            ("anna", "pia"),
            (await challenge.Ledger()).Single() is var line ? (line.Rep, line.Prospector) : default
        );
    }

    [Theory]
    [InlineData("nobody@example.org", "unknown_participant")]
    [InlineData("@", "unknown_participant")]
    [InlineData("shared@example.org", "unknown_participant")]
    [InlineData("pia@example.org", "invalid")]
    [InlineData("pia", "invalid")]
    public async Task Nobodys_and_a_shared_address_are_unknown_and_one_of_the_other_role_is_invalid(
        string rep,
        string reason
    )
    {
        await using var challenge = await Launched();
        await Put(challenge, "carl", "shared@example.org");
        await Put(challenge, "paul", "Shared@example.org");
        var answer = await challenge.Tell("taken", "L1", rep);
        Assert.Equal(("rejected", reason, "rep"), (answer.Status, answer.Reason, answer.Error?.Field));
    }

    [Fact]
    public async Task The_same_event_is_a_duplicate_by_address_or_by_code_whatever_addresses_have_become()
    {
        await using var challenge = await Launched();
        var taken = challenge.Event("taken", "L1", "anna.both@example.org");
        Assert.Equal("scored", (await challenge.Tell(taken))[0].Status);
        await Same(challenge, taken, taken with { Rep = "ANNA.BOTH@example.org" }, taken with { Rep = "anna" });
        await Put(challenge, "anna", "married@example.org");
        await Same(challenge, taken, taken with { Rep = "married@example.org" });
        await Put(challenge, "bob", "anna.both@example.org");
        await Same(challenge, taken, taken with { Rep = "anna" });
        Assert.Equal("id_reused", (await challenge.Tell(taken with { Rep = "bob" }))[0].Reason);
        Assert.Equal("id_reused", (await challenge.Tell(taken with { Rep = null }))[0].Reason);
        Assert.Single(await challenge.Ledger());
    }

    private static async Task Same(Challenge challenge, params LeadEvent[] events) =>
        Assert.All(await challenge.Tell(events), x => Assert.Equal("duplicate", x.Status));

    [Fact]
    public async Task An_event_of_an_unknown_address_scores_once_somebody_has_it()
    {
        await using var challenge = await Launched();
        var taken = challenge.Event("taken", "L1", "carl@example.org");
        Assert.Equal("unknown_participant", (await challenge.Tell(taken))[0].Reason);
        await Put(challenge, "carl", "Carl@example.org");
        Assert.Equal("scored", (await challenge.Tell(taken))[0].Status);
    }

    [Fact]
    public async Task A_replay_knows_who_was_meant_then()
    {
        await using var challenge = await Launched();
        await challenge.Tell("taken", "L1", "bob@example.org");
        await Put(challenge, "bob", null);
        var replayed = await Replayed.Play(
            challenge.Engine,
            Challenge.Code,
            Trial.InForce,
            challenge.Running.Clock.GetUtcNow()
        );
        Assert.Empty(await replayed.Differences(challenge.Engine, Challenge.Code));
        Assert.Equal(1, replayed.Replay.Answers["scored"]);
    }

    [Fact]
    public async Task Nothing_keeps_an_address_of_who_was_erased()
    {
        await using var challenge = await Launched();
        const string old = "old.address+crm@example.org";
        const string now = "New.Address@example.org";
        await Put(challenge, "bob", old);
        await challenge.Tell("taken", "L1", old);
        await Put(challenge, "bob", now);
        await challenge.Tell("contacted", "L1", now);
        await Rejected(challenge, $$"""{ "rep": "{{now.ToUpperInvariant()}}" }""", now);
        await Rejected(challenge, """{ "prospector": "old.address\u002Bcrm@example.org" }""", old);

        Assert.Single(
            (
                await challenge.Engine.PersonalFiles.Participant(Challenge.Code, "bob", new Actor("key:admin", null))
            ).Rejected
        );
        await challenge.Engine.Erasure.Participant(Challenge.Code, "bob", new Actor("key:admin", null));

        await using var connection = await challenge.Engine.Database.Connect();
        var texts = new List<string>();
        foreach (
            var sql in new[]
            {
                "select Content from Facts",
                "select Told from Rejections",
                "select Message from Rejections",
                "select Document from Changes",
            }
        )
            texts.AddRange(await Dapper.SqlMapper.QueryAsync<string>(connection, sql));
        Assert.DoesNotContain(
            texts,
            x =>
                x.Contains("address", StringComparison.OrdinalIgnoreCase)
                && x.Contains("example.org", StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal([1, 3], (await challenge.Ledger()).Select(x => x.Points));
    }

    private static Task Rejected(Challenge challenge, string text, string rep) =>
        challenge.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                challenge.Event("dreamt", "L9", rep, x => x with { Type = "lead.dreamt" }),
                new FieldError("rep", "not-a-rep", rep),
                text
            ),
        ]);
}
