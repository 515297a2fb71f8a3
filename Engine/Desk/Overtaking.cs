namespace ChallengeHub;

/// <summary>Where a rep stood on a board when it was looked at.</summary>
/// <param name="Rep">By number.</param>
internal sealed record SeenPlace(int Rep, long Rank, decimal Points);

/// <summary>The head of a period's board when it was looked at.</summary>
internal sealed record SeenBoard(int Period, IReadOnlyList<SeenPlace> Places);

/// <summary>That a rep fell behind another one, without losing points, and where he is now. By number.</summary>
internal sealed record Overtaken(int Rep, int By, long Rank);

/// <summary>Finds who was passed between two looks at a board. Pure.</summary>
internal static class Overtaking
{
    /// <summary>Further down nobody counts his places.</summary>
    public const int LastRank = 10;

    /// <summary>Of those who were among the first, each once: passed by the one right before him now.</summary>
    public static IReadOnlyList<Overtaken> Between(SeenBoard before, SeenBoard after)
    {
        if (before.Period != after.Period)
            return [];

        var earlier = before.Places.ToDictionary(x => x.Rep);
        var overtaken = new List<Overtaken>();
        foreach (var place in after.Places)
        {
            if (!earlier.TryGetValue(place.Rep, out var was) || was.Rank > LastRank || place.Points < was.Points)
                continue;
            var passed = after.Places.Where(x => x.Rank < place.Rank && IsBehind(x.Rep, was)).MaxBy(x => x.Rank);
            if (passed is not null)
                overtaken.Add(new Overtaken(place.Rep, passed.Rep, place.Rank));
        }

        return overtaken;

        // who was not on the board was behind all of it
        bool IsBehind(int rep, SeenPlace was) => !earlier.TryGetValue(rep, out var other) || other.Rank >= was.Rank;
    }
}
