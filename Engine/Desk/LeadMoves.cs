namespace ChallengeHub;

/// <summary>Which moves the desk knows from each status, no matter who makes them: the table of LEADS.md §2.</summary>
public static class LeadMoves
{
    /// <summary>In the order in which a lead's page offers them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        EventTypes.Validated,
        EventTypes.Taken,
        EventTypes.Contacted,
        EventTypes.Closed,
        EventTypes.Assigned,
        EventTypes.Released,
        EventTypes.Lost,
        EventTypes.Refused,
        EventTypes.Reopened,
        EventTypes.AmountChanged,
        EventTypes.Recycled,
    ];

    /// <param name="isVouched">Of what a CRM reports as taken before anybody vouched for it: false.</param>
    public static bool Knows(LeadStatus status, string type, bool isVouched) =>
        From(status).Contains(type)
        || (type == EventTypes.Recycled && status != LeadStatus.Won)
        || (type is EventTypes.Validated or EventTypes.Refused && IsPending(status, isVouched));

    private static string[] From(LeadStatus status) =>
        status switch
        {
            LeadStatus.Waiting => [EventTypes.Validated, EventTypes.Refused, EventTypes.Assigned],
            LeadStatus.Refused => [EventTypes.Validated],
            LeadStatus.Open => [EventTypes.Assigned, EventTypes.Taken, EventTypes.Refused, EventTypes.Lost],
            LeadStatus.Assigned =>
            [
                EventTypes.Taken,
                EventTypes.Assigned,
                EventTypes.Released,
                EventTypes.Refused,
                EventTypes.Lost,
            ],
            LeadStatus.Taken => [EventTypes.Contacted, EventTypes.Closed, EventTypes.Lost, EventTypes.Released],
            LeadStatus.Contacted => [EventTypes.Closed, EventTypes.Lost, EventTypes.Assigned],
            LeadStatus.Won => [EventTypes.Reopened, EventTypes.AmountChanged],
            _ => [EventTypes.Reopened],
        };

    private static bool IsPending(LeadStatus status, bool isVouched) =>
        !isVouched && status is (LeadStatus.Taken or LeadStatus.Contacted);
}
