using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Text at the desk that wants to be a script, a formula, a command, or no text at all.</summary>
public sealed class HostileTextsTests(HubFixture fixture)
{
    private const string Script = "<img src=x onerror=alert(1)></script><script>alert(2)</script>";
    private const string Sheet = """
        { "fields": [ { "code": "remark", "name": "Remark", "kind": "text" } ] }
        """;

    /// <summary>What a card may be called and say, whatever it is.</summary>
    private static readonly string[] Free =
    [
        "company",
        "contact.name",
        "contact.role",
        "contact.about",
        "context",
        "account",
        "qualification.remark",
    ];

    /// <summary>What has a form, or names something that has to be there.</summary>
    private static readonly string[] Formed =
    [
        "contact.phone",
        "contact.email",
        "source",
        "team",
        "rep",
        "prospector",
        "due",
        "next",
    ];

    public static TheoryData<string> Texts =>
        [
            Script,
            "\"><svg onload=alert(1)>",
            "=HYPERLINK(\"http://evil.example\";\"click\")",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(1)",
            "'; drop table Leads; --",
            "{{7*7}} ${7*7} %s %00 @T.Company",
            "\\u0000 \\n",
            "../../etc/passwd",
            "مرحبا بالعالم",
            "\u200Fabc\u200E",
            "Zoë – 漢字 🎬👨‍👩‍👧",
            "null",
        ];

    [Theory, MemberData(nameof(Texts))]
    public async Task What_is_a_text_is_kept_and_shown_as_it_is(string text)
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var card = new JsonObject { ["code"] = "A", ["prospector"] = "paul" };
        foreach (var member in Free)
            Put(card, member, text);
        (await floor.Create(floor.Key, card.ToJsonString())).Is(201);
        (await floor.Move(floor.Dora.Api, "A", "validated", Note("note", text))).Is(200);
        (await floor.Move(floor.Anna.Api, "A", "taken")).Is(200);
        (await floor.Move(floor.Anna.Api, "A", "contacted", Note("call", text))).Is(200);
        (await floor.Move(floor.Anna.Api, "A", "lost", $"\"reason\": {JsonSerializer.Serialize(text)}")).Is(200);

        var lead = (await floor.Lead(floor.Mara.Api, "A")).Is(200).Json;
        Assert.All(Free, x => Assert.Equal(text, Text(lead, x)));
        var story = lead.GetProperty("story").EnumerateArray().ToList();
        Assert.Equal(2, story.Count(x => x.TryGetProperty("text", out var said) && said.GetString() == text));
        Assert.Equal(text, story.Single(x => x.TryGetProperty("reason", out _)).GetProperty("reason").GetString());

