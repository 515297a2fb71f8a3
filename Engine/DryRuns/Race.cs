namespace ChallengeHub;

/// <summary>
/// How exciting a board was. The lead changes when somebody gets past the leader: more points, not just as many.
/// Somebody is out of the race who could not reach the last winning place's present total any more, though from now to
/// the end he earned a day as much as the best of the board has on average. Pure.
/// </summary>
internal static class Race
{
    /// <summary>The order in which things happened decides, not that in which they were received.</summary>
    public static int LeadChanges(IEnumerable<Booked.Entry> entries, BoardKind board, CampaignSnapshot snapshot)
    {
        var totals = new Totals(board, snapshot);
        var changes = 0;
        string? leader = null;

        foreach (var entry in entries)
        {
            if (totals.Add(entry) is not { } member)
                continue;

            if (member == leader)
            {
                // points may be taken away by a rule that pays less than nothing
                if (entry.Points < 0 && totals.Best is { } best && totals[best] > totals[leader])
                {
                    leader = best;
                    changes++;
                }
            }
            else if (totals[member] > (leader is null ? 0 : totals[leader]))
            {
                changes += leader is null ? 0 : 1;
                leader = member;
            }
        }

        return changes;
    }

    /// <summary>Who was in the race at each moment.</summary>
    public static RaceReport Run(
        IReadOnlyList<Booked.Entry> entries,
        BoardKey board,
        RaceTrack track,
        CampaignSnapshot snapshot
    )
    {
        var totals = new Totals(board.Kind, snapshot);
        var runners = Runners(board.Kind, snapshot);
        var moments = new List<RaceMoment>();
        var next = 0;

        foreach (var at in track.Moments)
        {
            while (next < entries.Count && entries[next].At < at.ToUnixTimeMilliseconds())
                totals.Add(entries[next++]);

            var elapsed = (decimal)(at - track.StartsAt).TotalDays;
            var left = (decimal)(track.EndsAt - at).TotalDays;
            var all = runners.Select(runner => totals[runner]).OrderDescending().ToList();
            var line = track.Line(all);
            // in the first hours one sale would be a pace that nobody keeps up
            var pace = all.Count == 0 ? 0 : Math.Max(0, all[0]) / Math.Max(1, elapsed);
            moments.Add(
                new RaceMoment(
                    at,
                    decimal.Round(elapsed / Math.Max(0.0001m, elapsed + left), 4),
                    all.Count(total => total + pace * left >= line)
                )
            );
        }

        return new RaceReport(board.Kind, board.Period, runners.Count, moments);
    }

    private static IReadOnlyList<string> Runners(BoardKind board, CampaignSnapshot snapshot) =>
        board == BoardKind.Teams
            ?
            [
                .. snapshot
                    .Campaign.Document.Teams.Select(x => x.Code)
                    .Where(code =>
                        !snapshot.IsHeldOut(code) && (!snapshot.Averages || snapshot.ActiveReps.ContainsKey(code))
                    ),
            ]
            :
            [
                .. snapshot
                    .Participants.Where(x =>
                        x.Active
                        && x.Role == (board == BoardKind.Reps ? Role.Rep : Role.Prospector)
                        && !snapshot.IsHeldOut(x.Team)
                    )
                    .Select(x => x.Number.ToString()),
            ];

    /// <summary>Running totals; of teams that are scored by averages their averages.</summary>
    private sealed class Totals(BoardKind board, CampaignSnapshot snapshot)
    {
        private readonly Dictionary<string, decimal> totals = [];

        public decimal this[string member] => totals.GetValueOrDefault(member);

        public string? Best => totals.Count == 0 ? null : totals.MaxBy(x => x.Value).Key;

        /// <summary>Whose total moved.</summary>
        public string? Add(Booked.Entry entry)
        {
            if (entry.Member(board, snapshot) is not { } member)
                return null;
            // a team that was taken out keeps its entries, and is on no board
            if (board == BoardKind.Teams && snapshot.IsHeldOut(member))
                return null;
            decimal points = entry.Points;
            if (board == BoardKind.Teams && snapshot.Averages)
            {
                if (snapshot.ActiveReps.GetValueOrDefault(member) is not (> 0 and var reps))
                    return null;
                points /= reps;
            }
            totals[member] = totals.GetValueOrDefault(member) + points;
            return member;
        }
    }
}

/// <summary>From when to when a race goes, when it is looked at, and what wins it.</summary>
/// <param name="Prizes">Of the board and scope, won by rank or by points; none: the first place is the prize.</param>
internal sealed record RaceTrack(
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    IReadOnlyList<DateTimeOffset> Moments,
    IReadOnlyList<Prize> Prizes
)
{
    /// <summary>The total that wins something at this moment: the easiest prize's.</summary>
    /// <param name="totals">The highest first.</param>
    public decimal Line(IReadOnlyList<decimal> totals) =>
        Prizes.Count == 0
            ? At(totals, 1)
            : Prizes.Min(prize => Math.Max(prize.MinPoints ?? 0, prize.Ranks is { } ranks ? At(totals, ranks[1]) : 0));

    private static decimal At(IReadOnlyList<decimal> totals, int rank) =>
        totals.Count == 0 ? 0 : totals[Math.Min(rank, totals.Count) - 1];
}
