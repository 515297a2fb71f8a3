namespace ChallengeHub.Testing;

/// <summary>
/// A launched campaign on a real engine with a few people, and short ways to tell it events and to look at its boards.
/// </summary>
public sealed class Challenge : IAsyncDisposable
{
    public const string Code = "hollywood";
    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-01-01T00:00:00+01:00");
    public static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-03-02T12:00:00+01:00");
    private int ids;

    private Challenge(RunningEngine running, string? redis)
    {
        Running = running;
        Redis = redis;
    }

    public RunningEngine Running { get; }

    /// <summary>The connection string of its boards; null when they are embedded.</summary>
    public string? Redis { get; }
    public EngineParts Engine => Running.Engine;

    /// <summary>
    /// Anna and Bob of Lyon, Carl of Lille; Pia and Paul find leads. It is noon of 2 March 2026 in Paris.
    /// </summary>
    public static async Task<Challenge> Launched(
        Func<CampaignDocument, CampaignDocument>? configure = null,
        string? redis = null,
        DateTimeOffset? now = null
    )
    {
        var challenge = new Challenge(await RunningEngine.Start(now ?? Noon, redis), redis);
        await challenge.Launch((configure ?? (x => x))(Document));
        return challenge;
    }

    /// <summary>The same on an engine that the test has started; it ends with the challenge.</summary>
    public static async Task<Challenge> Launched(
        RunningEngine running,
        string? redis,
        Func<CampaignDocument, CampaignDocument>? configure = null
    )
    {
        var challenge = new Challenge(running, redis);
        await challenge.Launch((configure ?? (x => x))(Document));
        return challenge;
    }

    public static CampaignDocument Document { get; } =
        new()
        {
            Name = "Hollywood producers",
            TimeZone = "Europe/Paris",
            Currency = "EUR",
            StartsAt = Start,
            EndsAt = Start.AddYears(1),
            Teams = [new Team("lyon", "Lyon"), new Team("lille", "Lille")],
        };

    public static IReadOnlyList<Participant> People { get; } =
    [
        new()
        {
            Code = "anna",
            Name = "Anna",
            Team = "lyon",
            Role = Role.Rep,
            Email = "Anna.Both@example.org",
        },
        new()
        {
            Code = "bob",
            Name = "Bob",
            Team = "lyon",
            Role = Role.Rep,
            Email = "bob@example.org",
        },
        new()
        {
            Code = "carl",
            Name = "Carl",
            Team = "lille",
            Role = Role.Rep,
        },
        new()
        {
            Code = "pia",
            Name = "Pia",
            Team = "lyon",
            Role = Role.Prospector,
            Email = "pia@example.org",
        },
        new()
        {
            Code = "paul",
            Name = "Paul",
            Role = Role.Prospector,
        },
    ];

    /// <summary>An event that happened a minute ago, unless <paramref name="change"/> says otherwise.</summary>
    public LeadEvent Event(string type, string lead, string? rep = null, Func<LeadEvent, LeadEvent>? change = null) =>
        (change ?? (x => x))(
            new LeadEvent
            {
                Campaign = Code,
                Source = "crm",
                Id = $"e{Interlocked.Increment(ref ids)}",
                Type = $"lead.{type}",
                Lead = lead,
                Rep = rep,
                At = Running.Clock.GetUtcNow().AddMinutes(-1),
            }
        );

    public async Task<Answer> Tell(
        string type,
        string lead,
        string? rep = null,
        Func<LeadEvent, LeadEvent>? change = null
    ) => (await Tell(Event(type, lead, rep, change)))[0];

    public Task<IReadOnlyList<Answer>> Tell(params IEnumerable<LeadEvent> events) =>
        Engine.Scorekeeper.Record([.. events.Select(x => new ReceivedEvent(x, null, "{}"))]);

    public Task<Standings> Board(BoardKind board = BoardKind.Reps, string period = "overall") =>
        Engine.Reads.Read(new StandingsQuery(Code, board, period));

    public async Task<decimal> Points(string code, BoardKind board = BoardKind.Reps, string period = "overall") =>
        (await Board(board, period)).Rows.FirstOrDefault(row => row.Code == code)?.Points ?? 0;

    public Task<IReadOnlyList<LedgerLine>> Ledger() => Engine.Ledger.Page(Code, null, 0, 100_000);

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    private async Task Launch(CampaignDocument document)
    {
        await Engine.Campaigns.Put(Code, document, null);
        await Engine.Roster.Put(Code, People);
        await Engine.Campaigns.Launch(Code);
    }
}
