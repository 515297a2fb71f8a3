namespace ChallengeHub;

/// <summary>What the prizes of a challenge can come to before anything is won. Pure.</summary>
/// <param name="Most">Of the prizes whose winners are bounded, as long as nobody is tied.</param>
/// <param name="Unbounded">Prizes of a value whose winners nothing bounds.</param>
/// <param name="TiesMayAdd">Tied winners all win, and of some prize no stock ends that.</param>
public sealed record PrizeOutlook(decimal Most, IReadOnlyList<Prize> Unbounded, bool TiesMayAdd)
{
    /// <summary>A first or last period is short for a full prize below this part of a whole one.</summary>
    private const int Short = 3;

    /// <summary>
    /// Prizes that are not finished are left out; <see cref="CampaignCheck"/> asks for what they lack.
    /// </summary>
    public static PrizeOutlook Of(CampaignDocument document)
    {
        var periods = Periods(document).Count;
        var costs = document
            .Prizes.Where(IsWhole)
            .Select(prize => PrizeCost.Of(prize, [], prize.Scope == PrizeScope.Campaign ? 1 : periods))
            .ToList();
        return new(
            costs.Sum(x => x.MostCost ?? 0),
            [.. costs.Where(x => x.IsUnbounded).Select(x => x.Prize)],
            costs.Exists(x => x is { TiesMayAdd: true, Prize.Value: > 0 })
        );
    }

    /// <summary>
    /// The first and the last period where they are so short that a prize of each period is won in a few days.
    /// </summary>
    public static IReadOnlyList<ShortPeriod> ShortPeriods(CampaignDocument document)
    {
        var periods = Periods(document);
        if (periods.Count < 2 || document.Prizes.All(x => x?.Scope != PrizeScope.Period))
            return [];
        var zone = CampaignCheck.ZoneOf(document.TimeZone)!;
        return
        [
            .. new[] { Measured(periods[0]), Measured(periods[^1]) with { IsLast = true } }.Where(x =>
                x.Days * Short < x.FullDays
            ),
        ];

        ShortPeriod Measured(PeriodSlice slice)
        {
            var first = Day(slice.StartsAt);
            var last = Day(slice.EndsAt.AddTicks(-1));
            return new(last.DayNumber - first.DayNumber + 1, Full(document.Periods.Every, first));
        }

        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
    }

    private static int Full(PeriodLength every, DateOnly day) =>
        every switch
        {
            PeriodLength.Week => 7,
            PeriodLength.Month => DateTime.DaysInMonth(day.Year, day.Month),
            PeriodLength.Quarter => Enumerable
                .Range((day.Month - 1) / 3 * 3 + 1, 3)
                .Sum(month => DateTime.DaysInMonth(day.Year, month)),
            _ => 1,
        };

    private static IReadOnlyList<PeriodSlice> Periods(CampaignDocument document) =>
        document is { StartsAt: { } start, EndsAt: { } end }
        && start < end
        && end <= start.AddYears(CampaignCheck.MaxYears)
        && CampaignCheck.ZoneOf(document.TimeZone) is { } zone
            ? PeriodCalendar.Cut(start, end, zone, document.Periods.Every)
            : [];

    private static bool IsWhole(Prize? prize) =>
        prize
            is {
                Scope: not null,
                Code: not null,
                Ranks: null or [>= 1, <= 1000],
                Raffle: null or { Winners: >= 1 and <= 1000 }
            };
}

/// <summary>A period at an end of the challenge that is much shorter than a whole one.</summary>
public sealed record ShortPeriod(int Days, int FullDays)
{
    public bool IsLast { get; init; }
}
