using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The program as it is built, in a process of its own on files of its own, called by a key of its own like any other
/// program's.
/// </summary>
internal sealed class MeasuredHub : IAsyncDisposable
{
    /// <summary>Names the ChallengeHub.Web.dll of a published hub; unset: the one built beside this program.</summary>
    private const string Published = "CHALLENGEHUB_BENCH_PROGRAM";

    /// <summary>More than one load sends.</summary>
    private const long NumbersOfOneLoad = 1_000_000_000;
    private const int PeopleAtOnce = 10_000;
    private const int EventsAtOnce = 1_000;
    private static long loads;
    private static int launched;

    private readonly HubProcess process;

    private MeasuredHub(HubProcess process, string key, ApiClient api, TimeSpan started)
    {
        this.process = process;
        Key = key;
        Api = api;
        Started = started;
    }

    /// <summary>May do everything.</summary>
    public ApiClient Api { get; }

    /// <summary>From the start of the process until it says that it is ready.</summary>
    public TimeSpan Started { get; }
    public int Port => process.Port;
    public Uri Url => new(process.Url);

    /// <summary>Of a program that sends events and reads boards.</summary>
    public string Key { get; }

    /// <summary>Whether the next ones use it too: only <see cref="Close"/> ends it.</summary>
    public bool IsShared { get; init; }
    public Cost Cost => Cost.Of(process.Id);

    /// <summary>Bytes of the database, without its log.</summary>
    public long DatabaseBytes => LengthOf("challengehub.db");

    /// <summary>Bytes of the database's log, which keeps the length that it once had.</summary>
    public long LogBytes => LengthOf("challengehub.db-wal");

    /// <param name="directory">Null: one that ends with it.</param>
    public static async Task<MeasuredHub> Start(string? directory = null, bool shared = false)
    {
        var began = Stopwatch.GetTimestamp();
        var process = await HubProcess.Start(
            new HubSettings
            {
                DataDirectory = directory,
                Program = Environment.GetEnvironmentVariable(Published),
                Environment = new Dictionary<string, string>
                {
                    ["ChallengeHub__RequestsPerSecond"] = "1000000",
                    ["ChallengeHub__HubConnectionsPerCaller"] = "20000",
                    [Second.Memory.Name] = Second.Memory.Value,
                },
            }
        );
        var ready = new Uri(new Uri(process.Url), "/health/ready");
        while (true)
        {
            using var answer = await process.Client.GetAsync(ready);
            if (answer.IsSuccessStatusCode)
                break;
            await Task.Delay(5);
        }
        var started = Stopwatch.GetElapsedTime(began);

        var api = new ApiClient(new Uri(process.Url), HubProcess.Key);
        var made = await api.Post("keys", """{ "name": "Load", "scopes": ["events", "results", "leads"] }""");
        return new MeasuredHub(process, made.Is(201).Json.GetProperty("secret").GetString()!, api, started)
        {
            IsShared = shared,
        };
    }

    /// <summary>Ends it as an operator would, so that its directory can be used again.</summary>
    public Task End() => process.Stop();

    public ValueTask DisposeAsync() => IsShared ? default : Close();

    public async ValueTask Close()
    {
        Api.Dispose();
        await process.DisposeAsync();
    }

    public async Task<MeasuredCampaign> Launched(int players)
    {
        var campaign = new MeasuredCampaign($"load{Interlocked.Increment(ref launched)}", 0);
        (await Api.Put($"campaigns/{campaign.Code}", MeasuredCampaign.Document)).Is(201);
        campaign = await Joined(campaign, players);
        (await Api.Post($"campaigns/{campaign.Code}/launch")).Is(200);
        return campaign;
    }

    /// <summary>The same with so many players.</summary>
    public async Task<MeasuredCampaign> Joined(MeasuredCampaign campaign, int players)
    {
        for (var from = campaign.Players; from < players; from += PeopleAtOnce)
            (
                await Api.Put(
                    $"campaigns/{campaign.Code}/participants",
                    MeasuredCampaign.People(from, Math.Min(PeopleAtOnce, players - from))
                )
            ).Is(200);
        return campaign with { Players = players };
    }

