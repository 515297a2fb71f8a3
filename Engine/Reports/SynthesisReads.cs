using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// Makes the page of a team and period: its figures by the funnel's counting, what is open now of all that had come
/// in, and what to talk about. One run over the team's leads, none of which it keeps but those that it names.
/// </summary>
public sealed class SynthesisReads(Database database, BoardReads reads, CohortReads cohort, TimeProvider clock)
{
    /// <summary>Who does not see each person gets no page of a team with fewer.</summary>
    public const int FewestPeople = 5;
    private const int MostPairs = 3;
    private const int MostSources = 8;
    private long? lastFact;
    private DateTimeOffset? then;

    /// <summary>As it was at an earlier fact, seen from an instant.</summary>
    public SynthesisReads At(long factSeq, DateTimeOffset at) =>
        new(database, reads, cohort, clock) { lastFact = factSeq, then = at };

    /// <param name="period">By number; null: the whole campaign.</param>
    public async Task<SynthesisReport> Read(string campaign, string team, int? period, ReportReader reader)
    {
        var snapshot = await reads.Snapshot(campaign);
        var named = Team(snapshot, team, reader);
        var slice = SynthesisSlice.Of(snapshot, period);
        var asOf = lastFact ?? snapshot.Campaign.LastFactSeq;

        var moved = new CohortWindow(slice.From, slice.Until, asOf);
        var fold = new SynthesisFold(slice, await Contested(snapshot.Campaign.Id, team, moved));
        var all = new CohortWindow(snapshot.Campaign.StartsAt, slice.Until, asOf);
        await foreach (var lead in cohort.Read(snapshot, all, reader with { Teams = [team] }))
            fold.Add(lead);

        await using var connection = await database.Connect();
        var report = new SynthesisReport
        {
            Campaign = snapshot.Campaign.Code,
            Team = team,
            TeamName = named.Name,
            Period = period,
            From = TimeZoneInfo.ConvertTime(slice.From, snapshot.Campaign.Zone),
            Until = TimeZoneInfo.ConvertTime(slice.Until, snapshot.Campaign.Zone),
            FactSeq = asOf,
            AsOf = then ?? clock.GetUtcNow(),
            Currency = snapshot.Campaign.Document.Currency,
            Figures = fold.Figures,
            Before = fold.Before,
            Sources = [.. fold.Sources.Take(MostSources)],
            Waits = fold.Waits,
            Talks = await Named(connection, snapshot.Campaign.Id, fold.Talks),
            Pairs = reader.SeesEachPerson ? Pairs(snapshot, fold) : [],
            Questions = [],
            Note = await SynthesisNoteRows.Find(connection, snapshot.Campaign.Id, team, period ?? BoardKey.Overall),
        };
        return report with { Questions = SynthesisQuestions.Of(report) };
    }

    private static Team Team(CampaignSnapshot snapshot, string team, ReportReader reader)
    {
        var isHis = reader.Teams is null || reader.Teams.Contains(team);
        if (!isHis || snapshot.Team(team) is not { } named)
            throw RefusedException.NotFound("team-of-nobody", team);

        var people = snapshot.Participants.Count(x => x.Active && x.Team == team);
        return reader.SeesEachPerson || people >= FewestPeople
            ? named
            : throw RefusedException.Forbidden("team-too-small", FewestPeople);
    }

    private async Task<IReadOnlyList<ContestedLead>> Contested(long campaign, string team, CohortWindow window)
    {
        await using var connection = await database.Connect();
        return await SynthesisRows.Contested(connection, campaign, team, window);
    }

    /// <summary>With the companies that stand on their cards now.</summary>
    internal static async Task<IReadOnlyList<SynthesisTalk>> Named(
        DbConnection connection,
        long campaign,
        IReadOnlyList<SynthesisTalk> talks
    )
    {
        var cards = (await LeadRows.FindMany(connection, campaign, talks.Select(x => x.Lead))).ToDictionary(
            x => x.Lead,
            StringComparer.Ordinal
        );
        return [.. talks.Select(x => x with { Company = cards.GetValueOrDefault(x.Lead)?.Company })];
    }

    /// <summary>Who joined while the page was being made is in no pair yet.</summary>
    private static IReadOnlyList<SynthesisPair> Pairs(CampaignSnapshot snapshot, SynthesisFold fold) =>
        [
            .. fold
                .Pairs.Where(x => snapshot.Known(x.Key.Rep) is not null && snapshot.Known(x.Key.Prospector) is not null)
                .Take(MostPairs)
                .Select(x => new SynthesisPair(
                    Person(snapshot, x.Key.Rep),
                    Person(snapshot, x.Key.Prospector),
                    new SynthesisPairFigures(x.Value.Received, x.Value.ActedOn, x.Value.Closed, x.Value.Amount)
                )),
        ];

    private static SynthesisPerson Person(CampaignSnapshot snapshot, int number)
    {
        var person = snapshot.Get(number);
        return new SynthesisPerson(person.Code, person.Name);
    }
}
