using ChallengeHub.Testing;
using Dapper;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class ArchiveTests(SharedRedis redis) : IDisposable
{
    private static readonly Actor Office = new("key:admin", null);
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-archive-");
    private string File => Path.Combine(directory.FullName, "hub.ndjson");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task What_is_exported_and_imported_is_the_same_installation()
    {
        await using var challenge = await Played();
        await Export(challenge);
        await using var other = await Import(File);

        Assert.Equal(await challenge.Ledger(), await other.Engine.Ledger.Page(Challenge.Code, null, 0, 1000));
        foreach (var kind in Enum.GetValues<BoardKind>())
            Assert.Equal(
                (await challenge.Board(kind)).Rows.Select(x => $"{x.Rank} {x.Code} {x.Name} {x.Points} {x.ReachedAt}"),
                (await other.Engine.Reads.Read(new StandingsQuery(Challenge.Code, kind, "overall"))).Rows.Select(x =>
                    $"{x.Rank} {x.Code} {x.Name} {x.Points} {x.ReachedAt}"
                )
            );
        var one = (await challenge.Engine.Results.Find(Challenge.Code, 1))!.Stored;
        var two = (await other.Engine.Results.Find(Challenge.Code, 1))!.Stored;
        Assert.Equal(one.Sha256, two.Sha256);
        Assert.Equal(one.Results.Canonical(), two.Results.Canonical());
        Assert.NotEmpty(await challenge.Engine.KeptReports.Of(Challenge.Code));
        Assert.Equal(
            await challenge.Engine.KeptReports.Of(Challenge.Code),
            await other.Engine.KeptReports.Of(Challenge.Code)
        );
        Assert.Equal(
            await challenge.Engine.Awards.Winners(Challenge.Code, null),
            await other.Engine.Awards.Winners(Challenge.Code, null)
        );
        var draft = (await challenge.Engine.Drafts.Find("next"))!;
        var carried = (await other.Engine.Drafts.Find("next"))!;
        Assert.Equal(
            (draft.Id, draft.Version, draft.UpdatedAt, 5),
            (carried.Id, carried.Version, carried.UpdatedAt, carried.Document.Players.Count)
        );
        Assert.Equal(
            SignInOutcome.Welcome,
            (await other.Engine.SignIn.Password("ada@example.org", "a quiet evening of the tests", null)).Outcome
        );
        Assert.Equal(
            [1, 2, 255],
            await other.Engine.Themes.File((await other.Engine.Themes.All()).Single().Id, "art/skull.svg")
        );
        await Invariants.Hold(other.Engine);

        // and it plays on: the same event is known, a new one is numbered next
        var again = await other.Engine.Scorekeeper.Record([
            new ReceivedEvent(
                challenge.Event("taken", "L1", "anna", x => x with { Id = "first", At = Challenge.Start.AddDays(2) }),
                null,
                "{}"
            ),
        ]);
        Assert.Equal("duplicate", again[0].Status);
        Assert.Equal(0, await other.Engine.Boards.Drift(Challenge.Code));
    }

    [Fact]
    public async Task Rates_addresses_changed_amounts_and_what_was_taken_back_are_carried()
    {
        await using var challenge = await Challenge.Launched(
            x =>
                x with
                {
                    Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m },
                    Rules = [Some.Rule("sale", Stage.Closed) with { PerAmount = 1 }],
                },
            redis.ConnectionString
        );
        var closed = challenge.Event(
            "closed",
            "L1",
            "bob@example.org",
            x => x with { Amount = 10_000, Currency = "HUF" }
        );
        await challenge.Tell(closed, challenge.Event("amount_changed", "L1", null, x => x with { Amount = 40 }));
        var refused = await challenge.Tell("refused", "L2");
        await challenge.Engine.Corrections.Reverse(
            Challenge.Code,
            new EventIdentity("crm", refused.Id),
            "told wrongly",
            Office
        );
        await Export(challenge);
        await using var other = await Import(File);

        async Task<Answer> Tell(LeadEvent leadEvent) =>
            (await other.Engine.Scorekeeper.Record([new ReceivedEvent(leadEvent, null, "{}")]))[0];
        Assert.Equal(await challenge.Ledger(), await other.Engine.Ledger.Page(Challenge.Code, null, 0, 1000));
        Assert.Equal(0.0026m, (await other.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document.Rates!["HUF"]);
        Assert.Equal(
            ("duplicate", 26L),
            (await Tell(closed with { Rep = "BOB@example.org" })) is var again ? (again.Status, again.Points) : default
        );
        Assert.Equal(
            ("scored", 5L),
            (
                await Tell(
                    challenge.Event(
                        "closed",
                        "L2",
                        "anna",
                        x => x with { Id = "new", Amount = 5, At = Challenge.Start.AddDays(2) }
                    )
                )
            )
                is var scored
                ? (scored.Status, scored.Points)
                : default
        );
        await Invariants.Hold(other.Engine);
    }

    [Fact]
    public async Task An_import_that_broke_off_goes_on_where_it_stopped()
    {
        await using var challenge = await Played();
        await challenge.Tell(Enumerable.Range(0, 6000).Select(i => challenge.Event("taken", $"M{i}", "bob")));
        await Export(challenge);
        var target = Path.Combine(directory.FullName, $"{directory.Name}-to");
        var database = await Database.Open(TestStore.Settings(target));

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new Archive(database, TimeProvider.System).Import(File, new Breaking())
        );
        Assert.InRange(await Rows(database), 1, 12_000);
        await new Archive(database, TimeProvider.System).Import(File);
        await new Archive(database, TimeProvider.System).Import(File); // done twice is done once

        await using var other = await RunningEngine.Start(
            challenge.Running.Clock.GetUtcNow(),
            redis.ConnectionString,
            target
        );
        Assert.Equal(
            await challenge.Points("bob"),
            (await other.Engine.Reads.Read(new StandingsQuery(Challenge.Code, BoardKind.Reps, "overall")))
                .Rows.Single(x => x.Code == "bob")
                .Points
        );
        await Invariants.Hold(other.Engine);
    }

    [Theory]
    [InlineData("cut", "ends too soon")]
    [InlineData("changed", "SHA-256 differs")]
    [InlineData("other", "is no export")]
    [InlineData("newer", "has the format 2")]
    public async Task A_file_that_is_not_whole_is_refused_before_anything_is_written(string fault, string reason)
    {
        await using var challenge = await Played();
        await Export(challenge);
        var lines = await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken);
        var wrong = fault switch
        {
            "cut" => lines[..^2],
            "changed" =>
            [
                .. lines.Select(line => line.Replace("\"Points\":1,", "\"Points\":9,", StringComparison.Ordinal)),
            ],
            "other" => ["{\"hello\":\"world\"}"],
            _ => lines
                .Select(
                    (line, i) =>
                        i == 0 ? line.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal) : line
                )
                .ToArray(),
        };
        await System.IO.File.WriteAllLinesAsync(File, wrong, TestContext.Current.CancellationToken);
        var database = await Database.Open(TestStore.Settings(Path.Combine(directory.FullName, "to")));

        Assert.Contains(
            reason,
            (
                await Assert.ThrowsAsync<ArchiveRefused>(() => new Archive(database, TimeProvider.System).Import(File))
            ).Message
        );
        Assert.Equal(0, await Rows(database));
    }

    [Fact]
    public async Task An_installation_that_is_in_use_is_not_written_over()
    {
        await using var challenge = await Played();
        await Export(challenge);
        var points = await challenge.Points("anna");

        Assert.Contains(
            "empty installation",
            (
                await Assert.ThrowsAsync<ArchiveRefused>(() =>
                    new Archive(challenge.Engine.Database, TimeProvider.System).Import(File)
                )
            ).Message
        );
        Assert.Equal(points, await challenge.Points("anna"));
    }

    private Task<Challenge> Played() => PlayedInstallation.Launched(redis.ConnectionString, Office);

    private async Task Export(Challenge challenge)
    {
        await using var stream = System.IO.File.Create(File);
        await new Archive(challenge.Engine.Database, TimeProvider.System).Export(stream);
    }

    private async Task<RunningEngine> Import(string file)
    {
        var target = Path.Combine(directory.FullName, $"{directory.Name}-to");
        await new Archive(await Database.Open(TestStore.Settings(target)), TimeProvider.System).Import(file);
        return await RunningEngine.Start(Challenge.Start.AddMonths(1).AddHours(2), redis.ConnectionString, target);
    }

    private static async Task<long> Rows(Database database)
    {
        await using var connection = await database.Connect();
        var rows = 0L;
        foreach (var table in ArchiveTable.All)
            rows += await connection.ExecuteScalarAsync<long>(table.Count);
        return rows;
    }

    /// <summary>Breaks off after the first rows.</summary>
    private sealed class Breaking : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value) => throw new OperationCanceledException();
    }
}
