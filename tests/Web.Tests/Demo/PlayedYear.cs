using System.Text.Json;
using ChallengeHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>The demonstration's whole year on an engine, day by day, closed.</summary>
internal static class PlayedYear
{
    /// <param name="each">Hears of each day and what the CRM was answered.</param>
    public static Task Play(RunningEngine running, Func<DateTime, IReadOnlyList<Answer>, Task>? each = null) =>
        Play(running.Engine, running.Clock, each);

    public static async Task Play(
        EngineParts engine,
        FakeTimeProvider clock,
        Func<DateTime, IReadOnlyList<Answer>, Task>? each = null
    )
    {
        await Play(engine, clock, DemoCampaign.EndsAt, each);
        clock.SetUtcNow(DemoCampaign.EndsAt.AddHours(1));
        await engine.Closing.CloseDue();
    }

    /// <summary>
    /// The days before an instant. Everything that people do at the desk is taken: nobody else works there.
    /// </summary>
    public static Task Play(RunningEngine running, DateTimeOffset until) =>
        Play(running.Engine, running.Clock, until, null);

    private static async Task Play(
        EngineParts engine,
        FakeTimeProvider clock,
        DateTimeOffset until,
        Func<DateTime, IReadOnlyList<Answer>, Task>? each
    )
    {
        var floor = new DemoFloor(DemoMode.DefaultSeed);
        await engine.Campaigns.Put(
            DemoCampaign.Code,
            JsonSerializer.Deserialize<CampaignDocument>(DemoCampaign.DocumentOf(floor), WebJson.Options)!,
            null
        );
        await engine.Roster.Put(
            DemoCampaign.Code,
            [
                .. floor.AllReps.Select(x => Player(x, Role.Rep)),
                .. floor.AllProspectors.Select(x => Player(x, Role.Prospector)),
            ]
        );
        await engine.Campaigns.Launch(DemoCampaign.Code);
        var desk = new DemoDesk(engine.Desk, engine.Reads, engine.Deadlines, clock);
        await desk.Open();

        foreach (
            var day in DemoYear.Plan(DemoMode.DefaultSeed).Where(x => x.SentAt < until).GroupBy(x => x.SentAt.Date)
        )
        {
            clock.SetUtcNow(day.Last().SentAt);
            await engine.Closing.CloseDue();
            var reported = day.Where(x => x.Desk is null).Select(x => new ReceivedEvent(x.Event, null, "{}"));
            var answers = await engine.Scorekeeper.Record([.. reported]);
            var refused = await desk.Do(day.Where(x => x.Desk is not null));
            if (refused.Count > 0)
                throw new InvalidOperationException(string.Join('\n', refused));

            await desk.Look();
            if (each is not null)
                await each(day.Key, answers);
        }
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
