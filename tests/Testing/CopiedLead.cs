namespace ChallengeHub.Testing;

/// <summary>A lead that was played, and how far its copies may lie from it.</summary>
/// <param name="Place">Among all of them.</param>
/// <param name="Earlier">
/// Seconds by which all that happened to it can be moved, so that nothing comes into another period; the next alike.
/// </param>
/// <param name="IsInOneCurrency">None of its amounts was told in another one.</param>
internal sealed record CopiedLead(int Place, long Earlier, long Later, bool IsInOneCurrency)
{
    private const long Second = 1_000;
    private const long Most = 10 * 24 * 3_600 * Second;
    private const int MostCents = 20_000;

    /// <summary>By code.</summary>
    /// <param name="bounds">Milliseconds, at which periods begin and end.</param>
    public static IReadOnlyDictionary<string, CopiedLead> All(ArchivedRows facts, IReadOnlyList<long> bounds) =>
        facts
            .Rows.GroupBy(x => facts.Text(x, "Lead"), StringComparer.Ordinal)
            .Select((story, place) => KeyValuePair.Create(story.Key, Of(place, facts, [.. story], bounds)))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>The same number gives the same copy.</summary>
    public LeadTwin Twin(int copy)
    {
        var random = new SplitMix64(((ulong)Place << 32) + (ulong)copy);
        return new LeadTwin(
            copy,
            random.Below(Crew.Teams),
            random.Below(Crew.RepsOfTeam),
            (random.Below((int)(Earlier + Later) + 1) - Earlier) * Second,
            IsInOneCurrency ? random.Below(MostCents) / 100m : 0
        );
    }

    private static CopiedLead Of(
        int place,
        ArchivedRows facts,
        IReadOnlyList<object[]> story,
        IReadOnlyList<long> bounds
    )
    {
        var earlier = Most;
        var later = Most;
        foreach (var fact in story)
        {
            var at = facts.Number(fact, "At");
            earlier = bounds.Where(x => x <= at).Select(x => at - x).Append(earlier).Min();
            later = bounds.Where(x => x > at).Select(x => x - at - 1).Append(later).Min();
            // nobody tells of what has not happened yet
            later = Math.Min(later, Math.Max(0, facts.Number(fact, "ReceivedAt") - at));
        }

        var isInOneCurrency = story.All(x => !facts.Text(x, "Content").Contains("\"told\"", StringComparison.Ordinal));
        return new CopiedLead(place, earlier / Second, later / Second, isInOneCurrency);
    }
}
