namespace ChallengeHub;

/// <summary>
/// Takes the figures out of rows that so few people are behind that a reader, who may not see each of them, would read
/// one person's. Pure.
/// </summary>
internal static class FunnelPrivacy
{
    public const int FewestPeople = 5;

    /// <param name="count">Knows who is behind each row: one and the same rep may be behind several.</param>
    public static FunnelLines Withheld(FunnelLines lines, FunnelBy by, FunnelCount count)
    {
        var isPersonal = by is FunnelBy.Rep or FunnelBy.Prospector;
        var hidden = lines.Rows.Where(x => isPersonal || IsSmall(x)).ToHashSet();
        if (hidden.Count > 0)
            HideEnough(hidden, lines.Rows, count);

        return new FunnelLines(
            [.. lines.Rows.Select(x => hidden.Contains(x) ? Empty(x) : x)],
            // it is the reader's own: that of the campaign's one row
            lines.Total
        );
    }

    /// <summary>
    /// All leads that there are, for the assumptions of a reader; null: he plays, and so few reps do that it would be
    /// what single people received.
    /// </summary>
    public static long? Received(long campaign, CampaignSnapshot snapshot, ReportReader reader)
    {
        var plays = reader.Rep is not null || reader.Prospector is not null;
        return plays && snapshot.Participants.Count(x => x is { Active: true, Role: Role.Rep }) < FewestPeople
            ? null
            : campaign;
    }

    /// <summary>
    /// What is hidden follows together from the total and the rest: enough people must be behind all of it.
    /// </summary>
    private static void HideEnough(HashSet<FunnelRow> hidden, IReadOnlyList<FunnelRow> rows, FunnelCount count)
    {
        var people = hidden.SelectMany(x => count.Tally(x.Key).People).ToHashSet();
        var shown = rows.Where(x => x.Received > 0 && !hidden.Contains(x)).OrderBy(x => x.People).ToList();
        foreach (var next in shown)
        {
            if (people.Count >= FewestPeople)
                return;
            hidden.Add(next);
            people.UnionWith(count.Tally(next.Key).People);
        }
    }

    private static bool IsSmall(FunnelRow row) => row is { Received: > 0, People: < FewestPeople };

    private static FunnelRow Empty(FunnelRow row) =>
        new()
        {
            Key = row.Key,
            Name = row.Name,
            Team = row.Team,
            IsWithheld = true,
        };
}
