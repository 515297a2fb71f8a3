using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Jobs.Tests;

/// <summary>
/// A small sales floor on a real store in a directory of its own: a campaign of three months, a prize each month, one
/// for all.
/// </summary>
public sealed class Floor : IAsyncDisposable
{
    public const string Campaign = "spring";
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("ch-jobs-");
    private readonly List<EngineParts> engines = [];

    private Floor(string? redis) => Redis = redis;

    public string? Redis { get; }

    /// <summary>Of a campaign with more facts, reports are made by a job.</summary>
    private int ReportFacts { get; init; } = ReportRuns.MostAtOnce;
    public Clock Clock { get; } = new(Utc(2026, 1, 1));
    public EngineParts Engine => engines[^1];

    public static DateTimeOffset Utc(int year, int month, int day, int hour = 0) =>
        new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    /// <summary>Launched, with a lead closed by anna and one taken by bob in January.</summary>
    public static async Task<Floor> Open(string? redis = null, int reportFacts = ReportRuns.MostAtOnce)
    {
        var floor = new Floor(redis) { ReportFacts = reportFacts };
        await floor.Enter();
        await floor.Engine.Campaigns.Put(Campaign, Document, null);
        await floor.Engine.Roster.Put(
            Campaign,
            [new Participant { Code = "anna", Name = "Anna" }, new Participant { Code = "bob", Name = "Bob" }]
        );
        await floor.Engine.Campaigns.Launch(Campaign);
        floor.Clock.SetUtcNow(Utc(2026, 1, 20));
        await floor.Record("lead.closed", "anna", Utc(2026, 1, 10));
        await floor.Record("lead.taken", "bob", Utc(2026, 1, 11));
        return floor;
    }

    /// <summary>One more process on the same data; the last one is <see cref="Engine"/>.</summary>
    public async Task<EngineParts> Enter()
    {
        var settings = TestStore.Settings(directory.FullName, Redis) with { ReportFacts = ReportFacts };
        engines.Add(await EngineParts.Start(settings, Clock));
        return Engine;
    }

    /// <summary>Ends the process and starts it again at <paramref name="later"/>.</summary>
    public async Task Down(DateTimeOffset later)
    {
        await Engine.DisposeAsync();
        engines.Remove(Engine);
        Clock.SetUtcNow(later);
        await Enter();
    }

    public async Task Record(string type, string rep, DateTimeOffset at)
    {
        var answer = (
            await Engine.Scorekeeper.Record([
                new ReceivedEvent(
                    new LeadEvent
                    {
                        Campaign = Campaign,
                        Source = "crm",
                        Id = $"{type}-{rep}-{at:MMdd}",
                        Type = type,
                        Lead = $"{rep}-{at:MMdd}",
                        Rep = rep,
                        At = at,
                    },
                    null,
                    "{}"
                ),
            ])
        )[0];
        Assert.Equal("scored", answer.Status);
    }

    /// <summary>The prizes won, as "period prize member-code".</summary>
    public async Task<IReadOnlyList<string>> Awards()
    {
        await using var connection = await Engine.Database.Connect();
        var snapshot = (await CampaignSnapshot.Load(connection, Campaign))!;
        return
        [
            .. (await AwardRows.Of(connection, snapshot.Campaign.Id)).Select(x =>
                $"{x.Period} {x.Prize} {snapshot.CodeOf(x.Board, x.Member)}"
            ),
        ];
    }

    public async Task<IReadOnlyList<int>> Closed()
    {
        await using var connection = await Engine.Database.Connect();
        var snapshot = (await CampaignSnapshot.Load(connection, Campaign))!;
        return [.. snapshot.Periods.Where(x => x.ClosedAt is not null).Select(x => x.Number)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in engines)
            await engine.DisposeAsync();
        directory.Delete(recursive: true);
        TestStore.Drop(directory.FullName);
    }

    private static CampaignDocument Document =>
        new()
        {
            Name = "Spring",
            TimeZone = "Etc/UTC",
            Currency = "EUR",
            StartsAt = Utc(2026, 1, 1),
            EndsAt = Utc(2026, 4, 1),
            Prizes =
            [
                new Prize
                {
                    Code = "best",
                    Name = "Best of the month",
                    Scope = PrizeScope.Period,
                    Board = BoardKind.Reps,
                    Ranks = [1, 1],
                },
                new Prize
                {
                    Code = "draw",
                    Name = "Draw of the month",
                    Scope = PrizeScope.Period,
                    Board = BoardKind.Reps,
                    Raffle = new Raffle(RaffleTickets.Entries, 2),
                },
                new Prize
                {
                    Code = "grand",
                    Name = "Best of all",
                    Scope = PrizeScope.Campaign,
                    Board = BoardKind.Reps,
                    Ranks = [1, 1],
                },
            ],
        };
}
