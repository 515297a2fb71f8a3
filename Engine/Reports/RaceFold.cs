using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// Folds what members got, slot after slot, to everybody's place at the end of each step: by the same ranking as the
/// board's. Pure.
/// </summary>
internal sealed class RaceFold(CampaignSnapshot snapshot, BoardKey board, RaceSteps steps, RaceSight sight)
{
    private readonly Dictionary<string, Total> totals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RacePlace?[]> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly RaceFront front = new();
    private readonly RaceRanks ranks = new(snapshot);
    private readonly HashSet<string> own = new(StringComparer.Ordinal);
    private readonly HashSet<string> moved = new(StringComparer.Ordinal);
    private int step;

    /// <summary>Rows come in the order of their slots.</summary>
    public void Add(RaceRow row)
    {
        var at = steps.StepOf(row.Slot, step);
        while (step < at)
            EndStep();
        if (MemberOf(row) is not { } member)
            return;

        if (!totals.TryGetValue(member, out var total))
        {
            totals[member] = total = new Total();
            if (sight.IsOwn(member))
                own.Add(member);
        }

        total.Points += row.Points;
        total.StandsAt = Math.Max(total.StandsAt, row.StandsAt);
        moved.Add(member);
    }

    /// <summary>The steps that are left.</summary>
    public void End()
    {
        while (step < steps.Frames.Count)
            EndStep();
    }

    /// <summary>Once it has ended; members by number, and without names.</summary>
    public IReadOnlyList<RaceLine> Lines =>
        [
            .. ranks
                .Lines.Where(x => shown.Contains(x.Line.Member))
                .Select(x => new RaceLine(x.Line.Member, "", null, places[x.Line.Member])
                {
                    Own = own.Contains(x.Line.Member),
                }),
        ];

    public IReadOnlyList<RaceStretch> Stretches =>
        [
            .. front.Stretches.Select(x => new RaceStretch(
                x.Member,
                "",
                steps.Frames[x.First].From,
                steps.Frames[x.Last].Until,
                x.Last - x.First + 1
            )),
        ];

    public IReadOnlyList<RaceLeader> Leaders =>
        [
            .. front
                .Led.Select(x => new RaceLeader(
                    x.Key,
                    "",
                    x.Value,
                    decimal.Round((decimal)x.Value / steps.Frames.Count, 4, MidpointRounding.AwayFromZero)
                ))
                .OrderByDescending(x => x.Frames)
                .ThenBy(x => snapshot.CodeOf(board.Kind, x.Code, sight.Audience), StringComparer.Ordinal),
        ];

    public int LeadChanges => front.Changes;

    private void EndStep()
    {
        if (moved.Count > 0)
            ranks.Move([.. moved.Select(x => LineOf(x, totals[x]))]);
        moved.Clear();

        var ranked = ranks.Lines;
        for (var at = 0; at < ranked.Count && (at < sight.Depth || own.Count > 0); at++)
        {
            var line = ranked[at].Line;
            var isOwn = own.Contains(line.Member);
            if (at < sight.Top || isOwn)
                shown.Add(line.Member);
            if (at < sight.Depth || isOwn)
                Place(line.Member, ranked[at]);
        }

        front.Add(step, ranked);
        step++;
    }

    private void Place(string member, Ranked row)
    {
        if (!places.TryGetValue(member, out var line))
            places[member] = line = new RacePlace?[steps.Frames.Count];
        line[step] = new RacePlace(row.Rank, BoardReads.PointsOf(snapshot, board.Kind, row.Line.Units));
    }

    private BoardLine LineOf(string member, Total total)
    {
        var reached = total.StandsAt == 0 ? snapshot.Campaign.EndsAt.ToUnixTimeSeconds() : total.StandsAt / 1000;
        return new TallyLine(board, member, total.Points, reached, default, 0).On(snapshot);
    }

    /// <summary>As boards know him; null: of another board.</summary>
    private string? MemberOf(RaceRow row) =>
        board.Kind switch
        {
            BoardKind.Teams => row.Team,
            BoardKind.Pairs => string.Create(CultureInfo.InvariantCulture, $"{row.Rep}+{row.Prospector}"),
            _ => snapshot.Known(row.Participant)?.Role == RoleOn(board.Kind)
                ? row.Participant.ToString(CultureInfo.InvariantCulture)
                : null,
        };

    private static Role RoleOn(BoardKind kind) => kind == BoardKind.Reps ? Role.Rep : Role.Prospector;

    private sealed class Total
    {
        public long Points { get; set; }
        public long StandsAt { get; set; }
    }
}
