using System.Text.Json;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody at the desk wants to learn of leads that he does not see.</summary>
public sealed class DeskAttackTests(HubFixture fixture)
{
    private const string Outline = "code company";
    private const string InPool = "code company name";
    private const string Whole = "code company name phone digits abroad";

    /// <summary>With all that any move could ask for.</summary>
    private const string Details = """
        "amount": 5, "reason": "Because", "rep": "anna", "note": { "kind": "call", "text": "x" }
        """;

    public static TheoryData<string, string[]> Found =>
        new()
        {
            { "anna", [Outline, InPool, Outline, InPool, "", "", ""] },
            { "ben", [Outline, InPool, Whole, InPool, "", "", ""] },
            { "carl", ["", "", "", InPool, "", Whole, Outline] },
            { "paul", [Whole, Whole, Whole, "", "", "", ""] },
            { "dora", [Whole, Whole, Whole, Whole, Whole, "", ""] },
            { "emil", ["", "", "", Whole, Whole, Whole, Whole] },
            { "mara", [Whole, Whole, Whole, Whole, Whole, Whole, Whole] },
        };

    [Theory, MemberData(nameof(Found))]
    public async Task A_search_finds_a_lead_by_what_the_caller_sees_of_it_and_by_nothing_else(
        string name,
        string[] expected
    )
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await SevenLeads.Open(floor);

