using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// A campaign's people are forgotten in parts: of each person all goes at once, and a crash leaves whole people.
/// </summary>
public sealed class MassErasureTests(SharedRedis redis)
{
    private const int Players = 600;

    /// <summary>Of one transaction.</summary>
    private const int Part = 250;
    private const string Mark = "player-0";

    private static string Code(int i) => $"player-{i:D5}";

    private static Participant Player(int i) =>
        new()
        {
            Code = Code(i),
            Name = $"{Code(i)} of Lyon",
            Team = "lyon",
            Role = Role.Rep,
            Email = $"{Code(i)}@example.org",
            Person = $"person of {Code(i)}",
        };

    /// <summary>
    /// Each took a lead, every other one by address; two were named by events that nobody understood. The campaign is
    /// over since a month.
    /// </summary>
    private async Task<Challenge> Over()
    {
        var challenge = await Challenge.Launched(
            x => x with { Privacy = new Privacy(KeepMonths: 1), Prizes = [Some.Prize()] },
            redis.ConnectionString
        );
        await challenge.Engine.Roster.Put(Challenge.Code, [.. Enumerable.Range(0, Players).Select(Player)]);
        await challenge.Engine.Roster.Put(Challenge.Code, [Player(7) with { Email = $"{Code(7)}.new@example.org" }]);
        await challenge.Tell(
            Enumerable
                .Range(0, Players)
                .Where(i => i != 7)
                .Select(i => challenge.Event("taken", $"L{i}", i % 2 == 0 ? Code(i) : Player(i).Email))
        );
        foreach (var name in new[] { Code(3), Player(7).Email! })
            await challenge.Engine.Scorekeeper.Record([
                new ReceivedEvent(
                    challenge.Event("taken", "L0", name, x => x with { Type = "lead.dreamt" }),
                    null,
                    $$"""{ "source": "crm", "data": { "rep": "{{name}}" } }"""
                ),
            ]);
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddHours(2));
        await challenge.Engine.Closing.CloseDue();
        challenge.Running.Clock.SetUtcNow(Challenge.Start.AddYears(1).AddMonths(1).AddDays(1));
        return challenge;
    }

    /// <summary>The tables where a player's code or address stands.</summary>
    private static async Task<IReadOnlyList<string>> Found(Challenge challenge)
    {
        var found = new List<string>();
        await using var connection = await challenge.Engine.Database.Connect();
        foreach (
            var table in (await connection.QueryAsync<string>(TestStore.Tables)).Except(["Audit", "sqlite_sequence"])
        )
        {
            var rows = await connection.QueryAsync($"select * from {table}");
            var texts = rows.SelectMany(row => ((IDictionary<string, object?>)row).Values).OfType<string>();
            if (texts.Any(x => x.Contains(Mark, StringComparison.OrdinalIgnoreCase)))
                found.Add(table);
        }

        return found;
    }

    private static async Task<string> Certified(Challenge challenge)
    {
        var stored = (await challenge.Engine.Results.Find(Challenge.Code, BoardKey.Overall))!.Stored;
        Assert.Equal(stored.Sha256, Results.Sha256(stored.Canonical));
        return stored.Sha256;
    }

    [Fact]
    public async Task All_of_all_goes_and_points_ranks_and_hashes_stay()
    {
        await using var challenge = await Over();
        var certified = await Certified(challenge);
        var points = (await challenge.Ledger()).Select(x => (x.Seq, x.Points)).ToList();
        Assert.NotEmpty(await Found(challenge));

        Assert.Equal(Players + Challenge.People.Count, await challenge.Engine.Erasure.Due());
        Assert.Equal(0, await challenge.Engine.Erasure.Due());

        Assert.Empty(await Found(challenge));
        Assert.Equal(certified, await Certified(challenge));
        Assert.Equal(points, (await challenge.Ledger()).Select(x => (x.Seq, x.Points)));
        Assert.All(await challenge.Engine.Roster.All(Challenge.Code), x => Assert.StartsWith("erased-", x.Code));
        Assert.Equal(
            Players + Challenge.People.Count,
            (await challenge.Engine.AuditLog.Page(new AuditQuery(Action: AuditActions.ParticipantErased))).Count
        );
        await Invariants.Hold(challenge.Engine);
    }

    [Fact]
    public async Task A_crash_amid_it_leaves_whole_people_and_the_next_time_does_the_rest()
    {
        await using var challenge = await Over();
        await using var connection = await challenge.Engine.Database.Connect();
        var people = (await ParticipantRows.Of(connection, 1)).OrderBy(x => x.Number).ToList();
        await Sabotage.Begin(
            connection,
            "Audit",
            $"Subject = 'erased-{Masks.NumberOf(people[Part + 10])}'",
            wholeTransaction: true
        );
        await Assert.ThrowsAnyAsync<Exception>(challenge.Engine.Erasure.Due);
        await Sabotage.End(connection, "Audit", wholeTransaction: true);

        var left = (await ParticipantRows.Of(connection, 1)).Where(x => x.ErasedAt is null).ToList();
        Assert.Equal(people.Skip(Part).Select(x => x.Code).Order(), left.Select(x => x.Code).Order());
        foreach (var person in people.Where((x, i) => i % 10 == 0 && x.Code.StartsWith(Mark, StringComparison.Ordinal)))
            Assert.Equal(
                left.Any(x => x.Code == person.Code) && person.Code != Code(7) ? 1 : 0,
                (await FactRows.Naming(connection, 1, person.Code)).Count
            );

        Assert.Equal(left.Count, await challenge.Engine.Erasure.Due());
        Assert.Empty(await Found(challenge));
        await Invariants.Hold(challenge.Engine);
    }
}
