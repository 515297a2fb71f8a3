using System.Data.Common;

namespace ChallengeHub;

/// <summary>Which leads of a team were fought over, counted by the store from their facts.</summary>
internal static class SynthesisRows
{
    /// <summary>
    /// Those of a cycle that several reps moved, one of them of the team, or that were given up, refused or reopened
    /// more than once, and that were moved in the window; the most contested first.
    /// </summary>
    public static Task<IReadOnlyList<ContestedLead>> Contested(
        DbConnection connection,
        long campaign,
        string team,
        CohortWindow window
    ) =>
        connection.Query<ContestedLead>(
            """
            select Facts.Lead, Facts.Cycle,
                   count(distinct Facts.Rep) as People,
                   sum(case when Facts.Type in ('lead.released', 'lead.refused', 'lead.reopened')
                            then 1 else 0 end) as Turns
              from Facts
              left join Participants
                on Participants.Number = Facts.Rep
             where Facts.CampaignId = @campaign
               and Facts.FactSeq <= @AsOf
               and Facts.TakenBack = 0
             group by Facts.Lead, Facts.Cycle
            having max(case when Participants.Team = @team then 1 else 0 end) = 1
               and max(Facts.At) >= @From
               and min(Facts.At) < @Until
               and (count(distinct Facts.Rep) > 1
                    or sum(case when Facts.Type in ('lead.released', 'lead.refused', 'lead.reopened')
                                then 1 else 0 end) > 1)
             order by count(distinct Facts.Rep) desc,
                      sum(case when Facts.Type in ('lead.released', 'lead.refused', 'lead.reopened')
                               then 1 else 0 end) desc,
                      Facts.Lead, Facts.Cycle
             limit @limit
            """,
            new
            {
                campaign,
                team,
                window.AsOf,
                window.From,
                window.Until,
                limit = 100,
            }
        );
}

/// <summary>A lead that was fought over.</summary>
internal sealed record ContestedLead
{
    public string Lead { get; init; } = "";
    public int Cycle { get; init; }

    /// <summary>How many reps moved it.</summary>
    public long People { get; init; }

    /// <summary>How often it was given up, refused or reopened.</summary>
    public long Turns { get; init; }
}
