using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The facts of a campaign folded to one row for each lead and cycle, by the store. A fact stands until a later one of
/// its cycle undoes it: released a taken, reopened a closed or lost, validated a refused, refused all before it. One
/// that a correction named is none.
/// </summary>
internal static class CohortRows
{
    /// <summary>
    /// One pass over the facts, in the order of the index Facts_Course. Undone has, of the few leads that have one, the
    /// last fact that undoes. A fact outside, dated before the window, acts on nothing: it says when the lead was
    /// received.
    /// </summary>
    private const string Whole =
        """
              with Undone as (select Lead, Cycle,
                                     coalesce(max(case when Type = 'lead.refused' then FactSeq end), 0) as ToAll,
                                     coalesce(max(case when Type <> 'lead.reopened' then FactSeq end), 0) as ToTaken,
                                     coalesce(max(case when Type <> 'lead.released' then FactSeq end), 0) as ToEnded
                                from Facts
                               where CampaignId = @Campaign
                                 and FactSeq <= @AsOf
                                 and (TakenBack = 0 or FactSeq in (select value
                                                                     from json_each(@TakenBackLater)))
                                 and Type in ('lead.refused', 'lead.released', 'lead.reopened')
                                 and (Status <> 'outside' or At >= @ActsFrom)
                               group by Lead, Cycle),
                   Acts as (select Facts.Lead, Facts.Cycle, Facts.Type, Facts.FactSeq, Facts.At, Facts.Rep,
                                   case when Facts.Status <> 'outside' or Facts.At >= @ActsFrom
                                        then Facts.FactSeq
                                        else 0
                                   end as ActSeq,
                                   coalesce(Undone.ToAll, 0) as ToAll,
                                   coalesce(Undone.ToTaken, 0) as ToTaken,
                                   coalesce(Undone.ToEnded, 0) as ToEnded
                              from Facts
                              left join Undone on Undone.Lead = Facts.Lead and Undone.Cycle = Facts.Cycle
                             where Facts.CampaignId = @Campaign
                               and Facts.FactSeq <= @AsOf
                               and (Facts.TakenBack = 0 or Facts.FactSeq in (select value
                                                                               from json_each(@TakenBackLater)))),

            """ + Standing;

    /// <summary>The same, of each lead's facts those up to so long after its reception.</summary>
    private const string Exposed =
        """
              with Begun as (select Lead, Cycle,
                                    coalesce(min(case when (Type = 'lead.received' and Cycle = 1)
                                                        or (Type = 'lead.recycled' and Cycle > 1)
                                                      then At
                                                 end),
                                             min(At)) + @Within as ActsUntil
                               from Facts
                              where CampaignId = @Campaign
                                and FactSeq <= @AsOf
                                and (TakenBack = 0 or FactSeq in (select value
                                                                    from json_each(@TakenBackLater)))
                              group by Lead, Cycle),
                   Undone as (select Facts.Lead, Facts.Cycle,
                                     coalesce(max(case when Facts.Type = 'lead.refused' then Facts.FactSeq end), 0)
                                       as ToAll,
                                     coalesce(max(case when Facts.Type <> 'lead.reopened' then Facts.FactSeq end), 0)
                                       as ToTaken,
                                     coalesce(max(case when Facts.Type <> 'lead.released' then Facts.FactSeq end), 0)
                                       as ToEnded
                                from Facts
                                join Begun on Begun.Lead = Facts.Lead and Begun.Cycle = Facts.Cycle
                               where Facts.CampaignId = @Campaign
                                 and Facts.FactSeq <= @AsOf
                                 and (Facts.TakenBack = 0 or Facts.FactSeq in (select value
                                                                                 from json_each(@TakenBackLater)))
                                 and Facts.Type in ('lead.refused', 'lead.released', 'lead.reopened')
                                 and (Facts.Status <> 'outside' or Facts.At >= @ActsFrom)
                                 and Facts.At <= Begun.ActsUntil
                               group by Facts.Lead, Facts.Cycle),
                   Acts as (select Facts.Lead, Facts.Cycle, Facts.Type, Facts.FactSeq, Facts.At, Facts.Rep,
                                   case when (Facts.Status <> 'outside' or Facts.At >= @ActsFrom)
                                         and Facts.At <= Begun.ActsUntil
                                        then Facts.FactSeq
                                        else 0
                                   end as ActSeq,
                                   coalesce(Undone.ToAll, 0) as ToAll,
                                   coalesce(Undone.ToTaken, 0) as ToTaken,
                                   coalesce(Undone.ToEnded, 0) as ToEnded
                              from Facts
                              join Begun on Begun.Lead = Facts.Lead and Begun.Cycle = Facts.Cycle
                              left join Undone on Undone.Lead = Facts.Lead and Undone.Cycle = Facts.Cycle
                             where Facts.CampaignId = @Campaign
                               and Facts.FactSeq <= @AsOf
                               and (Facts.TakenBack = 0 or Facts.FactSeq in (select value
                                                                               from json_each(@TakenBackLater)))),

            """ + Standing;

