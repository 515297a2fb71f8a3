namespace ChallengeHub;

/// <summary>What a figure of a report counts of its leads.</summary>
public enum LeadFigure
{
    Received,

    /// <summary>Taken, contacted or closed.</summary>
    ActedOn,
    Validated,
    Refused,
    Assigned,
    Taken,
    Contacted,
    Closed,
    Lost,
    Recycled,

    /// <summary>Somebody acted on it before it was announced.</summary>
    Unannounced,

    /// <summary>Closed, and nobody said what it was worth.</summary>
    WithoutAmount,
}

/// <summary>Which leads are behind a figure. Pure.</summary>
public static class LeadFigures
{
    public static bool Counts(this LeadFigure figure, CohortLead lead) =>
        figure switch
        {
            LeadFigure.Received => true,
            LeadFigure.ActedOn => lead.ActedOn,
            LeadFigure.Validated => lead.ValidatedAt is not null,
            LeadFigure.Refused => lead.Refused,
            LeadFigure.Assigned => lead.Assigned,
            LeadFigure.Taken => lead.TakenAt is not null,
            LeadFigure.Contacted => lead.ContactedAt is not null,
            LeadFigure.Closed => lead.ClosedAt is not null,
            LeadFigure.Lost => lead.Lost,
            LeadFigure.Recycled => lead.Recycled,
            LeadFigure.Unannounced => !lead.Announced,
            LeadFigure.WithoutAmount => lead.WithoutAmount,
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "counts no leads"),
        };
}
