using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Two processes on one database and one redis-server, and reps who tap in the same instant.</summary>
[Collection(ProcessCollection.Name)]
public sealed class TakenAtOnceTests : IAsyncLifetime
{
    private const int Leads = 20;
    private static readonly string[] Reps = ["anna", "bob"];
    private readonly string directory = Directory.CreateTempSubdirectory("ch-at-once-").FullName;
    private readonly List<DeskPerson> people = [];
    private RedisServer redis = null!;
    private HubProcess[] hubs = [];
    private ApiClient[] admins = [];
    private string campaign = "";

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
        campaign = await admins[0].Launched(ApiClient.DocumentOfNow, People);
        foreach (var rep in Reps)
            people.Add(await DeskPerson.Joined(hubs[0], admins[0], new Grant(AccountRole.Rep, campaign, rep)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people)
            person.Dispose();
        foreach (var admin in admins)
            admin.Dispose();
        foreach (var hub in hubs)
            await hub.DisposeAsync();
        await redis.DisposeAsync();
        Directory.Delete(directory, recursive: true);
        TestStore.Drop(directory);
    }

    [Fact]
    public async Task Of_two_who_take_a_lead_in_the_same_instant_on_two_nodes_one_has_it_and_the_other_reads_who()
    {
        var desks = await Desks();
        var winners = new Dictionary<string, string>();

        foreach (var (lead, number) in (await Open()).Select((x, i) => (x, i)))
        {
            // each of them taps first at times, and each on either node
            var first = number / 2 % 2;
            var taps = new[] { first, 1 - first }.Select(x => new Tap(Reps[x], desks[x][(number + x) % 2])).ToList();
            var answers = await Task.WhenAll(taps.Select(x => Take(x.Desk, lead, Guid.NewGuid())));

            Assert.Equal([200, 409], answers.Select(x => x.Status).Order());
            var winner = taps[Array.FindIndex(answers, x => x.Status == 200)].Rep;
            var late = answers.Single(x => x.Status == 409).Json;
            Assert.Equal("taken", late.GetProperty("leadStatus").GetString());
            Assert.Equal(winner, late.GetProperty("holder").GetString());
            Assert.Equal(
                $"This step is not possible now. {winner} has taken the lead.",
                late.GetProperty("detail").GetString()
            );
            var taken = answers.Single(x => x.Status == 200).Json.GetProperty("lead");
            Assert.Equal(winner, taken.GetProperty("rep").GetString());
            winners[lead] = winner;
        }

        foreach (var admin in admins)
        foreach (var (lead, winner) in winners)
            Assert.Equal($"taken {winner} lead.received lead.taken", await Stands(admin, lead));
        await AreTakenOnce(winners);
    }

    [Fact]
    public async Task A_tap_that_both_nodes_get_in_the_same_instant_is_one_move_and_is_answered_alike()
    {
        var annas = (await Desks())[0];
        var leads = await Open();

        foreach (var lead in leads)
        {
            var id = Guid.NewGuid();
            var answers = await Task.WhenAll(annas.Select(x => Take(x, lead, id)));
            Assert.Single(answers.Select(x => x.Is(200).Json.GetProperty("result").GetRawText()).Distinct());
        }

        await AreTakenOnce(leads.ToDictionary(x => x, _ => "anna"));
    }

    /// <summary>One entry for each lead, of who took it, and boards of both nodes that agree.</summary>
    private async Task AreTakenOnce(IReadOnlyDictionary<string, string> winners)
    {
        var books = await Books.Read(admins[0], campaign);
        books.AreInOrder();
        Assert.Equal(
            winners.Select(x => $"{x.Key} award {x.Value} 1").Order(),
            books.Entries.Select(x => $"{x.Lead} {x.Kind} {x.Participant} {x.Points}").Order()
        );
        foreach (var admin in admins)
            await books.AgreeWithBoards(admin, campaign);
    }

    /// <summary>Anna's and Bob's, each by both nodes.</summary>
    private async Task<ApiClient[][]> Desks() =>
        await Task.WhenAll(people.Select(person => Task.WhenAll(hubs.Select(person.At))));

    /// <summary>The codes of leads in the pool of Lyon.</summary>
    private async Task<IReadOnlyList<string>> Open()
    {
        var cards = Enumerable.Range(1, Leads).Select(x => new { company = $"Company {x}", team = "lyon" });
        var answer = await admins[0].Post($"campaigns/{campaign}/leads", Story.Json(cards));
        var created = answer.Is(200).Json.GetProperty("results").EnumerateArray().ToList();
        Assert.All(created, x => Assert.Equal("created", x.GetProperty("status").GetString()));
        return Story.Codes(answer.Json.GetProperty("results"));
    }

    private Task<ApiAnswer> Take(ApiClient by, string lead, Guid id) =>
        by.Post($"campaigns/{campaign}/leads/{lead}/moves", $$"""{ "id": "{{id}}", "type": "lead.taken" }""");

    /// <summary>Status, holder, and the types of its facts.</summary>
    private async Task<string> Stands(ApiClient api, string lead)
    {
        var card = (await api.Get($"campaigns/{campaign}/leads/{lead}")).Is(200).Json;
        var facts = card.GetProperty("story").EnumerateArray().Select(x => $"{x.GetProperty("type")}");
        return $"{card.GetProperty("status")} {card.GetProperty("rep")} {string.Join(' ', facts)}";
    }

    /// <summary>Their names are their codes.</summary>
    private const string People = """
        [ { "code": "anna", "name": "anna", "team": "lyon", "role": "rep" },
          { "code": "bob", "name": "bob", "team": "lyon", "role": "rep" } ]
        """;

    /// <param name="Rep">Whose it is.</param>
    private sealed record Tap(string Rep, ApiClient Desk);
}