        // no cell of a spreadsheet begins a formula
        var list = (await floor.Mara.Api.Get(floor.Path("leads?format=csv"))).Is(200).Text;
        Assert.DoesNotMatch(new Regex("(^|,)\"?[=+\\-@\\t]", RegexOptions.Multiline), list);
        foreach (var by in new[] { floor.Mara, floor.Dora, floor.Anna, floor.Paul })
            await IsNeverRun(by, $"/desk/{floor.Campaign}/leads/A");
    }

    [Fact]
    public async Task A_script_in_any_text_is_shown_on_no_page_as_a_script()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var json = JsonSerializer.Serialize(Script);
        (await floor.Key.Put(floor.Path("accounts"), $$"""[ { "code": {{json}}, "name": {{json}} } ]""")).Is(200);
        foreach (var code in new[] { $"waits {Script}", $"open {Script}", $"anna's {Script}" })
        {
            var card = new JsonObject
            {
                ["code"] = code,
                ["prospector"] = "paul",
                ["twin"] = "keep",
            };
            foreach (var member in Free)
                Put(card, member, Script);
            (await floor.Create(floor.Key, card.ToJsonString())).Is(201);
            if (!code.StartsWith("waits", StringComparison.Ordinal))
                (await floor.Move(floor.Dora.Api, code, "validated", Note("note", Script))).Is(200);
        }

        (await floor.Move(floor.Dora.Api, $"anna's {Script}", "assigned", "\"rep\": \"anna\"")).Is(200);
        var desk = $"/desk/{floor.Campaign}";
        await IsShown(floor.Anna, $"{desk}?list=mine");
        await IsShown(floor.Anna, $"{desk}?list=take");
        await IsShown(floor.Anna, $"{desk}?list=all&q=img");
        await IsShown(floor.Anna, "/inbox");
        await IsShown(floor.Paul, $"{desk}/found");
        await IsShown(floor.Dora, $"{desk}/team");
        await IsShown(floor.Mara, $"{desk}?list=waiting");
        await IsShown(floor.Mara, $"{desk}/accounts");
        await IsShown(floor.Mara, $"{desk}/leads/{Uri.EscapeDataString($"open {Script}")}");
        await IsNeverRun(floor.Mara, $"{desk}?q={Uri.EscapeDataString(Script)}");
    }

    /// <param name="text">As JSON writes it.</param>
    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\u0007b")]
    [InlineData("a\\u009Fb")]
    [InlineData("a\\u202Eb")]
    [InlineData("\\u2067a")]
    [InlineData("\\uD83Da")]
    public async Task What_is_no_text_is_refused_by_its_name_and_nothing_is_kept(string text)
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        foreach (var member in Free.Concat(Formed).Append("code"))
        {
            // codes of outside systems are as they are, unless they cannot be stored
            if (IsTurned(text) && member is "code" or "account")
                continue;
            var refused = await floor.Create(floor.Key, With(member, $"\"{text}\""));
            Assert.Equal([member], refused.Is(400).Fields);
        }

        Assert.Equal(0, (await floor.Key.Get(floor.Path("leads"))).Json.GetProperty("leads").GetArrayLength());
    }

    /// <param name="text">As JSON writes it.</param>
    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("a\\u0007b")]
    [InlineData("a\\u202Eb")]
    [InlineData("\\uD83Da")]
    public async Task No_note_and_no_reason_is_what_is_no_text(string text)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        var before = (await floor.Lead(floor.Key, lead)).Is(200).Text;
        var json = $"\"{text}\"";
        var path = floor.Path($"leads/{lead}");

        await Names("text", $"{path}/notes", $$"""{ "id": "n", "kind": "note", "text": {{json}} }""");
        await Names("reason", $"{path}/moves", $$"""{ "id": "1", "type": "lead.lost", "reason": {{json}} }""");
        await Names(
            "note.text",
            $"{path}/moves",
            $$"""{ "id": "1", "type": "lead.contacted", "note": { "kind": "call", "text": {{json}} } }"""
        );
        await Names("type", $"{path}/moves", $$"""{ "id": "1", "type": {{json}} }""");
        await Names("rep", $"{path}/moves", $$"""{ "id": "1", "type": "lead.assigned", "rep": {{json}} }""");
        if (!IsTurned(text))
        {
            await Names("id", $"{path}/notes", $$"""{ "id": {{json}}, "kind": "note", "text": "x" }""");
            await Names("id", $"{path}/moves", $$"""{ "id": {{json}}, "type": "lead.lost", "reason": "x" }""");
        }

        Assert.Equal(before, (await floor.Lead(floor.Key, lead)).Is(200).Text);

        async Task Names(string field, string address, string body) =>
            Assert.Equal([field], (await floor.Key.Post(address, body)).Is(400).Fields);
    }

    [Fact]
    public async Task Five_megabytes_are_refused_wherever_they_stand()
    {
        using var floor = await DeskFloor.Open(fixture.Hub, x => x["sheet"] = JsonNode.Parse(Sheet));
        var lead = await floor.TakenBy(floor.Anna);
        var before = (await floor.Key.Get(floor.Path("leads"))).Is(200).Text;
        var json = $"\"{new string('x', 5_000_000)}\"";
        var path = floor.Path($"leads/{lead}");

        foreach (var member in Free.Concat(Formed).Append("code"))
            (await floor.Create(floor.Key, With(member, json))).Is(413);
        (await floor.Create(floor.Key, $"[{With("context", json)}]")).Is(413);
        var patch = With("context", json);
        (await floor.Key.Send(HttpMethod.Patch, path, patch, ("If-Match", "*"))).Is(413);
        (await floor.Key.Post($"{path}/notes", $$"""{ "id": "n", "kind": "note", "text": {{json}} }""")).Is(413);
        (await floor.Move(floor.Anna.Api, lead, "lost", $"\"reason\": {json}")).Is(413);
        (await floor.Key.Post(floor.Path("leads/moves"), $$"""[ { "lead": {{json}} } ]""")).Is(413);
        (await floor.Key.Put(floor.Path("accounts"), $$"""[ { "code": "a", "name": {{json}} } ]""")).Is(413);

        Assert.Equal(before, (await floor.Key.Get(floor.Path("leads"))).Is(200).Text);
    }

    private static async Task IsShown(Person by, string path)
    {
        var page = await IsNeverRun(by, path);
        Assert.True(page.Contains("onerror=alert(1)", StringComparison.Ordinal), $"{path} does not show it at all");
    }

    private static async Task<string> IsNeverRun(Person by, string path)
    {
        var page = (await by.Open(path)).Is(200).Html;
        Assert.DoesNotContain("<img src=x", page);
        Assert.DoesNotContain("<svg onload", page);
        Assert.DoesNotContain("<script>alert", page);
        return page;
    }

    /// <summary>A card with one member; the name before a dot is that of an object.</summary>
    private static string With(string member, string json) =>
        member.Split('.') is [var outer, var inner]
            ? $$"""{ "{{outer}}": { "{{inner}}": {{json}} } }"""
            : $$"""{ "{{member}}": {{json}} }""";

    private static void Put(JsonObject card, string member, string text)
    {
        if (member.Split('.') is not [var outer, var inner])
        {
            card[member] = text;
            return;
        }

        card[outer] ??= new JsonObject();
        card[outer]![inner] = text;
    }

    private static string? Text(JsonElement lead, string member) =>
        member.Split('.').Aggregate(lead, (json, name) => json.GetProperty(name)).GetString();

    private static string Note(string kind, string text) =>
        $$""" "note": { "kind": "{{kind}}", "text": {{JsonSerializer.Serialize(text)}} } """;

    /// <summary>It only turns the direction of writing.</summary>
    private static bool IsTurned(string text) =>
        text.Contains("u202E", StringComparison.Ordinal) || text.Contains("u2067", StringComparison.Ordinal);
}
