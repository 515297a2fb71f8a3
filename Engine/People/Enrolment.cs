using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// People as the office changes them: who joins, with the teams that they bring, who moves, leaves or is back. All
/// of it or nothing, but for more than some hundreds.
/// </summary>
public sealed class Enrolment(WriteQueue queue, CampaignStates states, Campaigns campaigns, Roster roster)
{
    /// <summary>Refused as stale when one of them is not as <see cref="RosterChange.Seen"/> says.</summary>
    public async Task Apply(string campaign, RosterChange change, Actor actor)
    {
        await states.Ready(campaign);
        // very many go in parts, so that nobody else waits for them; saved again they are the same
        var parts = change.People.Chunk(Roster.MostAtOnce).ToList();
        foreach (var part in parts)
            await Apply(campaign, change with { People = part }, actor, first: part == parts[0]);
    }

    private Task Apply(string campaign, RosterChange change, Actor actor, bool first) =>
        queue.Write(async work =>
        {
            var snapshot = (await states.Get(work, campaign)).Snapshot;
            if (change.People.Any(x => !Same(change.Seen.GetValueOrDefault(x.Code), snapshot.Find(x.Code))))
                throw RefusedException.Stale("people-stale", campaign);

            var joining = change.Teams.Where(team => snapshot.Team(team.Code) is null).ToList();
            if (first && joining.Count > 0)
                await campaigns.Put(
                    work,
                    new CampaignEdit(
                        campaign,
                        snapshot.Campaign.Document with
                        {
                            Teams = [.. snapshot.Campaign.Document.Teams, .. joining],
                        },
                        actor
                    )
                );

            await roster.Amend(work, campaign, change.People, actor);
            return 0;
        });

    private static bool Same(Participant? one, Participant? other) =>
        JsonSerializer.Serialize(one, EngineJson.Options) == JsonSerializer.Serialize(other, EngineJson.Options);
}

/// <summary>The state to reach.</summary>
/// <param name="People">Whole, those only who change; who plays no more has a time of leaving.</param>
/// <param name="Teams">Those that are new are added.</param>
/// <param name="Seen">The same people as they were when the change was made; who is not among them was not
/// there.</param>
public sealed record RosterChange(
    IReadOnlyList<Participant> People,
    IReadOnlyList<Team> Teams,
    IReadOnlyDictionary<string, Participant> Seen
);
