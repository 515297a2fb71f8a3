using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ThemeStudioApiTests(HubFixture fixture)
{
    private const string Drawing = "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>";
    private readonly PackCalls packs = new(fixture.Api);
    private ApiClient Api => fixture.Api;

    [Fact]
    public async Task A_copy_is_changed_and_shown_and_its_model_stays_as_it_is()
    {
        var code = await packs.Copied("hollywood");
        var document = await packs.Document(code);
        document["palette"]!["accent"] = "#FFD700";
        document["words"]!["points"]!["many"]!["fr"] = "doublons";

        Assert.Equal(
            2,
            (await Api.Put($"themes/{code}", document.ToJsonString())).Is(200).Json.GetProperty("version").GetInt32()
        );

        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        Assert.Contains("--accent: #FFD700;", await http.GetStringAsync($"/themes/{code}/palette.css"));
        Assert.DoesNotContain("#FFD700", await http.GetStringAsync("/themes/hollywood/palette.css"));
        Assert.Equal("doublons", (string?)(await packs.Document(code))["words"]!["points"]!["many"]!["fr"]);
        using var emblem = await http.GetAsync($"/themes/{code}/art/emblem.svg");
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            emblem.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Equal("image/svg+xml", emblem.Content.Headers.ContentType!.MediaType);
        Assert.Equal(404, (int)(await http.GetAsync($"/themes/{code}/theme.json")).StatusCode);
    }

    [Fact]
    public async Task A_new_picture_comes_with_the_words_that_name_it_and_the_old_one_goes()
    {
        var code = await packs.Copied("hollywood");
        var document = await packs.Document(code);
        document["art"]!["leader"] = "art/skull.svg";
        (await packs.Put(code, document, ("art/skull.svg", PackCalls.Bytes(Drawing)))).Is(200);

        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        Assert.Equal(Drawing, await http.GetStringAsync($"/themes/{code}/art/skull.svg"));
        Assert.Equal(404, (int)(await http.GetAsync($"/themes/{code}/art/leader.svg")).StatusCode);
        Assert.DoesNotContain(
            PackCalls.Entries(await packs.Export(code)),
            entry => entry.Name.EndsWith("leader.svg", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "palette.muted",
        "\"#F0F0F0\"",
        "palette.muted",
        "contrast of #F0F0F0 with palette.background #F4F5F2 is 1.0, needs 4.5"
    )]
    [InlineData("palette.text", "\"red\"", "palette.text", "must be a colour such as #1A2B3C")]
    [InlineData("words.stages.closed.did.fr", "\"\"", "words.stages.closed.did.fr", "is empty")]
    [InlineData("layout.rows", "50", "layout.rows", "between 5 and 12")]
    [InlineData("art.backdrop", "\"art/none.png\"", "art.backdrop", "art/none.png does not exist")]
    [InlineData(
        "words.ranks",
        "[{ \"title\": { \"en\": \"a\", \"fr\": \"b\" } }, { \"title\": { \"en\": \"a\", \"fr\": \"b\" } }]",
        "words.ranks[0].upTo",
        "must rise"
    )]
    [InlineData("code", "\"other\"", "code", "must be")]
    public async Task What_is_wrong_is_told_by_its_field_and_nothing_is_written(
        string field,
        string value,
        string named,
        string reason
    )
    {
        var code = await packs.Copied();
        var before = (await Api.Get($"themes/{code}")).Text;
        var document = JsonNode.Parse(before)!.AsObject();
        var path = field.Split('.');
        path[..^1].Aggregate((JsonNode)document, (node, name) => node[name]!)[path[^1]] = JsonNode.Parse(value);

        var answer = (await Api.Put($"themes/{code}", document.ToJsonString())).Is(400);

        Assert.Contains(named, answer.Fields);
        Assert.Contains(reason, answer.Json.GetProperty("errors").GetProperty(named)[0].GetString());
        Assert.Equal(before, (await Api.Get($"themes/{code}")).Text);
    }

    [Theory]
    [InlineData(
        "art/x.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "has the element <script>"
    )]
    [InlineData("art/x.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "onload")]
    [InlineData("art/x.svg", "GIF89a", "not well-formed")]
    [InlineData("art/x.png", "<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a PNG picture, as its name says")]
    [InlineData("art/x.webp", "RIFF0000WAVE", "is not a WebP picture")]
    public async Task A_picture_that_is_not_what_it_says_is_refused_with_the_field_that_names_it(
        string path,
        string content,
        string reason
    )
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["art"]!["backdrop"] = path;

        var answer = (await packs.Put(code, document, (path, PackCalls.Bytes(content)))).Is(400);

        Assert.Equal(["art.backdrop"], answer.Fields);
        Assert.Contains(reason, answer.Text.Replace("\\u003C", "<").Replace("\\u003E", ">"));
    }

    [Fact]
    public async Task A_sound_that_is_none_and_a_picture_too_wide_or_too_large_are_refused()
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["celebrations"]!["taken"] = new JsonObject { ["sound"] = "sounds/x.mp3" };
        Assert.Equal(
            ["celebrations.taken.sound"],
            (await packs.Put(code, document, ("sounds/x.mp3", PackCalls.Bytes("<html>")))).Is(400).Fields
        );
        (await packs.Put(code, document, ("sounds/x.mp3", [0xFF, 0xFB, 0x90, 0x00]))).Is(200);

        document["art"]!["backdrop"] = "art/x.png";
        byte[] wide =
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            .. "IHDR"u8,
            0,
            0,
            0x80,
            0,
            0,
            0,
            0,
            1,
        ];
        Assert.Contains(
            "32768 × 1 pixels",
            (await packs.Put(code, document, ("art/x.png", wide)))
                .Is(400)
                .Json.GetProperty("errors")
                .GetProperty("art.backdrop")[0]
                .GetString()
        );
        Assert.Equal(
            ["art/x.png"],
            (await packs.Put(code, document, ("art/x.png", new byte[PackFile.Largest + 1]))).Is(400).Fields
        );
    }

    [Fact]
    public async Task A_pack_larger_than_eight_MiB_or_with_files_for_nothing_is_refused()
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        Assert.Equal(
            ["art/idle.svg"],
            (await packs.Put(code, document, ("art/idle.svg", PackCalls.Bytes(Drawing)))).Is(400).Fields
        );

        byte[] large = [.. "ID3"u8, .. new byte[PackFile.Largest - 3]];
        var files = new List<(string, byte[])>();
        foreach (var stage in new[] { "validated", "taken", "contacted", "closed", "period" })
        {
            if (document["celebrations"]![stage] is null)
                document["celebrations"]![stage] = new JsonObject();
            document["celebrations"]![stage]!["sound"] = $"sounds/{stage}.mp3";
            files.Add(($"sounds/{stage}.mp3", large));
        }
        byte[] picture =
        [
            .. PackCalls.Bytes(Drawing),
            .. Enumerable.Repeat((byte)' ', PackFile.Largest - Drawing.Length),
        ];
        foreach (var slot in new[] { "emblem", "backdrop", "leader" })
        {
            document["art"]![slot] = $"art/{slot}.svg";
            files.Add(($"art/{slot}.svg", picture));
        }
        Assert.Equal(["files"], (await packs.Put(code, document, [.. files])).Is(400).Fields);
        (await Api.Put($"themes/{code}", $"{{\"code\":\"{code}\"}}", ("Content-Type", "text/plain"))).Is(415);
    }

    [Fact]
    public async Task What_comes_with_the_installation_is_neither_changed_nor_deleted()
    {
        var document = (await Api.Get("themes/classic")).Is(200).Text;
        (await Api.Put("themes/classic", document)).Is(409);
        (await Api.Send(HttpMethod.Delete, "themes/classic")).Is(409);
        (await Api.Post("themes/hollywood/copy", """{ "code": "classic" }""")).Is(409);
        Assert.Equal(["code"], (await Api.Post("themes/hollywood/copy", """{ "code": "No Spaces" }""")).Is(400).Fields);
        (await Api.Post("themes/none/copy", """{ "code": "some" }""")).Is(404);
        (await Api.Get("themes/none")).Is(404);
        Assert.Contains(
            ((await Api.Get("themes")).Is(200)).Json.EnumerateArray(),
            pack => pack.GetProperty("code").GetString() == "classic" && pack.GetProperty("shipped").GetBoolean()
        );
    }

    [Fact]
    public async Task A_pack_that_a_campaign_uses_is_deleted_only_when_none_does()
    {
        var code = await packs.Copied();
        var campaign = await Api.Launched(
            ApiClient.Document.Replace("\"hollywood\"", $"\"{code}\"", StringComparison.Ordinal)
        );

        Assert.Contains(campaign, (await Api.Send(HttpMethod.Delete, $"themes/{code}")).Is(409).Text);
        (await Api.Put($"campaigns/{campaign}", ApiClient.Document)).Is(200);
        (await Api.Send(HttpMethod.Delete, $"themes/{code}")).Is(204);
        (await Api.Get($"themes/{code}")).Is(404);
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        Assert.Equal(404, (int)(await http.GetAsync($"/themes/{code}/palette.css")).StatusCode);
    }

    [Fact]
    public async Task Marketing_of_one_campaign_makes_packs_but_does_not_change_what_another_is_shown_in()
    {
        var code = await packs.Copied();
        var campaign = await Api.Launched(
            ApiClient.Document.Replace("\"hollywood\"", $"\"{code}\"", StringComparison.Ordinal)
        );
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, await Api.Launched()));
        using var own = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign));
        using var director = await Person.Joined(fixture.Hub, new Grant(AccountRole.Director, campaign, "lyon"));
        var document = (await packs.Document(code)).ToJsonString();

        Assert.Contains("edit a copy", (await other.Api.Put($"themes/{code}", document)).Is(403).Text);
        (await own.Api.Put($"themes/{code}", document)).Is(200);
        (await director.Api.Put($"themes/{code}", document)).Is(403);
        (await director.Api.Get($"themes/{code}")).Is(403);
        (
            await other.Api.Post(
                $"themes/{code}/copy",
                $$"""{ "code": "{{code}}b", "name": { "en": "Mine", "fr": "Le mien" } }"""
            )
        ).Is(201);
        (await other.Api.Put($"themes/{code}b", (await packs.Document($"{code}b")).ToJsonString())).Is(200);
    }

    [Fact]
    public async Task Two_who_change_the_same_pack_do_not_undo_one_another()
    {
        var code = await packs.Copied();
        var first = (await Api.Get($"themes/{code}")).Is(200);
        (await Api.Put($"themes/{code}", first.Text, ("If-Match", first.ETag!))).Is(200);
        (await Api.Put($"themes/{code}", first.Text, ("If-Match", first.ETag!))).Is(412);
        (await Api.Put($"themes/{code}", first.Text, ("If-None-Match", "*"))).Is(409);
    }
}