        var found = new List<string>();
        foreach (var lead in Enumerable.Range(1, SevenLeads.Count))
            found.Add(await FoundBy(floor, floor.Named(name).Api, lead));

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("quell")]
    [InlineData("zirkon")]
    [InlineData("061234")]
    [InlineData("%2B3361234")]
    public async Task Where_a_search_goes_on_tells_nothing_either(string q)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        // more of them than a page looks through
        var cards = Enumerable
            .Range(10, 15)
            .Select(x => new { company = $"Zirkon{x}", contact = new { name = $"Quell{x}", phone = $"06123456{x}" } });
        await Story.Hand(floor.Key, floor.Campaign, cards);

        foreach (var sort in new[] { "new", "old", "deadline" })
            Assert.Equal(
                """{"leads":[],"next":null}""",
                (await floor.Anna.Api.Get(floor.Path($"leads?q={q}&limit=1&sort={sort}"))).Is(200).Text
            );
    }

    [Fact]
    public async Task A_twin_out_of_reach_says_only_that_there_is_one()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await SevenLeads.Open(floor);
        var said = new HashSet<string>();

        foreach (var lead in Enumerable.Range(1, SevenLeads.Count))
        {
            string[] twins = lead <= 3 ? [SevenLeads.Code(lead)] : [];
            foreach (var card in Twins(lead))
            {
                var refused = (await floor.Create(floor.Paul.Api, card)).Is(409);
                Assert.Equal(twins, Texts(refused.Json.GetProperty("twins")));
                var many = (await floor.Create(floor.Paul.Api, $"[{card}]")).Is(200);
                var one = many.Json.GetProperty("results")[0];
                Assert.Equal("twin", one.GetProperty("status").GetString());
                Assert.Equal(twins, Texts(one.GetProperty("twins")));
                if (lead <= 3)
                    continue;

                said.Add(Plain(refused));
                Assert.DoesNotContain(SevenLeads.Code(lead), refused.Text + many.Text);
                Assert.DoesNotContain("Zirkon", refused.Text + many.Text);
            }
        }

        // of whatever it is a twin, and by what, it is the same answer
        Assert.Single(said);
        var all = (await floor.Key.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads");
        Assert.Equal(SevenLeads.Count, all.GetArrayLength());
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("carl")]
    [InlineData("emil")]
    public async Task Who_hands_in_no_cards_learns_of_no_twin(string name)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await SevenLeads.Open(floor);
        var caller = floor.Named(name).Api;
        var plain = Plain((await floor.Create(caller, """{ "company": "Nobody's" }""")).Is(403));

        foreach (var card in Enumerable.Range(1, SevenLeads.Count).SelectMany(Twins))
            Assert.Equal(plain, Plain((await floor.Create(caller, card)).Is(403)));
    }

    [Theory]
    [InlineData("anna", "5 6 7")]
    [InlineData("ben", "5 6 7")]
    [InlineData("carl", "1 2 3 5")]
    [InlineData("paul", "4 5 6 7")]
    [InlineData("dora", "6 7")]
    [InlineData("emil", "1 2 3")]
    public async Task Whatever_is_asked_of_a_lead_out_of_reach_it_answers_as_one_that_is_not_there(
        string name,
        string unseen
    )
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await SevenLeads.Open(floor);
        var before = await Cards(floor);

        foreach (var lead in unseen.Split(' ').Select(x => $"code{x}"))
        {
            foreach (var asked in Asked())
            {
                var ghost = await Answer(floor, name, asked, SevenLeads.Ghost);
                var answer = await Answer(floor, name, asked, lead);
                Assert.Equal($"{asked.Path}: {ghost.Replace(SevenLeads.Ghost, lead)}", $"{asked.Path}: {answer}");
            }

            var page = $"/desk/{floor.Campaign}/leads/{lead}";
            (await floor.Named(name).Open(page)).Is(404);
            (await floor.Named(name).Open($"/desk/{floor.Campaign}?handler=Line&lead={lead}")).Is(404);
        }

        Assert.Equal(before, await Cards(floor));
    }

    [Fact]
    public async Task A_lead_is_no_twin_of_one_that_its_director_does_not_see()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await SevenLeads.Open(floor);

        foreach (var twin in new[] { SevenLeads.Code(6), SevenLeads.Ghost })
        {
            var more = $""" "reason": "There already", "twinOf": "{twin}" """;
            var refused = (await floor.Move(floor.Dora.Api, SevenLeads.Code(1), "refused", more)).Is(404);
            Assert.Contains($"'{twin}'", refused.Json.GetProperty("detail").GetString());
        }

        Assert.Equal("waiting", (await floor.Lead(floor.Dora.Api, "code1")).Json.GetProperty("status").GetString());
    }

    /// <summary>By which of its texts the lead is found.</summary>
    private static async Task<string> FoundBy(DeskFloor floor, ApiClient by, int lead)
    {
        var phone = SevenLeads.Phone(lead);
        var email = SevenLeads.Email(lead);
        var asked = new Dictionary<string, string>
        {
            ["code"] = SevenLeads.Code(lead),
            ["company"] = $"zirkon{lead}",
            ["name"] = $"QUELL{lead}",
            ["phone"] = phone,
            ["digits"] = $"{phone[..2]} {phone[2..4]} {phone[4..6]} {phone[6..8]}",
            ["abroad"] = $"+33{phone[1..]}",
            ["email"] = email,
            ["mailbox"] = email.Split('@')[0],
            ["domain"] = email.Split('@')[1].Split('.')[0],
            ["context"] = $"Kontext{lead}",
        };

        var found = new List<string>();
        foreach (var (what, q) in asked)
        {
            var list = (await by.Get(floor.Path($"leads?q={Uri.EscapeDataString(q)}"))).Is(200).Json;
            Assert.Equal(JsonValueKind.Null, list.GetProperty("next").ValueKind);
            var codes = Story.Codes(list.GetProperty("leads"));
            if (codes.Count == 0)
                continue;
            Assert.Equal([SevenLeads.Code(lead)], codes);
            found.Add(what);
        }

        return string.Join(' ', found);
    }

    /// <summary>Cards of the same prospect: by address, by phone, by company and contact.</summary>
    private static IEnumerable<string> Twins(int lead) =>
        [
            Story.Json(new { contact = new { email = SevenLeads.Email(lead).ToUpperInvariant() } }),
            Story.Json(new { contact = new { phone = $"+33 {SevenLeads.Phone(lead)[1..]}" } }),
            Story.Json(
                new
                {
                    company = SevenLeads.Company(lead).ToUpperInvariant(),
                    contact = new { name = SevenLeads.Contact(lead) },
                }
            ),
        ];

    /// <summary>All that may be asked of one lead; LEAD stands for its code.</summary>
    private static IEnumerable<AskedOfDesk> Asked()
    {
        const string lead = "leads/LEAD";
        yield return new(HttpMethod.Get, lead);
        yield return new(HttpMethod.Get, "leads?q=LEAD");
        yield return new(HttpMethod.Get, "leads?q=LEAD&format=csv");
        yield return new(HttpMethod.Delete, "leads/drafts/LEAD");
        yield return new(HttpMethod.Post, $"{lead}/erasure");

        foreach (var body in new[] { """{ "next": null }""", """{ "rep": "anna" }""", """{ "company": 5 }""", "{}" })
        foreach (var match in new[] { "*", null })
            yield return new(HttpMethod.Patch, lead, body, match);

        foreach (var note in new[] { "\"text\": \"x\"", "\"text\": \"\"" })
            yield return new(HttpMethod.Post, $"{lead}/notes", $$"""{ "id": "n", "kind": "note", {{note}} }""");
        yield return new(HttpMethod.Post, $"{lead}/notes", """{ "id": "n", "kind": "rating", "quality": 5 }""");

        foreach (var type in LeadMoves.All)
        foreach (var more in new[] { "", Details, "\"cycle\": 9, " + OldMove })
        {
            var move = $"\"id\": \"ID\", \"type\": \"{type}\"{(more.Length > 0 ? $", {more}" : "")}";
            yield return new(HttpMethod.Post, $"{lead}/moves", $"{{ {move} }}");
        }

        yield return new(
            HttpMethod.Post,
            "leads/moves",
            """[ { "lead": "LEAD", "id": "ID", "type": "lead.taken" } ]"""
        );
    }

    private const string OldMove = "\"at\": \"1999-12-31T00:00:00Z\", \"twinOf\": \"code1\"";

    private static async Task<string> Answer(DeskFloor floor, string name, AskedOfDesk asked, string lead)
    {
        List<(string, string)> headers = asked.Match is { } match ? [("If-Match", match)] : [];
        var path = floor.Path(asked.Path.Replace("LEAD", lead));
        var body = asked.Body?.Replace("LEAD", lead).Replace("ID", $"{Guid.NewGuid()}");
        return Plain(await floor.Named(name).Api.Send(asked.Method, path, body, [.. headers]));
    }

    /// <summary>All that it says, but for the number of the request.</summary>
    private static string Plain(ApiAnswer answer)
    {
        if (answer.MediaType != "application/problem+json")
            return $"{answer.Status} {answer.Text}";
        var said = JsonNode.Parse(answer.Text)!.AsObject();
        said.Remove("traceId");
        return $"{answer.Status} {said.ToJsonString()}";
    }

    /// <summary>All leads as marketing sees them.</summary>
    private static async Task<string> Cards(DeskFloor floor) =>
        (await floor.Mara.Api.Get(floor.Path("leads?sort=old"))).Is(200).Text;

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(x => x.GetString());

    /// <param name="Match">Of the header If-Match.</param>
    private sealed record AskedOfDesk(HttpMethod Method, string Path, string? Body = null, string? Match = null);
}
