using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A file of leads: looked at first, and then written just so.</summary>
public sealed class ImportPageTests(HubFixture fixture)
{
    private const string List = """
        company,contact.name,contact.email,potential
        Mill,Rose,rose@example.org,100
        Well,Violet,nobody,12
        Oven,Iris,iris@example.org,many
        """;

    [Fact]
    public async Task A_file_is_shown_as_it_is_read_with_every_fault_by_line_and_column()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);

        var looked = (await Send(floor, List)).Is(200);

        var page = WebUtility.HtmlDecode(looked.Html);
        Assert.Equal("1", Fate(page, "created"));
        Assert.Equal("2", Fate(page, "wrong"));
        Assert.Matches("<option value=\"contact.email\" selected=\"selected\">E-mail</option>", page);
        Assert.Contains(">Rose</td>", page);
        Assert.Contains("Line 3, column “E-mail”: ", page);
        Assert.Contains("Line 4, column “Potential”: ", page);
        Assert.Equal(0, await Count(floor));
    }

    [Fact]
    public async Task What_is_confirmed_is_written_and_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var looked = (await Send(floor, List)).Is(200);

        var done = await Confirm(floor, looked);

        Assert.Equal($"/desk/{floor.Campaign}/import?created=1&updated=0", done.Is(302).Location);
        Assert.Contains("New leads: 1", (await floor.Mara.Open(done.Location!)).Is(200).Text("done"));
        Assert.Equal(1, await Count(floor));

        await floor.Mara.Open($"/desk/{floor.Campaign}/import");
        var late = (await Confirm(floor, looked)).Is(409);
        Assert.Equal("1", Fate(late.Html, "same"));
        Assert.Equal(1, await Count(floor));
    }

    [Fact]
    public async Task Columns_that_are_not_recognised_are_said()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var asked = (await Send(floor, "Aaa;Bbb\nMill;Rose\nOven;Iris")).Is(200);
        Assert.Equal("0", Fate(asked.Html, "created"));
        Assert.Contains("data-testid=\"nothing\"", asked.Html);

        var said = (
            await floor.Mara.Post(
                $"/desk/{floor.Campaign}/import",
                ("Listed", asked.Hidden("Listed")),
                ("Head", "yes"),
                ("Columns", "company"),
                ("Columns", "contact.name"),
                ("go", "look")
            )
        ).Is(200);

        Assert.Equal("2", Fate(said.Html, "created"));
    }

    [Fact]
    public async Task Cards_that_are_there_are_changed_only_where_that_is_wanted()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Create(floor.Mara.Api, """{ "code": "A", "company": "Mill", "source": "fair" }""")).Is(201);
        const string list = "code,company,source\nA,Windmill,";
        Assert.Contains("data-testid=\"nothing\"", (await Send(floor, list)).Is(200).Html);

        var looked = (await Send(floor, list, ("Update", "true"))).Is(200);
        var done = await Confirm(floor, looked, ("Update", "true"));

        Assert.EndsWith("?created=0&updated=1", done.Is(302).Location);
        var card = (await floor.Lead(floor.Mara.Api, "A")).Is(200).Json;
        Assert.Equal("Windmill", card.GetProperty("company").GetString());
        Assert.Equal("fair", card.GetProperty("source").GetString());
    }

    [Fact]
    public async Task What_is_no_list_is_refused_beside_the_file()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Contains("id=\"File-fault\"", (await Send(floor, "%PDF-1.7")).Is(400).Html);
        await floor.Mara.Open($"/desk/{floor.Campaign}/import");
        var none = (await floor.Mara.Post($"/desk/{floor.Campaign}/import", ("go", "confirm"))).Is(400);
        Assert.Contains("id=\"File-fault\"", none.Html);
        var large = new string('x', LeadFileForm.LongestFile + 1);
        Assert.Contains("id=\"File-fault\"", (await Send(floor, large)).Is(400).Html);
    }

    [Fact]
    public async Task Only_marketing_imports()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var person in new[] { floor.Anna, floor.Paul, floor.Dora })
            (await person.Open($"/desk/{floor.Campaign}/import")).Is(404);
    }

    private static async Task<PageAnswer> Send(DeskFloor floor, string list, params (string, string)[] more)
    {
        var page = $"/desk/{floor.Campaign}/import";
        await floor.Mara.Open(page);
        return await floor.Mara.Upload(page, new Upload("File", "leads.csv", Encoding.UTF8.GetBytes(list)), more);
    }

    /// <summary>As a browser sends it: with line ends of its own.</summary>
    private static Task<PageAnswer> Confirm(DeskFloor floor, PageAnswer looked, params (string, string)[] more) =>
        floor.Mara.Post(
            $"/desk/{floor.Campaign}/import",
            [
                ("Listed", looked.Hidden("Listed").ReplaceLineEndings("\r\n")),
                ("sha256", looked.Hidden("sha256")),
                ("go", "confirm"),
                .. more,
            ]
        );

    private static string Fate(string html, string fate) =>
        Regex.Match(html, $"data-fate=\"{fate}\">(\\d+)<").Groups[1].Value;

    private static async Task<int> Count(DeskFloor floor)
    {
        var list = (await floor.Mara.Open($"/desk/{floor.Campaign}?list=all")).Is(200).Html;
        return Regex.Count(list, "<li class=\"lead-line\"");
    }
}
