namespace ChallengeHub;

/// <summary>The working time of each team of a campaign, laid out when a lead of it comes first.</summary>
internal sealed class WorkedTimes(CampaignSnapshot snapshot, DateTimeOffset from, DateTimeOffset now)
{
    private readonly Dictionary<string, WorkedTime> byTeam = new(StringComparer.Ordinal);

    /// <param name="team">Null: by the campaign's own hours.</param>
    public WorkedTime Of(string? team)
    {
        var key = team ?? "";
        if (byTeam.TryGetValue(key, out var known))
            return known;

        // clocks of senders run ahead by minutes
        var until = (now < from ? from : now).AddDays(1);
        return byTeam[key] = new WorkedTime(LeadFollowing.CalendarOf(snapshot, team), from, until);
    }
}
