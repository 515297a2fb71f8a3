using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Two reps, a director, marketing and a CRM work on leads at random, by two processes on one store: after each act the
/// card, the ledger and the boards say what a small model of LEADS.md says.
/// </summary>
[Collection(ProcessCollection.Name)]
public sealed class DeskPropertyTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = TimeProvider.System.GetUtcNow().AddHours(-24);
    private readonly string directory = Directory.CreateTempSubdirectory("ch-desk-").FullName;
    private readonly Dictionary<string, ApiClient[]> desks = [];
    private readonly List<Person> people = [];
    private RedisServer redis = null!;
    private HubProcess[] hubs = [];
    private ApiClient[] admins = [];
    private string campaign = "";
    private int leads;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.Start();
        var settings = new HubSettings
        {
            DataDirectory = directory,
            Redis = redis.ConnectionString,
            Jobs = "off",
        };
        hubs = await Task.WhenAll(HubProcess.Start(settings), HubProcess.Start(settings));
        admins = [.. hubs.Select(x => new ApiClient(new Uri(x.Url), HubProcess.Key))];
        campaign = await admins[0].Launched(Document, People);
        await Joins("anna", new Grant(AccountRole.Rep, campaign, "anna"));
        await Joins("ben", new Grant(AccountRole.Rep, campaign, "ben"));
        await Joins("dora", new Grant(AccountRole.Director, campaign, "lyon"));
        desks["admin"] = admins;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in desks.Values.SelectMany(x => x))
            api.Dispose();
        foreach (var person in people)
            person.Dispose();
        foreach (var hub in hubs)
            await hub.DisposeAsync();
        await redis.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Whatever_people_and_a_CRM_do_with_leads_card_ledger_and_boards_say_what_the_model_says()
    {
        // a failure prints the seed, and the shortest sequence that was found
        var step = Gen.Select(
            Gen.Int[0, DeskAct.All.Count - 1],
            Gen.Int[0, 1],
            (act, hub) => new Step(DeskAct.All[act], hub)
        );
        await step.Array[10, 18].SampleAsync(Play, iter: 12, threads: 1);
    }

    private async Task Play(Step[] steps)
    {
        var lead = $"M-{++leads}";
        var card = Story.Json(
            new
            {
                code = lead,
                team = "lyon",
                prospector = Sender.Prospector,
                at = Begin,
            }
        );
        (await admins[0].Post($"campaigns/{campaign}/leads", card)).Is(201);
        var model = new ExpectedDesk();
        var told = new List<string>();
        var at = Begin;

        foreach (var (act, hub) in steps)
        {
            at = at.AddMinutes(2);
            told.Add($"{act}");
            var isAllowed = model.Allows(act);
            var isDone = act.IsReported
                ? await IsTaken(act, lead, at, admins[hub])
                : await IsMoved(act, lead, at, desks[act.By][hub]);
            Assert.True(isAllowed == isDone, $"{string.Join(", ", told)}: allowed {isAllowed}, done {isDone}");

            if (isDone)
                model.Apply(act);
            Assert.Equal(Said(model, told), await Shown(lead, told, admins[1 - hub]));
        }

        await (await Books.Read(admins[0], campaign)).AgreeWithBoards(admins[1], campaign);
    }

    /// <summary>Where it stands, the cycle, who holds it, points paid and pending, and what each rep earned.</summary>
    private static string Said(ExpectedDesk model, IEnumerable<string> told)
    {
        var earned = model.Points.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {x.Value}");
        return $"{string.Join(", ", told)}: {model.Status} {model.Cycle} {model.Holder ?? "-"} {model.Paid} "
            + $"{model.Pending} [{string.Join(", ", earned)}]";
    }

    /// <summary>
    /// The same as a process shows it: of the card, and of the ledger, with which the board of reps agrees.
    /// </summary>
    private async Task<string> Shown(string lead, IEnumerable<string> told, ApiClient api)
    {
        var card = (await api.Get($"campaigns/{campaign}/leads/{lead}")).Is(200).Json;
        var holder = card.TryGetProperty("rep", out var rep) ? rep.GetString() : "-";
        var points = card.GetProperty("points");

        var books = await Books.Read(api, campaign);
        var earned = books
            .Entries.Where(x => x.Lead == lead)
            .GroupBy(x => x.Participant, x => x.Points)
            .Where(x => x.Sum() != 0)
            .OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => $"{x.Key} {x.Sum()}");
        var board = (await api.Get($"campaigns/{campaign}/standings?board=reps&period=overall")).Is(200).Json;
        var shown = board.GetProperty("standings").EnumerateArray().Sum(x => x.GetProperty("points").GetInt64());
        Assert.Equal(books.Entries.Sum(x => x.Points), shown);

        return $"{string.Join(", ", told)}: {card.GetProperty("status")} {card.GetProperty("cycle")} {holder} "
            + $"{points.GetProperty("paid")} {points.GetProperty("pending")} [{string.Join(", ", earned)}]";
    }

    private async Task<bool> IsTaken(DeskAct act, string lead, DateTimeOffset at, ApiClient api)
    {
        var id = $"{lead}-{at:HHmmss}";
        var reported = ApiClient.Event(campaign, id, act.Type, lead, act.Rep ?? "anna", $"{at:O}");
        var answer = (await api.Post("events", reported)).Is(200).Json.GetProperty("results")[0];
        return answer.GetProperty("status").GetString() is "scored" or "recorded" or "pending";
    }

    private async Task<bool> IsMoved(DeskAct act, string lead, DateTimeOffset at, ApiClient api)
    {
        var move = new
        {
            id = Guid.NewGuid(),
            type = $"lead.{act.Type}",
            at,
            rep = act.Type == "assigned" ? act.Rep : null,
            reason = act.Type is "lost" or "released" or "refused" ? "Sold elsewhere" : null,
            note = act.Type == "contacted" ? new { kind = "call", text = "They listen." } : null,
        };
        var answer = await api.Post($"campaigns/{campaign}/leads/{lead}/moves", Story.Json(move));
        return answer.Is(x => x is 200 or 403 or 409).Status == 200;
    }

    /// <summary>Signed in on one process, he works on both.</summary>
    private async Task Joins(string name, Grant grant)
    {
        var person = await Person.Joined(new Uri(hubs[0].Url), admins[0], grant);
        people.Add(person);
        var elsewhere = new ApiClient(
            new HttpClient(new SocketsHttpHandler { CookieContainer = person.Cookies, UseProxy = false })
            {
                BaseAddress = new Uri(new Uri(hubs[1].Url), "/api/v1/"),
            }
        );
        var token = (await elsewhere.Get("session")).Is(200).Json.GetProperty("csrf").GetString();
        elsewhere.Http.DefaultRequestHeaders.Add("X-CSRF-Token", token);
        desks[name] = [person.Api, elsewhere];
    }

    private static string Document =>
        ApiClient.DocumentOfNow.Replace(
            "\"teams\":",
            "\"validation\": true, \"periods\": { \"every\": \"none\" }, \"teams\":"
        );

    private const string People = """
        [ { "code": "anna", "name": "Anna", "team": "lyon", "role": "rep" },
          { "code": "ben", "name": "Ben", "team": "lyon", "role": "rep" },
          { "code": "pia", "name": "Pia", "team": "lyon", "role": "prospector" } ]
        """;

    /// <param name="Hub">By which process.</param>
    private sealed record Step(DeskAct Act, int Hub);
}
