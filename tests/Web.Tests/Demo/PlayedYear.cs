using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>The demonstration's whole year on an engine, day by day, closed.</summary>
internal static class PlayedYear
{
    /// <param name="each">Hears of each day and what was answered.</param>
    public static async Task Play(RunningEngine running, Func<DateTime, IReadOnlyList<Answer>, Task>? each = null)
    {
        var engine = running.Engine;
        var floor = new DemoFloor(DemoMode.DefaultSeed);
        await engine.Campaigns.Put(
            DemoCampaign.Code,
            JsonSerializer.Deserialize<CampaignDocument>(DemoCampaign.Document, WebJson.Options)!,
            null
        );
        await engine.Roster.Put(
            DemoCampaign.Code,
            [
                .. floor.Reps.Select(x => Player(x, Role.Rep)),
                .. floor.Prospectors.Select(x => Player(x, Role.Prospector)),
            ]
        );
        await engine.Campaigns.Launch(DemoCampaign.Code);
        foreach (var day in DemoYear.Plan(DemoMode.DefaultSeed).GroupBy(x => x.SentAt.Date))
        {
            running.Clock.SetUtcNow(day.Last().SentAt);
            await engine.Closing.CloseDue();
            var answers = await engine.Scorekeeper.Record([.. day.Select(x => new ReceivedEvent(x.Event, null, "{}"))]);
            if (each is not null)
                await each(day.Key, answers);
        }
        running.Clock.SetUtcNow(DemoCampaign.EndsAt.AddHours(1));
        await engine.Closing.CloseDue();
    }

    private static Participant Player(DemoPerson person, Role role) =>
        new()
        {
            Code = person.Code,
            Name = person.Name,
            Team = person.Agency,
            Role = role,
        };
}