    /// <summary>What the facts of Acts leave standing, and the card.</summary>
    private const string Standing = """
               Stood as (select Lead, Cycle, min(FactSeq) as FirstSeq, max(At) as LastAt,
                                min(case when Type in ('lead.received', 'lead.recycled') then FactSeq end)
                                  as AnnouncedSeq,
                                coalesce(min(case when (Type = 'lead.received' and Cycle = 1)
                                                    or (Type = 'lead.recycled' and Cycle > 1)
                                                  then At
                                             end),
                                         min(At)) as ReceivedAt,
                                min(case when Type = 'lead.validated' and ActSeq > ToAll then At end) as ValidatedAt,
                                min(case when Type = 'lead.taken' and ActSeq > ToTaken then At end) as TakenAt,
                                min(case when Type = 'lead.contacted' and ActSeq > ToAll then At end) as ContactedAt,
                                min(case when Type = 'lead.closed' and ActSeq > ToEnded then At end) as ClosedAt,
                                min(case when Type = 'lead.closed' and ActSeq > ToEnded then ActSeq end) as ClosedSeq,
                                max(case when Type = 'lead.amount_changed' then ActSeq end) as ChangedSeq,
                                max(case when (Type = 'lead.taken' and ActSeq > ToTaken)
                                           or (Type = 'lead.contacted' and ActSeq > ToAll)
                                           or (Type = 'lead.closed' and ActSeq > ToEnded)
                                         then ActSeq
                                    end) as ActedSeq,
                                max(case when Rep is not null and ActSeq > 0 then ActSeq end) as NamedSeq,
                                max(case when Type = 'lead.refused' then ActSeq else 0 end) as RefusedSeq,
                                max(case when Type = 'lead.validated' then ActSeq else 0 end) as VouchedSeq,
                                max(case when Type = 'lead.assigned' and ActSeq > ToAll then 1 else 0 end)
                                  as Assigned,
                                max(case when Type = 'lead.lost' and ActSeq > ToEnded then 1 else 0 end) as Lost,
                                max(case when Type = 'lead.recycled' and ActSeq > ToAll then 1 else 0 end)
                                  as Recycled
                           from Acts
                          group by Lead, Cycle)
        select Stood.Lead, Stood.Cycle, Stood.ReceivedAt, Stood.LastAt,
               case when Stood.AnnouncedSeq = Stood.FirstSeq then 1 else 0 end as Announced,
               Stood.ValidatedAt, Stood.TakenAt, Stood.ContactedAt, Stood.ClosedAt,
               case when Stood.RefusedSeq > Stood.VouchedSeq then 1 else 0 end as Refused,
               Stood.Assigned, Stood.Lost, Stood.Recycled,
               Acted.Rep as ActedRep, Acted.At as ActedAt, Named.Rep as NamedRep,
               json_extract(Paid.Content, '$.amount') as AmountText,
               Leads.Source, Leads.Account, Leads.Team as CardTeam, Leads.Qualification,
               coalesce(Leads.Holder, Leads.CardRep) as CardRep, Leads.Prospector, Leads.Cost as CostText,
               Leads.Potential as PotentialText, Leads.OriginLead, Leads.Status as StatusText,
               coalesce(Leads.Cycle, 0) as CardCycle, Leads.LastAt as CardLastAt
          from Stood
          left join Facts as Acted on Acted.CampaignId = @Campaign
                                  and Acted.Lead = Stood.Lead
                                  and Acted.Cycle = Stood.Cycle
                                  and Acted.FactSeq = Stood.ActedSeq
          left join Facts as Named on Named.CampaignId = @Campaign
                                  and Named.Lead = Stood.Lead
                                  and Named.Cycle = Stood.Cycle
                                  and Named.FactSeq = case when Stood.ActedSeq is null then Stood.NamedSeq end
          left join Facts as Paid on Paid.CampaignId = @Campaign
                                 and Paid.FactSeq = case when Stood.ChangedSeq > Stood.ClosedSeq
                                                         then Stood.ChangedSeq
                                                         else Stood.ClosedSeq
                                                    end
          left join Leads on Leads.CampaignId = @Campaign
                         and Leads.Lead = Stood.Lead
         where Stood.ReceivedAt >= @From
           and Stood.ReceivedAt < @Until
           and (@Rep is null or coalesce(Acted.Rep, Leads.Holder, Leads.CardRep) = @Rep)
           and (@Prospector is null or Leads.Prospector = @Prospector)
        """;

