namespace ChallengeHub;

/// <summary>What leads cost and bring, by the campaign's assumptions or by others that are tried out. Pure.</summary>
internal sealed class FunnelMoney(LeadCosts? costs, WhatIf? tried)
{
    public decimal? PerLead { get; } = tried?.PerLead ?? costs?.PerLead;
    public decimal? Margin { get; } = tried?.Margin ?? costs?.Margin;

    /// <summary>What is tried out is one sum, and has no name.</summary>
    public IReadOnlyList<FixedCost> Fixed { get; } =
        tried?.Fixed is { } sum ? [new FixedCost(null, sum)] : costs?.Fixed ?? [];
    public decimal FixedSum => Fixed.Sum(x => x.Amount ?? 0);
    public bool IsTriedOut => tried is { PerLead: not null } or { Margin: not null } or { Fixed: not null };

    /// <summary>
    /// A lead is paid for once, in its first cycle; one recovered from an earlier campaign was paid for there.
    /// </summary>
    public decimal CostOf(CohortLead lead)
    {
        if (lead.Cycle != 1)
            return 0;
        return lead.CardCost ?? (lead.Recovered ? 0 : PerLead ?? 0);
    }

    /// <summary>The row with what it costs, and what follows from that.</summary>
    public FunnelRow Paid(FunnelRow row, decimal cost, decimal pending = 0) =>
        row with
        {
            Cost = cost,
            Pending = pending,
            Roi = cost == 0 || Margin is null ? null : Rounded((row.Amount * Margin.Value - cost) / cost, 4),
            CostPerActedOn = row.ActedOn == 0 ? null : Rounded(cost / row.ActedOn, 2),
            CostPerClosed = row.Closed == 0 ? null : Rounded(cost / row.Closed, 2),
        };

    /// <summary>Throws <see cref="RefusedException"/> for a cost or margin that a campaign could not have.</summary>
    public static void Refuse(WhatIf? tried)
    {
        var errors = new FieldErrors();
        DeskPlanCheck.Money(errors, "perLead", tried?.PerLead);
        DeskPlanCheck.Margin(errors, "margin", tried?.Margin);
        DeskPlanCheck.Money(errors, "fixed", tried?.Fixed);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
    }

    private static decimal Rounded(decimal value, int places) =>
        decimal.Round(value, places, MidpointRounding.AwayFromZero);
}
