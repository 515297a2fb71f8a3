using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class DemoYearTests
{
    private static readonly IReadOnlyList<DemoEvent> Year = DemoYear.Plan(DemoMode.DefaultSeed);

    [Fact]
    public void The_same_seed_plays_the_same_year_and_another_one_another()
    {
        static string Text(int seed) => JsonSerializer.Serialize(DemoYear.Plan(seed));
        Assert.Equal(Text(7), Text(7));
        Assert.NotEqual(Text(7), Text(8));
    }

    [Fact]
    public void The_floor_has_7_agencies_60_reps_and_8_prospectors_with_names_of_their_own()
    {
        var floor = new DemoFloor(DemoMode.DefaultSeed);
        Assert.Equal(
            (7, 60, 8),
            (floor.Reps.Select(x => x.Agency).Distinct().Count(), floor.Reps.Count, floor.Prospectors.Count)
        );
        Assert.Equal(68, floor.Reps.Concat(floor.Prospectors).Select(x => x.Code).Distinct().Count(Codes.IsValid));
    }

    [Fact]
    public void Two_agencies_do_not_play_and_take_half_of_their_leads()
    {
        var floor = new DemoFloor(DemoMode.DefaultSeed);
        Assert.Equal(86, floor.AllReps.Concat(floor.AllProspectors).Select(x => x.Code).Distinct().Count());
        Assert.Equal(DemoFloor.HoldOuts, floor.HoldOutReps.Select(x => x.Agency).Distinct());

        var leads = Year.Where(x => x.Event.Lead[0] == 'H').GroupBy(x => x.Event.Lead).ToList();
        Assert.InRange(leads.Count, 150, 300);
        var taken = leads.Count(x => x.Any(y => y.Event.Type == EventTypes.Taken));
        Assert.InRange(taken / (double)leads.Count, 0.4, 0.6);
    }

    [Fact]
    public void The_floor_works_office_hours_and_closes_a_third_of_what_it_contacts()
    {
        Assert.InRange(Year.Count, 6_000, 15_000);
        Assert.All(Year, x => Assert.True(WorkingTime.IsOpen(x.Event.At.DateTime), $"{x.Event.Id} at {x.Event.At}"));
        Assert.All(Year, x => Assert.InRange(x.Event.At, DemoCampaign.StartsAt, DemoCampaign.EndsAt));
        int Count(string type) => Year.Where(x => x.Event.Type == type).Select(x => x.Event.Id).Distinct().Count();
        Assert.InRange(Count(EventTypes.Closed) / (double)Count(EventTypes.Contacted), 0.2, 0.4);
        Assert.All(
            [EventTypes.Lost, EventTypes.Recycled, EventTypes.Released, EventTypes.Reopened],
            type => Assert.True(Count(type) > 5, type)
        );
        Assert.InRange(Year.Count - Year.Select(x => x.Event.Id).Distinct().Count(), 50, 300);
    }

    [Fact]
    public async Task The_year_is_accepted_whole_and_the_lead_changes_hands()
    {
        await using var running = await RunningEngine.Start(DemoCampaign.StartsAt);
        var engine = running.Engine;
        var answers = new List<Answer>();
        var year = new List<string>();
        var months = new List<(int Month, string Leader)>();
        await PlayedYear.Play(
            running,
            async (day, answered) =>
            {
                answers.AddRange(answered);
                year.Add(await Leader(engine, "overall"));
                months.Add((day.Month, await Leader(engine, "current")));
            }
        );

        Assert.Equal(
            [],
            answers
                .Where(x => x.Status is "rejected" or "outside" or "late")
                .Select(x => $"{x.Id} {x.Status} {x.Reason} {x.Error}")
        );
        Assert.InRange(Changes(year), 20, 150);
        Assert.InRange(Reigns(year).Max(), 1, 60);
        Assert.InRange(months.GroupBy(x => x.Month, x => x.Leader).Count(month => Changes(month) >= 2), 9, 12);
        Assert.InRange(months.GroupBy(x => x.Month).Select(month => month.Last().Leader).Distinct().Count(), 7, 12);
        Assert.Equal(CampaignStatus.Closed, (await engine.Campaigns.Get(DemoCampaign.Code)).Status);
        await Won(engine);
    }

    private static int Changes(IEnumerable<string> leaders) => Reigns(leaders).Count - 1;

    /// <summary>How many days each leader in turn stayed ahead.</summary>
    private static List<int> Reigns(IEnumerable<string> leaders)
    {
        var reigns = new List<int>();
        var last = "";
        foreach (var leader in leaders)
        {
            if (leader == last)
                reigns[^1]++;
            else
                reigns.Add(1);
            last = leader;
        }
        return reigns;
    }

    /// <summary>Every prize has a winner, and the hall of fame is neither empty nor everybody's.</summary>
    private static async Task Won(EngineParts engine)
    {
        await using var connection = await engine.Database.Connect();
        var awards = await AwardRows.Of(connection, (await engine.Campaigns.Get(DemoCampaign.Code)).Campaign.Id);
        var prizes = JsonSerializer
            .Deserialize<CampaignDocument>(DemoCampaign.Document, WebJson.Options)!
            .Prizes.Select(x => x.Code!)
            .ToList();
        Assert.Equal(prizes.Order(), awards.Select(x => x.Prize).Distinct().Order());
        Assert.InRange(awards.Count(x => x.Prize == "hall-of-fame"), 3, 30);
        Assert.Equal(
            12,
            awards.Where(x => x.Prize == "producer-of-the-month").Select(x => x.Period).Distinct().Count()
        );
    }

    private static async Task<string> Leader(EngineParts engine, string period) =>
        (await engine.Reads.Read(new StandingsQuery(DemoCampaign.Code, BoardKind.Reps, period, 1))).Rows
            is [var first, ..]
            ? first.Code
            : "";
}
