namespace ChallengeHub;

/// <summary>
/// What one step of a new lead surely pays a player now, by the very code that will pay it. Caps, bonuses for the first
/// of a day and for streaks, and what hangs on the lead itself are not counted on. Pure.
/// </summary>
public static class Stakes
{
    /// <summary>More of one step encourages nobody.</summary>
    private const long MostSteps = 50;

    /// <summary>By stage, in the order of a sale; those that surely pay nothing are left out.</summary>
    public static IReadOnlyList<Stake> Of(CampaignSnapshot snapshot, Participant player, DateTimeOffset now)
    {
        var team = player.TeamAt(now);
        if (snapshot.IsHeldOut(team) || PeriodBook.Book(snapshot.Periods, now, now) is null)
            return [];

        var rules = RuleSets.At(snapshot.RuleSets, now);
        var to = player.Role == Role.Prospector ? Payee.Prospector : Payee.Rep;
        return
        [
            .. Enum.GetValues<Stage>()
                .Select(x => new Stake(x, SurePay.Points(rules, x, to, now)))
                .Where(x => x.Points > 0),
        ];
    }

    /// <summary>
    /// The easiest single step that brings so many points, else how many of the one that pays most; null: none surely
    /// does.
    /// </summary>
    public static Enough? For(IReadOnlyList<Stake> stakes, long points)
    {
        if (stakes.FirstOrDefault(x => x.Points >= points) is { } one)
            return new Enough(one.Stage, 1);
        if (stakes.MaxBy(x => x.Points) is not { } most)
            return null;
        var times = (points + most.Points - 1) / most.Points;
        return times <= MostSteps ? new Enough(most.Stage, (int)times) : null;
    }
}

/// <summary>What a step of a new lead pays.</summary>
public sealed record Stake(Stage Stage, long Points);

/// <summary>So many steps are enough.</summary>
public sealed record Enough(Stage Stage, int Times);
