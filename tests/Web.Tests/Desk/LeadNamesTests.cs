using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Who works on a lead is read by name, and as he wishes to appear.</summary>
public sealed class LeadNamesTests(HubFixture fixture)
{
    private static string? NameOf(JsonElement lead, string code) =>
        lead.GetProperty("people").GetProperty(code).GetString();

    [Fact]
    public async Task Rep_and_prospector_read_each_others_names_in_the_answer_and_on_the_page()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        var page = $"/desk/{floor.Campaign}/leads/{lead}";

        var asPaul = (await floor.Lead(floor.Paul.Api, lead)).Is(200).Json;
        var asAnna = (await floor.Lead(floor.Anna.Api, lead)).Is(200).Json;
        var list = (await floor.Paul.Api.Get(floor.Path("leads"))).Is(200).Json.GetProperty("leads");

        Assert.Equal("Anna", NameOf(asPaul, "anna"));
        Assert.Equal("Paul", NameOf(asAnna, "paul"));
        Assert.Equal("Anna", NameOf(list[0], "anna"));
        Assert.Contains("Anna", (await floor.Paul.Open(page)).Is(200).Text("status"));
        Assert.Equal("Paul", (await floor.Anna.Open(page)).Is(200).Text("prospector"));
    }

    [Fact]
    public async Task A_colleague_with_an_alias_keeps_it_and_the_office_reads_the_name()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        const string foxy = """
            [{ "code": "anna", "name": "Anna", "team": "lyon", "role": "rep", "display": "alias", "alias": "Foxy" }]
            """;
        (await floor.Admin.Put(floor.Path("participants"), foxy)).Is(200);
        var lead = await floor.TakenBy(floor.Anna);
        var page = $"/desk/{floor.Campaign}/leads/{lead}";

        foreach (var colleague in new[] { floor.Ben, floor.Paul, floor.Dora })
        {
            var seen = (await floor.Lead(colleague.Api, lead)).Is(200).Json;
            Assert.Equal("Foxy", NameOf(seen, seen.GetProperty("rep").GetString()!));
            Assert.StartsWith("~", seen.GetProperty("rep").GetString());
            Assert.DoesNotContain("Anna", (await colleague.Open(page)).Is(200).Text("status"));
        }

        Assert.Equal("Anna", NameOf((await floor.Lead(floor.Anna.Api, lead)).Is(200).Json, "anna"));
        Assert.Equal("Anna", NameOf((await floor.Lead(floor.Mara.Api, lead)).Is(200).Json, "anna"));
        var late = (await floor.Move(floor.Ben.Api, lead, "taken")).Is(409).Json;
        Assert.StartsWith("~", late.GetProperty("holder").GetString());
        Assert.Contains("Foxy", late.GetProperty("detail").GetString());
        Assert.DoesNotContain("Anna", late.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task What_a_refusal_names_stands_beside_it_even_where_it_is_not_there()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.Waiting();
        (await floor.Create(floor.Key, """{ "code": "of-paris", "team": "paris" }""")).Is(201);

        foreach (var twin in new[] { "of-paris", "ghost" })
        {
            var more = $""" "reason": "twin", "twinOf": "{twin}" """;
            Assert.Equal(["twinOf"], (await floor.Move(floor.Dora.Api, lead, "refused", more)).Is(404).Fields);
        }
    }
}
