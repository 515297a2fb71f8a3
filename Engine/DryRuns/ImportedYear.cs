using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// A past made of a file's facts: each arrives at its own instant, every period closes when its grace is over. The
/// campaign's window, and what its rules date, is moved by whole years to where the facts lie. Pure.
/// </summary>
public sealed record ImportedYear(
    Past Past,
    IReadOnlyList<PlayedFact> Facts,
    int YearsMoved,
    IReadOnlyDictionary<string, string> Made
)
{
    /// <summary>
    /// Numbers of players who are made from the file begin here: far from any that a store gives out.
    /// </summary>
    private const int FirstMade = 1_000_000_000;
    private const int MostYears = 100;

    public static ImportedYear Of(CampaignSnapshot snapshot, IReadOnlyList<LeadEvent> events)
    {
        var ordered = events.OrderBy(x => x.At).ToList();
        var years = Years(snapshot.Campaign, ordered);
        var document = Moved(snapshot.Campaign.Document, years);
        var campaign = snapshot.Campaign with
        {
            Document = document,
            StartsAt = snapshot.Campaign.StartsAt.AddYears(years),
            EndsAt = snapshot.Campaign.EndsAt.AddYears(years),
            EndedAt = null,
            ClosedAt = null,
        };
        var made = Newcomers(snapshot, ordered);
        List<Participant> people =
        [
            .. snapshot.Participants.Select(x => x with { DeactivatedAt = null, Moves = [] }),
            .. made,
        ];
        Change[] changes =
        [
            new Change
            {
                FactSeq = 1,
                Kind = "participants",
                Document = JsonSerializer.Serialize(people, EngineJson.Options),
                ChangedAt = campaign.StartsAt,
            },
            new Change
            {
                FactSeq = 2,
                Kind = "launched",
                Document = JsonSerializer.Serialize(document, EngineJson.Options),
                ChangedAt = campaign.StartsAt,
            },
        ];

        return new ImportedYear(
            new Past(campaign, people, changes, [], new Dictionary<int, long>(), new Dictionary<RaffleKey, byte[]>())
            {
                Imagined = true,
            },
            [.. ordered.Select((x, i) => new PlayedFact(3 + i, x, FactContent.Of(ResolvedEvent.AsIs(x)), x.At, 0))],
            years,
            made.ToDictionary(x => $"{x.Number}", x => x.Code)
        );
    }

    /// <summary>What a draft dates, moved as the window is.</summary>
    public static Trial Moved(Trial draft, int years) =>
        draft with
        {
            Rules = draft.Rules is null ? null : Moved(draft.Rules, years),
        };

    private static CampaignDocument Moved(CampaignDocument document, int years) =>
        document with
        {
            StartsAt = document.StartsAt!.Value.AddYears(years),
            EndsAt = document.EndsAt!.Value.AddYears(years),
            Rules = Moved(document.Rules, years),
        };

    private static IReadOnlyList<Rule> Moved(IReadOnlyList<Rule> rules, int years) =>
        [.. rules.Select(rule => rule with { From = rule.From?.AddYears(years), Until = rule.Until?.AddYears(years) })];

    /// <summary>By the fact in the middle: stray ones at the ends move nothing.</summary>
    private static int Years(Campaign campaign, IReadOnlyList<LeadEvent> ordered)
    {
        var middle = ordered[ordered.Count / 2].At;
        var near = middle.Year - campaign.StartsAt.Year;
        return Enumerable
                .Range(near - MostYears, 2 * MostYears + 1)
                .OrderBy(Math.Abs)
                .Cast<int?>()
                .FirstOrDefault(x => Inside(campaign, middle, x!.Value))
            ?? 0;
    }

    private static bool Inside(Campaign campaign, DateTimeOffset at, int years) =>
        campaign.StartsAt.Year + years is > 1 and < 9000
        && campaign.StartsAt.AddYears(years) <= at
        && at < campaign.EndsAt.AddYears(years);

    /// <summary>
    /// A person whom the campaign does not know plays for the team that a fact's attribute <c>team</c> names, if it is
    /// one of the campaign's.
    /// </summary>
    private static List<Participant> Newcomers(CampaignSnapshot snapshot, IEnumerable<LeadEvent> events)
    {
        var made = new Dictionary<string, Participant>();
        foreach (var one in events)
        foreach (var (code, role) in new[] { (one.Rep, Role.Rep), (one.Prospector, Role.Prospector) })
        {
            if (code is null || snapshot.Find(code) is not null || made.ContainsKey(code))
                continue;

            var team =
                role == Role.Rep
                && one.Attributes?.GetValueOrDefault("team") is { } named
                && snapshot.Team(named) is not null
                    ? named
                    : null;
            made[code] = new Participant
            {
                Number = FirstMade + made.Count,
                Code = code,
                Name = code,
                Role = role,
                Team = team,
            };
        }

        return [.. made.Values];
    }
}