    /// <summary>
    /// One by one, in no order; for a reader who sees himself only, those that are his. Teams follow from people's
    /// moves, which the store does not know.
    /// </summary>
    public static async IAsyncEnumerable<CohortRow> Of(
        DbConnection connection,
        Campaign campaign,
        CohortWindow window,
        ReportReader reader
    )
    {
        var later = await TakenBackAfter(connection, campaign.Id, window.AsOf);
        var with = new
        {
            Campaign = campaign.Id,
            window.From,
            window.Until,
            window.AsOf,
            ActsFrom = window.From < campaign.StartsAt ? window.From : campaign.StartsAt,
            Within = (long?)window.Within?.TotalMilliseconds,
            reader.Rep,
            reader.Prospector,
            TakenBackLater = JsonSerializer.Serialize(later),
        };

        var rows = window.Within is null
            ? connection.Stream<CohortRow>(Whole, with)
            : connection.Stream<CohortRow>(Exposed, with);
        await foreach (var row in rows)
            yield return row;
    }

    public static async Task<long> Count(DbConnection connection, Campaign campaign, CohortWindow window) =>
        await connection.Scalar<long>(
            """
            select count(*)
              from (select coalesce(min(case when (Type = 'lead.received' and Cycle = 1)
                                               or (Type = 'lead.recycled' and Cycle > 1)
                                             then At
                                        end),
                                    min(At)) as ReceivedAt
                      from Facts
                     where CampaignId = @Campaign
                       and FactSeq <= @AsOf
                       and (TakenBack = 0 or FactSeq in (select value
                                                           from json_each(@TakenBackLater)))
                     group by Lead, Cycle) as Started
             where ReceivedAt >= @From
               and ReceivedAt < @Until
            """,
            new
            {
                Campaign = campaign.Id,
                window.From,
                window.Until,
                window.AsOf,
                TakenBackLater = JsonSerializer.Serialize(await TakenBackAfter(connection, campaign.Id, window.AsOf)),
            }
        );

    /// <summary>Facts that a correction named after that one: until then they stood.</summary>
    private static Task<IReadOnlyList<long>> TakenBackAfter(DbConnection connection, long campaign, long asOf) =>
        connection.Query<long>(
            """
            select Facts.FactSeq
              from Changes
              join Facts on Facts.CampaignId = Changes.CampaignId
                        and Facts.Source = json_extract(Changes.Document, '$.source')
                        and Facts.EventId = json_extract(Changes.Document, '$.id')
             where Changes.CampaignId = @campaign
               and Changes.FactSeq > @asOf
               and Changes.Kind = 'correction'
             order by Facts.FactSeq
            """,
            new { campaign, asOf }
        );
}
