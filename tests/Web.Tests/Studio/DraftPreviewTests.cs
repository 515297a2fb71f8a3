using System.Text.Json;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DraftPreviewTests(HubFixture fixture)
{
    [Fact]
    public async Task The_wall_of_a_draft_has_its_name_people_prizes_and_theme_also_while_it_is_being_chosen()
    {
        var builder = await Builder.Joined(fixture.Hub);
        await builder.Built(("NameEn", "Seen before it begins"));
        (await builder.Step("prizes", ("Prizes[0].NameEn", "Weekend in Rome"), ("Prizes[0].Value", "6000.50"))).Is(302);
        var preview = $"/studio/{builder.Code}/build/preview";
        foreach (var step in new[] { "look", "review" })
            Assert.Contains(
                $"src=\"{preview}\"",
                (await builder.Person.Open($"/studio/{builder.Code}/build/{step}")).Is(200).Html
            );

        var sheet = Sheet(await builder.Person.Open(preview));
        Assert.True(sheet.GetProperty("sample").GetBoolean());
        Assert.Equal("Seen before it begins", sheet.GetProperty("campaign").GetProperty("name").GetString());
        Assert.Equal("hollywood", sheet.GetProperty("theme").GetProperty("code").GetString());
        Assert.Equal(
            ["Anna Martin", "Bob"],
            sheet
                .GetProperty("people")
                .GetProperty("reps")
                .EnumerateArray()
                .Select(x => x.GetProperty("name").GetString())
        );
        Assert.Equal(
            "Weekend in Rome",
            sheet.GetProperty("campaign").GetProperty("prizes")[0].GetProperty("name").GetString()
        );

        var chosen = Sheet(await builder.Person.Open($"{preview}?theme=caribbean&boards=Teams&boards=Reps"));
        Assert.Equal("caribbean", chosen.GetProperty("theme").GetProperty("code").GetString());
        Assert.Equal(["teams", "reps"], chosen.GetProperty("boards").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public async Task A_draft_of_which_only_a_name_is_known_has_a_wall_and_only_those_who_build_it_see_it()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin(("FirstDay", ""), ("TimeZone", ""), ("Currency", ""))).Is(302);
        Assert.True(
            Sheet(await builder.Person.Open($"/studio/{builder.Code}/build/preview")).GetProperty("people").ValueKind
                == JsonValueKind.Null
        );
        var rep = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        Assert.Equal(403, (await rep.Open($"/studio/{builder.Code}/build/preview")).Status);
        Assert.Equal(404, (await builder.Person.Open("/studio/none-such/build/preview")).Status);
    }

    private static JsonElement Sheet(PageAnswer page) =>
        JsonDocument
            .Parse(
                Regex
                    .Match(
                        page.Is(200).Html,
                        "<script type=\"application/json\" id=\"page\">(.*?)</script>",
                        RegexOptions.Singleline
                    )
                    .Groups[1]
                    .Value
            )
            .RootElement;
}
