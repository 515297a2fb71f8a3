using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Web.Tests.ImagingCompany;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The imaging company measures its second month: the challenge is launched before the first one, whose leads a CRM
/// reports, and its effect page compares the two.
/// </summary>
public sealed class ImagingEffectTests
{
    private const string Campaign = "imaging-april";

    [Fact]
    public async Task The_effect_page_shows_20_percent_become_80_with_the_interval_of_the_difference()
    {
        await using var story = await Story.Begin("2026-03-01T12:00:00+01:00");
        await story.Launch(Campaign, April(), Players);
        await March(story);
        story.Now("2026-04-02T16:00:00+02:00");
        await Play(story, await story.Joins(AccountRole.Prospector, Campaign, "pia"));
        story.Now("2026-04-20T09:00:00+02:00");

        var effect = (await story.Admin.Get($"campaigns/{Campaign}/effect")).Is(200).Json;

        Assert.Equal("before", effect.GetProperty("kind").GetString());
        Assert.Equal("18 of 90, 0.2000", Side(effect, "compared"));
        Assert.Equal("72 of 90, 0.8000", Side(effect, "played"));
        Assert.Equal("0.6000: 0.4669 to 0.6984", Bounds(effect.GetProperty("difference").GetProperty("actedOn")));
        Assert.Equal("higher", effect.GetProperty("verdict").GetString());
        Assert.False(effect.GetProperty("cause").GetBoolean());
        Assert.False(effect.GetProperty("final").GetBoolean());

        using var marketing = await Person.Joined(story.Hub, new Grant(AccountRole.Marketing));
        var page = (await marketing.Open($"/reports/{Campaign}/effect?lang=en")).Is(200);
        Assert.Contains("data-verdict=\"higher\"", page.Html);
    }

    /// <summary>A fifth is acted on, by one rep of each country.</summary>
    private static async Task March(Story story)
    {
        story.Now("2026-03-06T18:00:00+01:00");
        var received = DateTimeOffset.Parse("2026-03-02T09:00:00+01:00");
        var events = new List<CrmEvent>();
        foreach (var country in Countries)
        {
            for (var number = 1; number <= LeadsEach; number++)
                events.Add(Told("received", $"mar-{country}-{number}", received));
            events.Add(Told("taken", $"mar-{country}-1", received.AddDays(1)) with { Rep = $"{country}-1" });
            events.Add(Told("contacted", $"mar-{country}-1", received.AddDays(2)) with { Rep = $"{country}-1" });
        }

        var answer = (await story.Admin.Post("events", Story.Json(events))).Is(200).Json;
        Assert.All(
            answer.GetProperty("results").EnumerateArray(),
            x => Assert.Equal("outside", x.GetProperty("status").GetString())
        );
    }

    /// <summary>Leads go to two reps by turns; what one forgets is given to the other.</summary>
    private static async Task Play(Story story, Person pia)
    {
        await Story.Hand(await story.As(pia), Campaign, Cards("apr"));
        await story.MoveAll(Campaign, Countries.SelectMany(x => Firsts(x).SelectMany(y => Acted(y, $"{x}-1"))));
        foreach (var morning in new[] { "2026-04-09T13:00:00+02:00", "2026-04-10T13:00:00+02:00" })
        {
            story.Now(morning);
            await story.Look();
        }

        await story.MoveAll(Campaign, Countries.SelectMany(x => Acted($"apr-{x}-2", $"{x}-1")));
    }

    private static Dictionary<string, object> April()
    {
        var document = Document(isGuided: true);
        document["startsAt"] = "2026-04-01T00:00:00+02:00";
        document["baseline"] = new { kind = "before", within = 14 };
        return document;
    }

    private static CrmEvent Told(string type, string lead, DateTimeOffset at) =>
        new($"{lead}-{type}", $"lead.{type}", lead, at) { Campaign = Campaign };

    private static string Side(JsonElement effect, string name)
    {
        var side = effect.GetProperty(name);
        var rate = side.GetProperty("rates").GetProperty("actedOn").GetProperty("value").GetDouble();
        return FormattableString.Invariant(
            $"{side.GetProperty("actedOn")} of {side.GetProperty("leads")}, {rate:0.0000}"
        );
    }

    private static string Bounds(JsonElement interval) =>
        FormattableString.Invariant(
            $"{Number(interval, "value"):0.0000}: {Number(interval, "low"):0.0000} to {Number(interval, "high"):0.0000}"
        );

    private static double Number(JsonElement interval, string name) => interval.GetProperty(name).GetDouble();
}
