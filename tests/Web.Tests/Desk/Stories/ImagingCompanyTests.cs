using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Web.Tests.ImagingCompany;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// An imaging company lets one cell in Budapest find leads for its reps in 18 countries, each with its own clock,
/// language and holidays. In the first month a fifth of the leads is acted on; then leads are routed and fall due, and
/// in the second month it is four fifths.
/// </summary>
public sealed class ImagingCompanyTests
{
    private const string Campaign = "imaging";

    [Fact]
    public async Task Routing_and_deadlines_raise_the_share_of_leads_acted_on_from_20_to_80_percent()
    {
        await using var story = await Story.Begin("2026-03-02T09:00:00+01:00");
        await story.Launch(Campaign, Document(isGuided: false), Players);
        var pia = await story.Joins(AccountRole.Prospector, Campaign, "pia");
        var german = await story.Joins(AccountRole.Rep, Campaign, "de-1");

        await Story.Hand(await story.As(pia), Campaign, Cards("mar"));
        await story.MoveAll(Campaign, Countries.SelectMany(x => Acted($"mar-{x}-1", $"{x}-1")));
        Assert.Equal(20, await Share(story, "mar"));

        var rules = await story.Admin.Put($"campaigns/{Campaign}", Story.Json(Document(isGuided: true)));
        rules.Is(200);
        // Maundy Thursday, 16:00 in Budapest
        story.Now("2026-04-02T16:00:00+02:00");
        await Story.Hand(await story.As(pia), Campaign, Cards("apr"));
        await Turns(story);
        await Falls_due_by_the_clock_and_the_holidays_of_its_country(story);
        await Hears_in_his_language(await story.As(german));

        await story.MoveAll(Campaign, Countries.SelectMany(x => Firsts(x).SelectMany(y => Acted(y, $"{x}-1"))));
        Assert.Equal(60, await Share(story, "apr"));

        // the others forgot theirs: they are reminded, and lose them a working day later
        story.Now("2026-04-09T13:00:00+02:00");
        await story.Look();
        Assert.Equal(2 * Zones.Count, (await story.Leads(Campaign, "status=assigned&overdue=true")).Count);
        story.Now("2026-04-10T13:00:00+02:00");
        await story.Look();
        Assert.Empty(await story.Leads(Campaign, "status=assigned"));
        await story.MoveAll(Campaign, Countries.SelectMany(x => Acted($"apr-{x}-2", $"{x}-1")));

        Assert.Equal(80, await Share(story, "apr"));
        Assert.Equal(20, await Share(story, "mar"));
        Assert.Equal([20m, 80m], await Considered(story));
    }

    /// <summary>Five leads go to two reps by turns.</summary>
    private static async Task Turns(Story story)
    {
        foreach (var country in Countries)
        {
            var mine = (await story.Leads(Campaign, $"status=assigned&rep={country}-1")).Order();
            Assert.Equal(Firsts(country), mine);
            Assert.Equal(2, (await story.Leads(Campaign, $"status=assigned&rep={country}-2")).Count);
        }
    }

    /// <summary>
    /// Nine working hours. Easter begins on Friday in Germany and Portugal; it ends on Monday in Germany and France.
    /// </summary>
    private static async Task Falls_due_by_the_clock_and_the_holidays_of_its_country(Story story)
    {
        Assert.Equal(DateTimeOffset.Parse("2026-04-07T16:00:00+02:00"), await Due(story, "apr-de-1"));
        Assert.Equal(DateTimeOffset.Parse("2026-04-06T15:00:00+01:00"), await Due(story, "apr-pt-1"));
        Assert.Equal(DateTimeOffset.Parse("2026-04-03T16:00:00+02:00"), await Due(story, "apr-fr-1"));
        Assert.Equal(DateTimeOffset.Parse("2026-04-07T17:00:00+03:00"), await Due(story, "apr-fi-1"));
    }

    /// <summary>A lead of another country is not there for him.</summary>
    private static async Task Hears_in_his_language(ApiClient rep)
    {
        (await rep.Get($"campaigns/{Campaign}/leads/apr-fr-1")).Is(404);
        var english = (await Story.Move(rep, $"{Campaign}/leads/apr-de-1", "contacted")).Is(409).Text;
        rep.Http.DefaultRequestHeaders.Add("Accept-Language", "de");
        var german = (await Story.Move(rep, $"{Campaign}/leads/apr-de-1", "contacted")).Is(409).Text;
        Assert.NotEqual(Detail(english), Detail(german));
        Assert.Contains("de-1", german);
    }

    private static string Detail(string problem) =>
        JsonSerializer.Deserialize<JsonElement>(problem).GetProperty("detail").GetString()!;

    private static async Task<DateTimeOffset> Due(Story story, string lead) =>
        (await story.Lead(Campaign, lead)).GetProperty("deadline").GetProperty("at").GetDateTimeOffset();

    private static async Task<int> Share(Story story, string month)
    {
        var acted = await story.Leads(Campaign, "status=contacted");
        return 100 * acted.Count(x => x.StartsWith(month, StringComparison.Ordinal)) / (LeadsEach * Zones.Count);
    }

    /// <summary>The same share as the funnel has it, month by month.</summary>
    private static async Task<IEnumerable<decimal>> Considered(Story story)
    {
        var funnel = (await story.Admin.Get($"campaigns/{Campaign}/funnel?by=period")).Is(200).Json;
        return funnel
            .GetProperty("rows")
            .EnumerateArray()
            .Select(x => 100 * x.GetProperty("rates").GetProperty("actedOn").GetProperty("value").GetDecimal());
    }
}
