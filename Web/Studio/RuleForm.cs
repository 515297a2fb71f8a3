namespace ChallengeHub.Web;

/// <summary>A bonus rule as it is chosen and typed: when, who, how many points, conditions, cap, happy hour, streak, speed.</summary>
public sealed class RuleForm
{
    public const string OfStage = "stage", OfFirst = "first-of-the-day", OfStreak = "streak", OfSpeed = "speed";
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

    /// <summary>Whether there is more than when, who and how many.</summary>
    public bool IsRefined => new[] { PerAmount, Multiplier, CapCount, From, Until }.Any(x => Typed.Text(x) is not null) || Where.Any(x => Typed.Text(x.Field) is not null);

    public static RuleForm Of(Rule rule, RuleReading reading)
    {
        var (en, fr) = TypedName.Of(rule.Name, reading.Language);
        return new()
        {
            Before = rule.Code, Kind = rule switch { FirstOfTheDayRule => OfFirst, StreakRule => OfStreak, SpeedRule => OfSpeed, _ => OfStage },
            On = rule.On, Pays = rule.Pays, Points = $"{rule.Points}", NameEn = en, NameFr = fr,
            Days = $"{(rule as StreakRule)?.Days}", Hours = Typed.Of((rule as SpeedRule)?.Hours), PerAmount = Typed.Of(rule.PerAmount), Multiplier = Typed.Of(rule.Multiplier),
            CapCount = $"{rule.Cap?.Count}", CapPer = rule.Cap?.Per ?? CapScope.Day, From = Typed.Of(rule.From, reading.Zone), Until = Typed.Of(rule.Until, reading.Zone),
            Where = [.. (rule.Where ?? []).Select(x => ConditionForm.Of(x, reading))],
        };
    }

    public Rule Read(Rule? before, RuleReading reading, string path)
    {
        var errors = reading.Errors;
        Rule rule = Kind switch
        {
            OfFirst => new FirstOfTheDayRule(),
            OfStreak => new StreakRule { Days = Typed.Whole(Days, errors, $"{path}.days") },
            OfSpeed => new SpeedRule { Hours = Typed.Number(Hours, errors, $"{path}.hours") },
            _ => new Rule(),
        };
        var conditions = Where.Take(MostConditions + 1).Select(x => x.Read(reading, before?.Where ?? [])).OfType<Condition>().ToList();
        return rule with
        {
            Code = before?.Code,
            On = On,
            Pays = Pays,
            Points = Typed.Whole(Points, errors, $"{path}.points"),
            PerAmount = Typed.Number(PerAmount, errors, $"{path}.perAmount"),
            Multiplier = Typed.Number(Multiplier, errors, $"{path}.multiplier"),
            Cap = Typed.Text(CapCount) is null ? null : new Cap(Typed.Whole(CapCount, errors, $"{path}.cap.count"), CapPer),
            From = Moment(From, before?.From, "from"),
            Until = Moment(Until, before?.Until, "until"),
            Where = conditions.Count > 0 ? conditions : before?.Where is { Count: 0 } none ? none : null,
            Name = TypedName.Read(NameEn, NameFr, before?.Name) ?? TypedName.Both(NameOf(rule)),
        };

        // to the millisecond as it was, and of the hour that comes twice the one that it was
        DateTimeOffset? Moment(string? told, DateTimeOffset? was, string field) =>
            was is not null && Typed.Text(told) == Typed.Of(was, reading.Zone) ? was : Typed.Moment(told, reading.Zone, errors, $"{path}.{field}");
    }

    private Phrase NameOf(Rule rule) => rule switch
    {
        FirstOfTheDayRule => new("First of the day", "Première du jour"),
        StreakRule streak => new($"{streak.Days} days in a row", $"{streak.Days} jours de suite"),
        SpeedRule speed => new($"Within {Typed.Of(speed.Hours)} hours", $"En moins de {Typed.Of(speed.Hours)} heures"),
        _ when Typed.Text(From) is not null => new("Happy hour", "Heure de gloire"),
        _ => new("Bonus", "Bonus"),
    };
}
