using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Codes of leads that look like paths, escapes, or addresses of something else.</summary>
public sealed class HostileCodesTests(HubFixture fixture)
{
    private static readonly string[] Codes =
    [
        "2026/03/7",
        "2026",
        "/",
        "//x",
        "../../accounts",
        "a/../b",
        "..%",
        "100%",
        "%",
        "a%00b",
        "a%25b",
        "it's \"quoted\"",
        "<b>bold</b>",
        "a?b#c&d=e",
        "a+b c",
        "a b c",
        "a;b=c",
        "Zoë – 漢字 🎬",
        "'; drop table Leads; --",
        "{lead}",
        "moves",
        "recycle",
        "drafts/x",
        "~",
    ];

    [Fact]
    public async Task A_lead_is_reached_by_its_code_whatever_that_looks_like()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var code in Codes)
            await Create(floor, code);

        foreach (var code in Codes)
        {
            var path = floor.Path($"leads/{Uri.EscapeDataString(code)}");
            var note = Story.Json(
                new
                {
                    id = "n",
                    kind = "note",
                    text = $"Of {code}",
                }
            );
            var read = (await floor.Lead(floor.Dora.Api, code)).Is(200);
            Assert.Equal(code, CodeOf(read.Json));
            var patch = Story.Json(new { context = $"About {code}" });
            var patched = await floor.Key.Send(HttpMethod.Patch, path, patch, ("If-Match", read.ETag!));
            Assert.Equal(code, CodeOf(patched.Is(200).Json));
            Assert.Equal(code, CodeOf((await floor.Dora.Api.Post($"{path}/notes", note)).Is(200).Json));
            var moved = (await floor.Move(floor.Dora.Api, code, "validated")).Is(200).Json.GetProperty("lead");
            Assert.Equal((code, "open"), (CodeOf(moved), moved.GetProperty("status").GetString()));
            (await floor.Dora.Open($"/desk/{floor.Campaign}/leads/{Uri.EscapeDataString(code)}")).Is(200);
        }

        // none of them was meant when another one was
        foreach (var code in Codes)
        {
            var lead = (await floor.Lead(floor.Key, code)).Is(200).Json;
            Assert.Equal($"About {code}", lead.GetProperty("context").GetString());
            Assert.Equal(["lead.received", "lead.validated", $"Of {code}"], Story.Told(lead));
            (await floor.Key.Post(floor.Path($"leads/{Uri.EscapeDataString(code)}/erasure"))).Is(204);
        }
    }

    [Fact]
    public async Task A_code_that_is_written_as_an_escape_is_not_taken_for_what_it_escapes()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Create(floor, "a/b");
        await Create(floor, "a%2Fb");

        foreach (var code in new[] { "a/b", "a%2Fb" })
            Assert.Equal(code, CodeOf((await floor.Lead(floor.Dora.Api, code)).Is(200).Json));
        (await floor.Move(floor.Dora.Api, "a%2Fb", "validated")).Is(200);
        Assert.Equal("waiting", (await floor.Lead(floor.Key, "a/b")).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_code_that_no_address_can_have_is_moved_among_many(string code)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Create(floor, code);

        // of the address nothing is left but the challenge or its list
        (await floor.Dora.Api.Get(floor.Path($"leads/{code}/moves"))).Is(x => x is 403 or 404 or 405);
        var body = $$"""[ { "lead": "{{code}}", "id": "1", "type": "lead.validated" } ]""";
        var results = (await floor.Dora.Api.Post(floor.Path("leads/moves"), body)).Is(200).Json.GetProperty("results");

        Assert.Equal("recorded", results[0].GetProperty("result").GetProperty("status").GetString());
        var open = (await floor.Anna.Api.Get(floor.Path("leads?status=open"))).Is(200).Json.GetProperty("leads");
        Assert.Equal([code], Story.Codes(open));
    }

    [Theory]
    [InlineData("a%00b")]
    [InlineData("%00")]
    [InlineData("%FF")]
    [InlineData("%C0%AF")]
    [InlineData("..%2F..%2Faccounts")]
    [InlineData("%2e%2e%2fkeys")]
    [InlineData("L-1%20")]
    [InlineData("l-1")]
    [InlineData("L-1;x")]
    public async Task An_address_that_is_no_code_finds_nothing_and_moves_nothing(string escaped)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        var before = (await floor.Lead(floor.Key, lead)).Is(200).Text;
        var path = floor.Path($"leads/{escaped}");

        (await floor.Key.Get(path)).Is(x => x is 400 or 404);
        (await floor.Key.Post($"{path}/moves", """{ "id": "1", "type": "lead.validated" }""")).Is(x => x is 400 or 404);
        (await floor.Key.Post($"{path}/erasure")).Is(x => x is 400 or 404);

        Assert.Equal(before, (await floor.Lead(floor.Key, lead)).Is(200).Text);
    }

    [Fact]
    public async Task A_code_that_looks_like_the_next_free_one_is_passed_over()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var code in new[] { "L-1", "L-3", "l-2" })
            await Create(floor, code);

        var codes = new List<string?>();
        while (codes.Count < 3)
            codes.Add(CodeOf((await floor.Create(floor.Key, "{}")).Is(201).Json));

        Assert.Equal(["L-2", "L-4", "L-5"], codes);
    }

    /// <summary>For Lyon, with nothing but the code.</summary>
    private static async Task Create(DeskFloor floor, string code)
    {
        var made = await floor.Create(floor.Key, Story.Json(new { code, team = "lyon" }));
        Assert.Equal(code, CodeOf(made.Is(201).Json));
    }

    private static string? CodeOf(JsonElement lead) => lead.GetProperty("code").GetString();
}
