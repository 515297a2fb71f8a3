using System.Text.Json;
using ChallengeHub.Testing;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// A campaign of half a year by months that began two months ago, so that its first month is over and takes late facts
/// until it is closed.
/// </summary>
internal sealed record MeasuredCampaign(string Code, int Players)
{
    private const int Teams = 10;

    /// <summary>The first of a month, by the machine's clock.</summary>
    public static readonly DateTimeOffset Begins = new DateTimeOffset(
        ApiClient.Today.Year,
        ApiClient.Today.Month,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).AddMonths(-2);

    public static string Document { get; } =
        JsonSerializer.Serialize(
            new
            {
                name = "Load",
                theme = "classic",
                timeZone = "UTC",
                currency = "EUR",
                startsAt = Begins,
                endsAt = Begins.AddMonths(6),
                periods = new { every = "month", graceMinutes = CampaignCheck.MaxGraceMinutes },
                teams = Enumerable.Range(0, Teams).Select(x => new { code = $"t{x}", name = $"Team {x}" }),
                prizes = new[]
                {
                    new
                    {
                        code = "month",
                        name = "Best of the month",
                        scope = "period",
                        board = "reps",
                        ranks = new[] { 1, 3 },
                    },
                },
            }
        );

    public static string People(int from, int count) =>
        JsonSerializer.Serialize(
            Enumerable
                .Range(from, count)
                .Select(x => new
                {
                    code = Rep(x),
                    name = $"Player {x}",
                    team = $"t{x % Teams}",
                    role = "rep",
                })
        );

    public static string Rep(int player) => $"r{player:000000}";

    /// <summary>One that pays a point, with the places of a <see cref="NumberedRequest"/>.</summary>
    /// <param name="at">Null: today.</param>
    public static string Event(string campaign, DateTimeOffset? at = null) =>
        JsonSerializer.Serialize(
            new
            {
                source = "load",
                id = $"e{NumberedRequest.Fresh}",
                campaign,
                type = "lead.taken",
                lead = $"L{NumberedRequest.Same}",
                rep = $"r{NumberedRequest.Player}",
                at = at ?? ApiClient.Today,
            }
        );

    /// <summary>
    /// The first event of a player, in the first month; <paramref name="step"/> lies between two players, so that none
    /// tie, or all do.
    /// </summary>
    public string FirstEvent(int player, TimeSpan step) =>
        Event(Code, Begins.AddHours(1) + player * step)
            .Replace(NumberedRequest.Fresh, $"-first-{player}")
            .Replace(NumberedRequest.Same, $"-first-{player}")
            .Replace($"r{NumberedRequest.Player}", Rep(player));
}
