using System.Diagnostics;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// A dry run over 100,000 facts: played by the rules in force and by a draft, both reported. What it costs beside the
/// recording of the same facts.
/// </summary>
internal static class DryRunning
{
    public static async Task Run(BenchRun run)
    {
        var leads = run.Scale.DryRunLeads;
        await using var challenge = await Challenge.Launched(
            x => x with { Prizes = [Some.Prize(), Some.Prize() with { Code = "month", Scope = PrizeScope.Period }] },
            now: Challenge.Start.AddDays(360)
        );
        string[] reps = ["anna", "bob", "carl"];
        var recorded = Stopwatch.GetTimestamp();
        for (var i = 0; i < leads; i += 300)
            await challenge.Tell(
                Enumerable
                    .Range(i, Math.Min(300, leads - i))
                    .SelectMany(lead =>
                        new[] { "taken", "contacted", "closed" }.Select(
                            (stage, step) =>
                                challenge.Event(
                                    stage,
                                    $"L{lead}",
                                    reps[lead * 7 % 3],
                                    x =>
                                        x with
                                        {
                                            Prospector = lead % 2 == 0 ? "pia" : null,
                                            At = Challenge.Start.AddMinutes(15.0 * lead + step),
                                        }
                                )
                        )
                    )
            );
        var recording = Stopwatch.GetElapsedTime(recorded).TotalSeconds;
        var draft = new Trial
        {
            Rules =
            [
                Some.Rule("taken", Stage.Taken, 2),
                Some.Rule("closed", Stage.Closed, 15) with
                {
                    Cap = new Cap(20, CapScope.Day),
                    Pays = Payee.Both,
                },
                Some.Rule<StreakRule>("streak", Stage.Contacted, 5) with
                {
                    Days = 3,
                },
            ],
        };
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var asked = await challenge.Engine.DryRuns.Ask(Challenge.Code, draft, DryRunSource.Campaign, "benchmark");
            var began = Stopwatch.GetTimestamp();
            await challenge.Engine.DryRunPlay.PlayDue();
            best = Math.Min(best, Stopwatch.GetElapsedTime(began).TotalSeconds);
            if ((await challenge.Engine.DryRuns.Get(asked.Id)).State != DryRunState.Done)
                throw new InvalidOperationException("The run failed.");
        }
        Figures.Say(
            $"a dry run of {3 * leads:N0} facts, both sides and the report, the best of three",
            new Measured(
                $"{best:N1} s; {GC.GetTotalMemory(forceFullCollection: false) / 1e6:N0} MB managed at its end",
                best
            ),
            new Yardstick($"recording them: {recording:N1} s", recording)
        );
    }
}