    /// <summary>An event of each player from that one on.</summary>
    /// <param name="step">Between two players.</param>
    public async Task FirstEvents(MeasuredCampaign campaign, TimeSpan step, int from = 0)
    {
        foreach (var some in Enumerable.Range(from, campaign.Players - from).Chunk(EventsAtOnce))
            (await Api.Post("events", $"[{string.Join(',', some.Select(x => campaign.FirstEvent(x, step)))}]")).Is(200);
    }

    /// <summary>One event a request.</summary>
    public LoadPlan Singles(int connections, double seconds, params IReadOnlyList<MeasuredCampaign> campaigns) =>
        Plan(connections, seconds, campaigns[0].Players) with
        {
            Requests = [.. campaigns.Select(x => Post(MeasuredCampaign.Event(x.Code)))],
        };

    /// <param name="at">When the events happened; null: today.</param>
    public LoadPlan Batches(MeasuredCampaign campaign, double seconds, int size, DateTimeOffset? at = null)
    {
        var events = Enumerable.Repeat(MeasuredCampaign.Event(campaign.Code, at), size);
        return Plan(4, seconds, campaign.Players) with { Requests = [Post($"[{string.Join(',', events)}]")] };
    }

    /// <param name="asked">What follows <c>standings?</c>.</param>
    public LoadPlan Boards(MeasuredCampaign campaign, int connections, double seconds, string asked) =>
        Plan(connections, seconds, campaign.Players) with
        {
            Requests = [LoadPlan.Get($"/api/v1/campaigns/{campaign.Code}/standings?board=reps&{asked}", Key)],
        };

    /// <summary>
    /// Runs the load, and looks whether each of its events has been paid: a fast refusal is no figure.
    /// </summary>
    /// <param name="each">Events of a request.</param>
    public async Task<LoadResult> Record(LoadPlan plan, int each, params IReadOnlyList<MeasuredCampaign> campaigns)
    {
        var before = await Entries(campaigns);
        var result = await Load.Run(plan);
        var paid = await Entries(campaigns) - before;
        return paid == result.Answered * each
            ? result
            : throw new InvalidOperationException($"{paid} of {result.Answered * each} events were paid.");
    }

    /// <summary>One event alone, timed.</summary>
    public async Task<TimeSpan> One(MeasuredCampaign campaign)
    {
        var request = new NumberedRequest(MeasuredCampaign.Event(campaign.Code));
        var numbers = new Numbers(First(), campaign.Players);
        var json = Encoding.UTF8.GetString(request.Next(numbers).Span);
        var began = Stopwatch.GetTimestamp();
        (await Api.Post("events", json)).Is(200);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>The first number of one load more.</summary>
    public long First() => Interlocked.Increment(ref loads) * NumbersOfOneLoad;

    /// <summary>The sum of a counter of /metrics; null: it has none of that name.</summary>
    public async Task<double?> Counter(string name)
    {
        var text = await Api.Http.GetStringAsync(new Uri(new Uri(process.Url), "/metrics"));
        var values = text.Split('\n')
            .Where(x => x.StartsWith(name, StringComparison.Ordinal) && x[name.Length..] is [' ' or '{', ..])
            .Select(x => x[(Math.Max(name.Length - 1, x.LastIndexOf('}')) + 1)..].Trim().Split(' ')[0])
            .ToList();
        return values.Count == 0 ? null : values.Sum(x => double.Parse(x, CultureInfo.InvariantCulture));
    }

    /// <summary>In the ledgers of these.</summary>
    public async Task<long> Entries(params IReadOnlyList<MeasuredCampaign> campaigns)
    {
        var entries = 0L;
        foreach (var campaign in campaigns)
            entries += (await Api.Get($"campaigns/{campaign.Code}/standings?period=overall&top=1"))
                .Is(200)
                .Json.GetProperty("seq")
                .GetInt64();
        return entries;
    }

    private LoadPlan Plan(int connections, double seconds, int players) =>
        new(Port, connections, seconds, []) { First = First(), Players = players };

    private string Post(string json) => LoadPlan.Post("/api/v1/events", json, Key);

    private long LengthOf(string file) =>
        new FileInfo(Path.Combine(process.DataDirectory, file)) is { Exists: true } found ? found.Length : 0;
}
