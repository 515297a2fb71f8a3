using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// A challenge of two more days and an hour whose boards are frozen for the last two days. Anna has scored once; it is
/// the moment of the freeze, or, until <see cref="Freeze"/> is called, an hour before it.
/// </summary>
public sealed class FrozenFloor
{
    private int events;

    private FrozenFloor(RunningHub hub, string campaign)
    {
        Hub = hub;
        Campaign = campaign;
        Begins = hub.Clock.GetUtcNow().AddHours(1);
    }

    public RunningHub Hub { get; }
    public string Campaign { get; }
    public DateTimeOffset Begins { get; }

    /// <param name="rules">Null: those by default.</param>
    /// <param name="ceremony">The time of the day of the ceremony; null: with the result.</param>
    public static async Task<FrozenFloor> Open(RunningHub hub, string? rules = null, string? ceremony = null)
    {
        var now = hub.Clock.GetUtcNow();
        var document = ApiClient
            .Document.Replace("2026-01-01T00:00:00+01:00", $"{now.AddDays(-10):O}")
            .Replace("2027-01-01T00:00:00+01:00", $"{now.AddHours(49):O}")
            .With("periods", """{ "every": "none" }""")
            .With("freeze", """{ "hours": 48, "of": "campaign" }""");
        if (rules is not null)
            document = document.With("rules", rules);
        if (ceremony is not null)
            document = document.With("ceremony", $$"""{ "on": "first-day", "at": "{{ceremony}}" }""");
        var floor = new FrozenFloor(hub, await hub.Api.Launched(document));
        await floor.Tell("taken", "L1", "anna");
        return floor;
    }

    /// <summary>From now on Bob leads, and nobody but those who run the challenge sees it.</summary>
    public async Task Freeze()
    {
        Hub.Clock.SetUtcNow(Begins);
        await Tell("closed", "L2", "bob");
    }

    /// <summary>It is over, and its result certified.</summary>
    public async Task Reveal()
    {
        Hub.Clock.SetUtcNow(Begins.AddDays(2).AddHours(2));
        await Hub.Engine.Closing.CloseDue();
    }

    public async Task Tell(string type, string lead, string rep)
    {
        var at = $"{Hub.Clock.GetUtcNow().AddMinutes(-1):O}";
        (await Hub.Api.Post("events", ApiClient.Event(Campaign, $"{++events}", type, lead, rep, at))).Is(200);
    }

    public Task<Person> Joined(AccountRole role, string? scope = null) =>
        Person.Joined(Hub, new Grant(role, Campaign, scope));

    public async Task<JsonElement> Reps(ApiClient by, string more = "period=overall") =>
        (await by.Get($"campaigns/{Campaign}/standings?{more}")).Is(200).Json;

    /// <summary>"bob 10, anna 1"</summary>
    public static string Text(JsonElement standings) =>
        string.Join(
            ", ",
            standings
                .GetProperty("standings")
                .EnumerateArray()
                .Select(x => $"{x.GetProperty("code").GetString()} {x.GetProperty("points").GetDecimal():0}")
        );

    public static string Text(StandingsAnswer standings) =>
        string.Join(", ", standings.Standings.Select(x => $"{x.Code} {x.Points:0}"));
}
