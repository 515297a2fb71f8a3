namespace ChallengeHub;

/// <summary>
/// Makes funnels: every figure from the facts up to one of them, the cards, the awards and the settings. Nothing of it
/// is kept.
/// </summary>
public sealed class FunnelReads(Database database, BoardReads reads, CohortReads cohorts, TimeProvider clock)
{
    /// <summary>
    /// Throws <see cref="RefusedException"/> for a campaign, period, field or assumption that there is not.
    /// </summary>
    public async Task<FunnelReport> Read(string campaign, FunnelQuery query, ReportReader reader)
    {
        FunnelMoney.Refuse(query.WhatIf);
        var now = clock.GetUtcNow();
        var snapshot = await reads.Snapshot(campaign);
        var window = WindowOf(snapshot, query);
        var money = new FunnelMoney(snapshot.Campaign.Document.Costs, query.WhatIf);

        var count = new FunnelCount(await Keys(snapshot, query), money, new WorkedTimes(snapshot, window.From, now));
        await foreach (var lead in cohorts.Read(snapshot, window, reader))
            count.Add(lead);

        var isWhole = query.IsUnfiltered && reader.SeesAll;
        var bill = new FunnelBill(
            isWhole
                ? count.Total.Received
                : await cohorts.Count(snapshot, CohortWindow.Of(snapshot.Campaign) with { AsOf = window.AsOf }),
            (isWhole && query.By is FunnelBy.Campaign or FunnelBy.Period) ? await Awards(snapshot) : null
        );
        var lines = FunnelLines.Of(count, bill, query.By == FunnelBy.Campaign ? snapshot.Campaign.Code : null);
        if (!reader.SeesEachPerson)
            lines = FunnelPrivacy.Withheld(lines, query.By, count);

        return new FunnelReport
        {
            Campaign = snapshot.Campaign.Code,
            By = query.By,
            Field = query.By == FunnelBy.Field ? query.Field : null,
            Period = query.Period,
            From = window.From,
            Until = window.Until,
            FactSeq = window.AsOf,
            AsOf = now,
            Assumptions = Assumptions(snapshot, money, bill) with
            {
                CampaignReceived = FunnelPrivacy.Received(bill.CampaignReceived, snapshot, reader),
            },
            Rows = lines.Rows,
            Total = lines.Total,
            Pending = lines.Total.Pending,
            IsProvisional = snapshot.Campaign.ClosedAt is null,
        };
    }

    /// <summary>What is asked for, within the campaign: leads received before its start are none of its own.</summary>
    internal static CohortWindow WindowOf(CampaignSnapshot snapshot, FunnelQuery query)
    {
        var whole = CohortWindow.Of(snapshot.Campaign);
        var from = whole.From;
        var until = whole.Until;
        if (query.Period is { } number)
        {
            if (snapshot.Period(number) is not { Void: false } period)
                throw RefusedException.NotFound("no-period", number);
            from = period.StartsAt;
            until = period.EndsAt;
        }

        if (query.From is { } first && first > from)
            from = first;
        if (query.Until is { } end && end < until)
            until = end;
        return new CohortWindow(from, until, Math.Min(query.AsOf ?? whole.AsOf, whole.AsOf));
    }

    private async Task<FunnelKeys> Keys(CampaignSnapshot snapshot, FunnelQuery query)
    {
        await using var connection = await database.Connect();
        return await FunnelKeys.Of(connection, snapshot, query);
    }

    private async Task<AwardCosts> Awards(CampaignSnapshot snapshot)
    {
        await using var connection = await database.Connect();
        return AwardCosts.Of(snapshot, await AwardRows.Totals(connection, snapshot.Campaign.Id));
    }

    private static FunnelAssumptions Assumptions(CampaignSnapshot snapshot, FunnelMoney money, FunnelBill bill) =>
        new()
        {
            Currency = snapshot.Campaign.Document.Currency,
            PerLead = money.PerLead,
            Margin = money.Margin,
            Fixed = money.Fixed,
            Awards = bill.Awards?.Sum,
            Unbounded = bill.Awards?.Unbounded ?? [],
            WorkingHours = snapshot.Campaign.Document.Deadlines?.WorkingHours,
            IsTriedOut = money.IsTriedOut,
        };
}
