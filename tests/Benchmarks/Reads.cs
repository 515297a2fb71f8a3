namespace ChallengeHub.Benchmarks;

/// <summary>
/// Boards of many players read over HTTP, while nothing happens and while events come: the first hundred, around one
/// player, around one of very many who tie, and of a closed period.
/// </summary>
internal static class Reads
{
    private const string Top = "period=overall&top=100";
    private const string Around = $"period=overall&around=r{NumberedRequest.Player}";

    public static async Task Run(BenchRun run)
    {
        var scale = run.Scale;
        await using var hub = await run.Hub();
        var campaign = await hub.Launched(scale.ManyReps);
        await hub.FirstEvents(campaign, TimeSpan.FromSeconds(1));
        var reps = $"{scale.ManyReps:N0} reps";

        var idle = new Reading(run, hub, campaign);
        await idle.Say($"top 100 of {reps}", Top);
        await idle.Say($"around one of {reps}", Around);
        await idle.SayWriting($"top 100 of {reps}", Top);
        await idle.SayWriting($"around one of {reps}", Around);

        var tied = await hub.Launched(scale.ManyReps);
        await hub.FirstEvents(tied, TimeSpan.Zero);
        await new Reading(run, hub, tied).Say($"around one of {reps} who tie", Around);
        await new Reading(run, hub, tied).SayWriting($"around one of {reps} who tie", Around);

        (await hub.Api.Post($"campaigns/{campaign.Code}/periods/1/close")).Is(200);
        await Closed(new Reading(run, hub, campaign), reps);
    }

    /// <summary>Of the first period, which is closed.</summary>
    public static async Task Closed(Reading reading, string reps)
    {
        await reading.Say($"top 100 of a closed period, {reps}", "period=1&top=100");
        await reading.Say($"around one in a closed period, {reps}", $"period=1&around=r{NumberedRequest.Player}");
        Figures.Say("memory of the hub then", $"{reading.Hub.Cost.Resident / 1e6:N0} MB");
    }
}

/// <summary>Reads a campaign's boards by many connections at once.</summary>
internal sealed record Reading(BenchRun Run, MeasuredHub Hub, MeasuredCampaign Campaign)
{
    private Scale Scale => Run.Scale;

    public async Task Say(string figure, string asked) =>
        Figures.Say(figure, await Load.Run(Plan(asked)), await Run.Yardsticks.OfEcho(Scale.Connections));

    /// <summary>Events of the same campaign come meanwhile; says how long one of them waited at most.</summary>
    public async Task SayWriting(string figure, string asked)
    {
        var pace = Scale.WritesBesideReads;
        var events = Hub.Singles(4, Scale.WarmUp + Scale.Seconds, Campaign) with { WarmUp = 0, PerSecond = pace };
        var writing = Hub.Record(events, 1, Campaign);
        var reading = await Load.Run(Plan(asked));
        var written = await writing;

        Figures.Say(
            $"{figure}, while {pace:N0} events/s come",
            reading,
            await Run.Yardsticks.OfEcho(Scale.Connections)
        );
        Figures.Say("the events meanwhile", written.Said());
    }

    private LoadPlan Plan(string asked) =>
        Hub.Boards(Campaign, Scale.Connections, Scale.Seconds, asked) with
        {
            WarmUp = Scale.WarmUp,
        };
}
