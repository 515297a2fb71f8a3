using System.Text.Json.Nodes;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>No two packs are called the same, and what is refused is explained in a sentence.</summary>
public sealed class ThemeNamesTests(HubFixture fixture)
{
    private readonly PackCalls packs = new(fixture.Api);

    [Theory]
    [InlineData("Nos Pirates")]
    [InlineData("nos PIRATES")]
    [InlineData("  Nos   Pirates ")]
    [InlineData("Nos\u00A0Pirates")]
    public async Task Two_packs_are_not_called_the_same_in_either_language(string name)
    {
        await Named(await packs.Copied(), "Our pirates", "Nos Pirates", "names-of-one");
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["name"] = new JsonObject { ["en"] = name, ["fr"] = "Autre chose" };

        var answer = (await fixture.Api.Put($"themes/{code}", document.ToJsonString())).Is(400);

        Assert.Equal(["name.en"], answer.Fields);
        Assert.Contains("is the name of the theme", answer.Text);
    }

    [Fact]
    public async Task A_letter_and_its_accent_are_the_same_letter_however_they_are_written()
    {
        await Named(await packs.Copied(), "Été 24", "Été 24");
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["name"] = new JsonObject { ["en"] = "E\u0301te\u0301 24", ["fr"] = "Tout autre" };
        Assert.Equal(["name.en"], (await fixture.Api.Put($"themes/{code}", document.ToJsonString())).Is(400).Fields);
    }

    [Fact]
    public async Task A_copy_without_a_name_of_its_own_is_called_as_its_model_with_a_number()
    {
        var model = await packs.Copied();
        await Named(model, "Regatta of copies", "Régate des copies");

        var first = await packs.Copied(model);
        var second = await packs.Copied(first);

        Assert.Equal(("Regatta of copies 2", "Régate des copies 2"), await NameOf(first));
        Assert.Equal(("Regatta of copies 3", "Régate des copies 3"), await NameOf(second));
        (await packs.Import(await packs.Export(second), $"themes?code={second}-more")).Is(201);
        Assert.Equal(("Regatta of copies 4", "Régate des copies 4"), await NameOf($"{second}-more"));
    }

    [Fact]
    public async Task A_pack_keeps_its_own_name_when_something_else_of_it_changes()
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["layout"]!["rows"] = 7;
        (await fixture.Api.Put($"themes/{code}", document.ToJsonString())).Is(200);
    }

    [Theory]
    [InlineData(
        "en",
        "The theme’s code must be 1 to 32 small letters, digits or hyphens, beginning with a letter or digit."
    )]
    [InlineData(
        "fr",
        "Le code du thème doit compter de 1 à 32 minuscules, chiffres ou tirets et commencer par une lettre ou un "
            + "chiffre."
    )]
    public async Task A_bad_code_is_told_in_a_sentence_of_the_readers_language(string language, string sentence)
    {
        using var marketing = await Person.Joined(fixture.Hub.Url, fixture.Api, new Grant(AccountRole.Marketing));
        marketing.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var page = await Import(marketing, await packs.Export("classic"), "Nos Pirates !");
        Assert.Contains(sentence, System.Net.WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("a-z0-9", page);
        Assert.Contains("value=\"Nos Pirates !\"", page);
    }

    private static async Task<string> Import(Person person, byte[] zip, string code)
    {
        var page = (await person.Open("/studio/themes")).Is(200).Html;
        var token = page.Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(zip), "zip", "theme.zip" },
            { new StringContent(code), "code" },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        using var answer = await person.Http.PostAsync("/studio/themes?handler=Import", form);
        Assert.Equal(400, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task Named(string code, string english, string french, string? once = null)
    {
        if (once is not null && (await fixture.Api.Get($"themes/{once}")).Status == 200)
            return;
        if (once is not null)
        {
            (await fixture.Api.Post($"themes/{code}/copy", $$"""{ "code": "{{once}}" }""")).Is(201);
            code = once;
        }
        var document = await packs.Document(code);
        document["name"] = new JsonObject { ["en"] = english, ["fr"] = french };
        (await fixture.Api.Put($"themes/{code}", document.ToJsonString())).Is(200);
    }

    private async Task<(string?, string?)> NameOf(string code)
    {
        var name = (await packs.Document(code))["name"]!;
        return ((string?)name["en"], (string?)name["fr"]);
    }
}
