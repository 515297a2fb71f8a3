using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A printer maker turns seven agencies into Hollywood producers for a year: 1, 3 and 10 points, a prize each month and
/// one for the year. The second edition sets each rep a target.
/// </summary>
public sealed class PrinterMakersYearTests
{
    private const string First = "producers";
    private const string Second = "producers-2";
    private static readonly string[] Agencies =
    [
        "lyon",
        "paris",
        "lille",
        "nantes",
        "bordeaux",
        "marseille",
        "strasbourg",
    ];

    [Fact]
    public async Task Twelve_months_have_twelve_producers_of_the_month_and_the_first_to_reach_most_goes_to_Hollywood()
    {
        await using var story = await Story.Begin("2026-01-02T09:00:00+01:00");
        await story.Launch(First, Edition(), People);
        var reps = new Dictionary<string, Person>();
        foreach (var agency in Agencies)
            reps[agency] = await story.Joins(AccountRole.Rep, First, $"rep-{agency}");

        foreach (var month in Enumerable.Range(1, 12))
        {
            story.Now(new DateTimeOffset(2026, month, 10, 9, 0, 0, TimeSpan.Zero));
            await Story.Hand(story.Admin, First, Agencies.Select(x => Card($"{month:00}-{x}", x)));
            var best = BestOf(month);
            var next = BestOf(month + 1);
            await Work(await story.As(reps[best]), $"{month:00}-{best}", "taken", "contacted", "closed");
            await Work(await story.As(reps[next]), $"{month:00}-{next}", "taken", "contacted");
            story.Now(new DateTimeOffset(2026, month, 1, 3, 0, 0, TimeSpan.Zero).AddMonths(1));
            await story.Hub.Engine.Closing.CloseDue();
        }

        Assert.Equal(
            Enumerable.Range(1, 12).Select(x => $"rep-{BestOf(x)}"),
            await story.Winners(First, "producer-of-the-month")
        );
        // four have 36 points: Paris had them in September already
        Assert.Equal(["rep-paris"], await story.Winners(First, "hollywood"));
        Assert.Equal("rep-paris 36", (await story.Board(First, "reps"))[0]);
        Assert.Equal(12 * 5, (await story.Leads(First, "status=open")).Count);
        Assert.Equal(12, (await story.Leads(First, "status=won")).Count);
    }

    [Fact]
    public async Task In_the_second_edition_a_small_agency_past_its_target_wins_before_a_large_one_that_misses_it()
    {
        await using var story = await Story.Begin("2027-01-12T09:00:00+01:00");
        await story.Launch(Second, WithTargets(), People);
        await Story.Hand(
            story.Admin,
            Second,
            [Card("s1", "strasbourg"), Card("p1", "paris"), Card("p2", "paris"), Card("p3", "paris")]
        );
        await story.MoveAll(
            Second,
            new[] { "s1", "p1", "p2" }.SelectMany(lead =>
                new[] { "taken", "contacted", "closed" }.Select(type => new DoneMove(lead, type, RepOf(lead)))
            )
        );

        Assert.Equal(["rep-paris 28", "rep-strasbourg 14"], await story.Board(Second, "reps"));
        Assert.Equal(["rep-strasbourg 14", "rep-paris 28"], await story.Board(Second, "reps", "&by=target"));

        (await story.Admin.Post($"campaigns/{Second}/close")).Is(200);
        await story.Hub.Engine.Closing.CloseDue();
        Assert.Equal(["rep-strasbourg"], await story.Winners(Second, "target"));
    }

    private static string BestOf(int month) => Agencies[(month - 1) % Agencies.Length];

    private static string RepOf(string lead) => lead[0] == 's' ? "rep-strasbourg" : "rep-paris";

    private static async Task Work(ApiClient rep, string lead, params string[] steps)
    {
        foreach (var step in steps)
        {
            var more = step == "contacted" ? """ "note": { "kind": "call", "text": "They want an offer." } """ : "";
            (await Story.Move(rep, $"{First}/leads/{lead}", step, more)).Is(200);
        }
    }

    private static object Card(string code, string team) =>
        new
        {
            code,
            company = $"Company {code}",
            team,
            source = "fair",
        };

    private static IEnumerable<object> People =>
        Agencies.Select(x => new
        {
            code = $"rep-{x}",
            name = $"Producer of {x}",
            team = x,
            role = "rep",
        });

    private static IEnumerable<object> Teams => Agencies.Select(x => new { code = x, name = x });

    private static object Edition() =>
        new
        {
            name = "Hollywood producers",
            theme = "hollywood",
            timeZone = "Europe/Paris",
            currency = "EUR",
            startsAt = "2026-01-01T00:00:00+01:00",
            endsAt = "2027-01-01T00:00:00+01:00",
            teams = Teams,
            prizes = new object[]
            {
                new
                {
                    code = "producer-of-the-month",
                    name = "Producer of the month",
                    scope = "period",
                    board = "reps",
                    ranks = new[] { 1, 1 },
                },
                new
                {
                    code = "hollywood",
                    name = "Trip to Hollywood",
                    scope = "campaign",
                    board = "reps",
                    ranks = new[] { 1, 1 },
                },
            },
        };

    private static object WithTargets() =>
        new
        {
            name = "Hollywood producers, the second year",
            theme = "hollywood",
            timeZone = "Europe/Paris",
            currency = "EUR",
            startsAt = "2027-01-01T00:00:00+01:00",
            endsAt = "2028-01-01T00:00:00+01:00",
            periods = new { every = "none", graceMinutes = 0 },
            teams = Teams,
            objectives = new
            {
                per = "campaign",
                reps = new Dictionary<string, int> { ["rep-strasbourg"] = 10, ["rep-paris"] = 40 },
            },
            prizes = new object[]
            {
                new
                {
                    code = "target",
                    name = "Furthest past the target",
                    scope = "campaign",
                    board = "reps",
                    ranks = new[] { 1, 1 },
                    by = "target",
                },
            },
        };
}
