namespace ChallengeHub.Web;

/// <summary>Which awards the prizes page shows, as its address says.</summary>
public sealed class AwardFilter
{
    /// <summary>The word for all that are neither handed over nor declined.</summary>
    public const string Open = "open";
    public const string Everything = "all";

    /// <summary><see cref="Open"/>, <see cref="Everything"/>, or a state of an award.</summary>
    public string? State { get; set; }
    public string? Prize { get; set; }

    /// <summary>0: the whole challenge.</summary>
    public int? Period { get; set; }
    public string? Team { get; set; }

    /// <summary>In names, addresses and notes.</summary>
    public string? Text { get; set; }

    /// <summary>As older links say it.</summary>
    public bool All { get; set; }

    public string Shown => All ? Everything : State ?? Open;
    public bool IsSet =>
        Shown != Open
        || Prize is { Length: > 0 }
        || Period is not null
        || Team is { Length: > 0 }
        || Text is { Length: > 0 };

    public bool Lets(HandOverLine line) =>
        LetsState(line.Winner.Status)
        && (string.IsNullOrEmpty(Prize) || line.Winner.Prize == Prize)
        && (Period is null || line.Winner.Period == Period)
        && (string.IsNullOrEmpty(Team) || line.Team == Team)
        && (
            string.IsNullOrWhiteSpace(Text)
            || Texts(line).Any(x => x?.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase) == true)
        );

    private bool LetsState(AwardStatus status) =>
        Shown switch
        {
            Everything => true,
            Open => status is not (AwardStatus.Delivered or AwardStatus.Declined),
            var state => $"{status}".Equals(state, StringComparison.OrdinalIgnoreCase),
        };

    private static IEnumerable<string?> Texts(HandOverLine line) =>
        [line.Winner.Name, line.Winner.Code, line.Email, line.Note];
}

/// <summary>What there is to choose from: only prizes, periods and teams that won something.</summary>
public sealed record AwardChoices(
    IReadOnlyList<KeyValuePair<string, string>> Prizes,
    IReadOnlyList<KeyValuePair<int, string>> Periods,
    IReadOnlyList<string> Teams
)
{
    public static AwardChoices Of(IReadOnlyList<HandOverLine> all, PeriodNames periods, string language) =>
        new(
            [
                .. all.DistinctBy(x => x.Winner.Prize)
                    .Select(x => KeyValuePair.Create(x.Winner.Prize, x.Winner.PrizeName.In(language))),
            ],
            [.. all.Select(x => x.Winner.Period).Distinct().Select(x => KeyValuePair.Create(x, periods.Of(x)))],
            [.. all.Select(x => x.Team).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)]
        );
}
