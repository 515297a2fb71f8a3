using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>A challenge with six reps in each of two teams, and leads by the hundred before and in it.</summary>
internal sealed class EffectGame(Challenge challenge) : IAsyncDisposable
{
    public const int Reps = 6;

    /// <summary>So long before the start that a fortnight later the challenge has not begun.</summary>
    public static readonly DateTimeOffset Before = Challenge.Start.AddDays(-60);
    public static readonly DateTimeOffset In = Challenge.Start.AddDays(5);

    public Challenge Challenge => challenge;

    public static async Task<EffectGame> Launched(
        string redis,
        Baseline? baseline = null,
        Func<CampaignDocument, CampaignDocument>? configure = null
    )
    {
        var launched = await Challenge.Launched(
            x => (configure ?? (same => same))(x with { Baseline = baseline }),
            redis
        );
        await launched.Engine.Roster.Put(Challenge.Code, [.. Team("lyon"), .. Team("lille")]);
        return new EffectGame(launched);
    }

    /// <summary>
    /// The leads come one a minute, are taken by the reps in turn a day later, and sold two days later.
    /// </summary>
    public async Task Told(ToldLeads leads)
    {
        for (var i = 0; i < leads.Received; i++)
        {
            var lead = $"{leads.Prefix}{i}";
            var rep = $"{leads.Team}{i % leads.Reps}";
            var at = leads.From.AddMinutes(i);
            var events = new List<LeadEvent>
            {
                challenge.Event("received", lead, change: x => x with { At = at }),
                challenge.Event("assigned", lead, rep, x => x with { At = at }),
            };
            if (i < leads.ActedOn)
                events.Add(challenge.Event("taken", lead, rep, x => x with { At = at.AddDays(1) }));
            if (i < leads.Closed)
                events.Add(
                    challenge.Event("closed", lead, rep, x => x with { At = at.AddDays(2), Amount = leads.Amount })
                );
            await challenge.Tell(events);
        }
    }

    public Task<EffectReport> Effect(int? within = null, ReportReader? reader = null) =>
        challenge.Engine.Effects.Read(Challenge.Code, within, reader ?? ReportReader.All);

    public ValueTask DisposeAsync() => challenge.DisposeAsync();

    private static IEnumerable<Participant> Team(string team) =>
        Enumerable
            .Range(0, Reps)
            .Select(i => new Participant
            {
                Code = $"{team}{i}",
                Name = $"{team} {i}",
                Team = team,
                Role = Role.Rep,
            });
}

/// <summary>Leads of one team from one instant on.</summary>
internal sealed record ToldLeads(string Prefix, DateTimeOffset From, int Received, int ActedOn)
{
    public string Team { get; init; } = "lyon";
    public int Reps { get; init; } = EffectGame.Reps;
    public int Closed { get; init; }
    public decimal? Amount { get; init; }
}
