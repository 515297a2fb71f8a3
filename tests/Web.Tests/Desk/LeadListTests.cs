using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>The list of leads: what is asked for, page by page, and never more than one may see.</summary>
public sealed class LeadListTests(HubFixture fixture)
{
    [Fact]
    public async Task A_list_goes_on_where_its_page_before_ended_whatever_came_meanwhile()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        for (var i = 0; i < 5; i++)
            await floor.Waiting();

        var first = (await floor.Key.Get(floor.Path("leads?limit=2"))).Is(200);
        await floor.Waiting();
        var second = await Page(floor, $"limit=2&after={Next(first)}");
        var third = await Page(floor, $"limit=2&after={Next(second)}");

        Assert.Equal(["L-5", "L-4"], Codes(first));
        Assert.Equal(["L-3", "L-2"], Codes(second));
        Assert.Equal(["L-1"], Codes(third));
        Assert.Null(Next(third));
        Assert.Equal(["L-1", "L-2"], Codes(await Page(floor, "sort=old&limit=2")));
    }

    [Fact]
    public async Task Each_filter_shows_what_it_says()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var waiting = await floor.Waiting();
        var open = await floor.InPool();
        var taken = await floor.TakenBy(floor.Anna);
        (await floor.Create(floor.Key, """{ "code": "P", "team": "paris", "source": "fair-paris" }""")).Is(201);

        Assert.Equal([waiting, "P"], Codes(await Page(floor, "status=waiting&sort=old")));
        Assert.Equal([open], Codes(await Page(floor, "status=open")));
        Assert.Equal([taken], Codes(await Page(floor, "rep=anna")));
        Assert.Equal(["P"], Codes(await Page(floor, "team=paris")));
        Assert.Equal(["P"], Codes(await Page(floor, "source=fair-paris")));
        Assert.Equal([taken, open, waiting], Codes(await Page(floor, "prospector=paul")));
        Assert.Equal([taken, open], Codes(await Page(floor, "vouched=true")));
        Assert.Empty(Codes(await Page(floor, "overdue=true")));
        Assert.Equal(4, Codes(await Page(floor, "overdue=false&sort=deadline")).Count);
    }

    [Theory]
    [InlineData("cafe", true)]
    [InlineData("MUL", true)]
    [InlineData("petit+zo", true)]
    [InlineData("ller", false)]
    [InlineData("06 12", true)]
    [InlineData("%2B33612", true)]
    [InlineData("L-1", true)]
    [InlineData("petit+anna", false)]
    public async Task A_search_finds_beginnings_of_words_without_case_or_accents_and_digits_of_a_phone(
        string q,
        bool isFound
    )
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (
            await floor.Create(
                floor.Paul.Api,
                """{ "company": "Café Müller", "contact": { "name": "Zoé Petit", "phone": "0612345678" } }"""
            )
        ).Is(201);
        string[] expected = isFound ? ["L-1"] : [];
        Assert.Equal(expected, Codes(await Page(floor, $"q={q.Replace(" ", "%20", StringComparison.Ordinal)}")));
    }

    [Fact]
    public async Task A_search_tells_nothing_that_one_does_not_see()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (
            await floor.Create(
                floor.Paul.Api,
                """
                { "company": "Acme", "source": "fair", "contact": { "name": "Zoé Petit", "phone": "0612345678" } }
                """
            )
        ).Is(201);

        // of what waits in his team a rep sees the company
        Assert.Equal(["L-1"], Codes(await floor.Anna.Api.Get(floor.Path("leads?q=acme"))));
        foreach (var query in new[] { "q=zoe", "q=0612", "source=fair", "prospector=paul", "vouched=false" })
            Assert.Empty(Codes(await floor.Anna.Api.Get(floor.Path($"leads?{query}"))));

        (await floor.Move(floor.Dora.Api, "L-1", "validated")).Is(200);
        Assert.Equal(["L-1"], Codes(await floor.Anna.Api.Get(floor.Path("leads?q=zoe"))));
        Assert.Empty(Codes(await floor.Anna.Api.Get(floor.Path("leads?q=0612"))));
        Assert.Empty(Codes(await floor.Carl.Api.Get(floor.Path("leads?q=acme"))));
    }

    [Fact]
    public async Task A_page_is_full_although_what_one_does_not_see_lies_between()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var pool = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            pool.Insert(0, await floor.InPool());
            // of no team and vouched for by nobody: a rep does not see it
            (await floor.Create(floor.Key, "{}")).Is(201);
            (await floor.Create(floor.Key, "{}")).Is(201);
        }

        var first = (await floor.Anna.Api.Get(floor.Path("leads?limit=2"))).Is(200);
        var second = (await floor.Anna.Api.Get(floor.Path($"leads?limit=2&after={Next(first)}"))).Is(200);

        Assert.Equal(pool, Codes(first).Concat(Codes(second)));
        Assert.Equal(2, Codes(first).Count);
    }

    [Theory]
    [InlineData("status=gone", "status")]
    [InlineData("status=Open", "status")]
    [InlineData("status=1", "status")]
    [InlineData("team=nowhere", "team")]
    [InlineData("team=a%20b", "team")]
    [InlineData("rep=nobody", "rep")]
    [InlineData("rep=a%2Fb", "rep")]
    [InlineData("prospector=nobody", "prospector")]
    [InlineData("source=a%20b", "source")]
    [InlineData("overdue=yes", "overdue")]
    [InlineData("vouched=1", "vouched")]
    [InlineData("sort=newest", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("after=nonsense", "after")]
    [InlineData("after=TmV3LjEu&sort=old", "after")]
    [InlineData("format=pdf", "format")]
    [InlineData("format=csv&sep=tab", "sep")]
    public async Task What_cannot_be_asked_is_named(string query, string field)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        Assert.Equal([field], (await floor.Key.Get(floor.Path($"leads?{query}"))).Is(400).Fields);
    }

    [Fact]
    public async Task A_search_may_be_so_long_and_no_longer()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await Page(floor, $"q={new string('a', 200)}");
        Assert.Equal(["q"], (await floor.Key.Get(floor.Path($"leads?q={new string('a', 201)}"))).Is(400).Fields);
    }

    [Fact]
    public async Task Who_does_not_know_all_players_does_not_learn_here_who_plays()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        foreach (var code in new[] { "carl", "nobody" })
            Assert.Empty(Codes(await floor.Anna.Api.Get(floor.Path($"leads?rep={code}"))));
    }

    private static async Task<ApiAnswer> Page(DeskFloor floor, string query) =>
        (await floor.Key.Get(floor.Path($"leads?{query}"))).Is(200);

    private static string? Next(ApiAnswer list) => list.Json.GetProperty("next").GetString();

    private static IReadOnlyList<string> Codes(ApiAnswer list) =>
        [.. list.Is(200).Json.GetProperty("leads").EnumerateArray().Select(x => x.GetProperty("code").GetString()!)];
}
