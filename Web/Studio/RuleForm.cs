namespace ChallengeHub.Web;

/// <summary>
/// A bonus rule as it is chosen and typed: when, who, how many points, conditions, cap, happy hour, streak, speed.
/// </summary>
public sealed class RuleForm
{
    public const string OfStage = "stage";
    public const string OfFirst = "first-of-the-day";
    public const string OfStreak = "streak";
    public const string OfSpeed = "speed";
    public static readonly IReadOnlyList<string> Kinds = [OfStage, OfFirst, OfStreak, OfSpeed];
    private const int MostConditions = 20;

    /// <summary>The code of the rule that it was; null: a new one.</summary>
    public string? Before { get; set; }
    public string? Kind { get; set; } = OfStage;
    public Stage? On { get; set; }
    public Payee Pays { get; set; }
    public string? Points { get; set; }
    public string? Days { get; set; }
    public string? Hours { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public string? PerAmount { get; set; }
    public string? Multiplier { get; set; }
    public string? CapCount { get; set; }
    public CapScope CapPer { get; set; } = CapScope.Day;
    public string? From { get; set; }
    public string? Until { get; set; }
    public List<ConditionForm> Where { get; set; } = [];
    public WeekForm Week { get; set; } = new();

    /// <summary>Whether <see cref="Points"/> or <see cref="Times"/> says what it pays.</summary>
    public string? Reward { get; set; } = RewardForm.ByPoints;
    public string? Times { get; set; }

    /// <summary>Whether there is more than when, who and how many.</summary>
    public bool IsRefined =>
        Week.IsChosen
        || Where.Any(x => !x.IsBlank)
        || new[] { PerAmount, Multiplier, CapCount, From, Until }.Any(x => Typed.Text(x) is not null);

    /// <param name="usual">The points of each step at any time.</param>
    public static RuleForm Of(Rule rule, RuleReading reading, IReadOnlyDictionary<Stage, int> usual)
    {
        var (en, fr) = TypedName.Of(rule.Name, reading.Language);
        var hours = WeekForm.Of(rule.Where);
        var times = RewardForm.TimesOf(rule, usual);

        return new()
        {
            Before = rule.Code,
            Kind = rule switch
            {
                FirstOfTheDayRule => OfFirst,
                StreakRule => OfStreak,
                SpeedRule => OfSpeed,
                _ => OfStage,
            },
            On = rule.On,
            Pays = rule.Pays,
            Points = $"{rule.Points}",
            NameEn = en,
            NameFr = fr,
            Days = $"{(rule as StreakRule)?.Days}",
            Hours = Typed.Of((rule as SpeedRule)?.Hours),
            PerAmount = Typed.Of(rule.PerAmount),
            Multiplier = times is null ? Typed.Of(rule.Multiplier) : null,
            CapCount = $"{rule.Cap?.Count}",
            CapPer = rule.Cap?.Per ?? CapScope.Day,
            From = Typed.Of(rule.From, reading.Zone),
            Until = Typed.Of(rule.Until, reading.Zone),
            Where = [.. hours.Others.Select(x => ConditionForm.Of(x, reading))],
            Week = hours.Week,
            Reward = times is null ? RewardForm.ByPoints : RewardForm.ByTimes,
            Times = Typed.Of(times),
        };
    }

    /// <summary>Rows that were left empty do not come back: one stands below the others anyway.</summary>
    public void Tidy() => Where.RemoveAll(x => x.IsBlank);

    public ReadRule Read(Rule? before, RuleReading reading, string path, IReadOnlyDictionary<Stage, int> usual)
    {
        var errors = reading.Errors;
        Rule rule = Kind switch
        {
            OfFirst => new FirstOfTheDayRule(),
            OfStreak => new StreakRule { Days = Typed.Whole(Days, errors, $"{path}.days") },
            OfSpeed => new SpeedRule { Hours = Typed.Number(Hours, errors, $"{path}.hours") },
            _ => new Rule(),
        };

        var where = ReadWhere(before?.Where ?? [], reading, path);
        var isTimes = Reward == RewardForm.ByTimes;
        rule = rule with
        {
            Code = before?.Code,
            On = On,
            Pays = Pays,
            Points = isTimes ? null : Typed.Whole(Points, errors, $"{path}.points"),
            PerAmount = Typed.Number(PerAmount, errors, $"{path}.perAmount"),
            Multiplier = isTimes ? null : Typed.Number(Multiplier, errors, $"{path}.multiplier"),
            Cap = Typed.Text(CapCount) is null
                ? null
                : new Cap(Typed.Whole(CapCount, errors, $"{path}.cap.count"), CapPer),
            From = Moment(From, before?.From, "from"),
            Until = Moment(Until, before?.Until, "until"),
            Where = where.Conditions.Count > 0 ? where.Conditions : WithoutConditions(before?.Where),
            Name = TypedName.Read(NameEn, NameFr, before?.Name) ?? TypedName.Both(NameOf(rule)),
        };
        if (isTimes)
            rule = RewardForm.Read(rule, Times, usual, new FormField(errors, $"{path}.times"));

        return new(rule, where.Places);

        // to the millisecond as it was, and of the hour that comes twice the one that it was
        DateTimeOffset? Moment(string? text, DateTimeOffset? was, string field) =>
            was is not null && Typed.Text(text) == Typed.Of(was, reading.Zone)
                ? was
                : Typed.Moment(text, reading.Zone, errors, $"{path}.{field}");
    }

    /// <summary>An empty list stays one; otherwise there is none.</summary>
    private static IReadOnlyList<Condition>? WithoutConditions(IReadOnlyList<Condition>? before) =>
        before is { Count: 0 } ? before : null;

    /// <summary>Conditions of the rows, then of the week's hours; unchanged ones stand where they stood.</summary>
    private WhereRead ReadWhere(IReadOnlyList<Condition> before, RuleReading reading, string path)
    {
        var conditions = new List<Condition>();
        var places = new List<string>();
        for (var row = 0; row < Math.Min(Where.Count, MostConditions + 1); row++)
        {
            if (Where[row].Read(reading, before, $"{path}.where[{row}]") is not { } condition)
                continue;
            conditions.Add(condition);
            places.Add($".where[{row}]");
        }

        var was = WeekForm.Of(before);
        var isSameWeek = Week.Says(was.Week);
        var hours = isSameWeek
            ? [.. before.Except(was.Others, ReferenceEqualityComparer.Instance).Cast<Condition>()]
            : Week.Read(reading.Errors, $"{path}.week");

        if (isSameWeek && conditions.SequenceEqual(was.Others, ReferenceEqualityComparer.Instance))
            return new(
                before,
                [.. before.Select(x => conditions.IndexOf(x) is var row and >= 0 ? places[row] : ".week")]
            );

        return new([.. conditions, .. hours], [.. places, .. hours.Select(_ => ".week")]);
    }

    private sealed record WhereRead(IReadOnlyList<Condition> Conditions, IReadOnlyList<string> Places);

    private LocalText NameOf(Rule rule) =>
        rule switch
        {
            FirstOfTheDayRule => ProposedNames.FirstOfTheDay,
            StreakRule streak => ProposedNames.Of(streak),
            SpeedRule speed => ProposedNames.Of(speed),
            _ when Typed.Text(From) is not null || Week.IsChosen => ProposedNames.HappyHour,
            _ => ProposedNames.Bonus,
        };
}

/// <summary>A rule as it was typed.</summary>
/// <param name="Places">Where each of its conditions was typed, such as <c>.where[2]</c> or <c>.week</c>.</param>
public sealed record ReadRule(Rule Rule, IReadOnlyList<string> Places);
