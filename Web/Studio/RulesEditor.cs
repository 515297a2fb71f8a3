namespace ChallengeHub.Web;

/// <summary>
/// The form of rules on a page, of a draft or of a running campaign: what was typed, what it says, and what is wrong
/// with it.
/// </summary>
public sealed record RulesEditor(
    StaffPage Page,
    RulesForm Form,
    ReadRules Read,
    CampaignDocument Document,
    RuleFormatter Formatter
)
{
    /// <summary>A hundred rules with all their conditions.</summary>
    public const int MostFields = 20_000;

    /// <summary>In the reader's language, by field.</summary>
    public IReadOnlyDictionary<string, string[]> FaultsToSay { get; } =
        ErrorSentences.ByField(Read.Errors(Document), Page.Lang);

    /// <summary>What can be kept and makes no sense all the same.</summary>
    private readonly ILookup<string, string> doubts = Contradictions
        .Of(Document with { Rules = Read.Rules })
        .Where(x => x.Field.StartsWith("rules", StringComparison.Ordinal))
        .ToLookup(x => Read.Slot(x.Field), x => ErrorSentences.Of(x, Page.Lang));

    /// <summary>The sentence of the rule at a place of the form; null where there is none.</summary>
    public string? Sentence(string slot) =>
        Read.Slots.ToList().IndexOf(slot) is var index and >= 0 ? Sentence(index) : null;

    private string Sentence(int index)
    {
        var said = RuleSentence.Of(Read.Rules[index], Formatter);
        return HappyHour.Of(Read.Rules[index], Read.Rules, Formatter) is { } sum ? $"{said} {sum}" : said;
    }

    /// <summary>
    /// Names of which another language was changed since, see <see cref="StaleNames"/>; nothing where that is not
    /// asked.
    /// </summary>
    public IReadOnlyCollection<string> Stale { get; init; } = [];

    public bool IsStale(string? code) =>
        code is not null
        && Language.Known.Any(language => Stale.Contains(StaleNames.Key(StaleNames.OfRule(code), language)));

    /// <summary>What the clocks of the week's hours are called.</summary>
    public string Zone => Document.TimeZone ?? "UTC";

    /// <summary>Faults of one field and what contradicts it, in the reader's words; null: it is right.</summary>
    public string? Fault(string field)
    {
        var said = FaultsToSay.GetValueOrDefault(field, []).Concat(doubts[field]);
        return said.Any() ? string.Join("; ", said) : null;
    }

    /// <summary>A field's line, its fault beside it.</summary>
    public FieldLine Line(string slot, string member, string label, string? value)
    {
        var field = member.Length == 0 ? slot : $"{slot}.{member}";
        return new FieldLine(field, label, value, Fault(field))
        {
            Required = false,
            Settled = true,
            Id = field.Replace("[", "-").Replace("]", "").Replace('.', '-'),
        };
    }

    /// <summary>For the page's script.</summary>
    public object Spoken() =>
        new
        {
            lines = Read.Slots.Select((slot, i) => new { slot, sentence = Sentence(i) }),
            faults = FaultsToSay.Keys.Concat(doubts.Select(x => x.Key)).Distinct().ToDictionary(field => field, Fault),
        };
}

/// <summary>Buttons that add a bonus rule, ready to be refined, or drop one.</summary>
public static class RuleButtons
{
    public static readonly IReadOnlyList<string> Adds =
    [
        "big",
        "speed",
        "streak",
        "first",
        "happy",
        "weekly",
        "prospector",
        "other",
    ];

    /// <summary>Changes the form as the button says, and answers where to look then.</summary>
    public static string? Press(RulesForm form, string? go, CampaignDocument document)
    {
        if (
            go?.StartsWith("drop-", StringComparison.Ordinal) == true
            && int.TryParse(go[5..], out var index)
            && index >= 0
            && index < form.Bonus.Count
        )
        {
            form.Bonus.RemoveAt(index);
            return "#bonus";
        }

        if (go?.StartsWith("add-", StringComparison.Ordinal) != true)
            return null;
        if (Rule(go[4..], document, form) is not { } rule)
            return null;

        form.Bonus.Add(rule);

        return $"#bonus-{form.Bonus.Count - 1}";
    }

    private static RuleForm? Rule(string kind, CampaignDocument document, RulesForm form) =>
        kind switch
        {
            "big" => new()
            {
                On = Stage.Closed,
                Points = "5",
                NameEn = ProposedNames.BigDeal.In("en"),
                NameFr = ProposedNames.BigDeal.In("fr"),
                Where =
                [
                    new ConditionForm
                    {
                        Field = "amount",
                        Op = ">=",
                        Value = "10000",
                    },
                ],
            },
            "speed" => new()
            {
                Kind = RuleForm.OfSpeed,
                On = Stage.Contacted,
                Hours = "24",
                Points = "1",
            },
            "streak" => new()
            {
                Kind = RuleForm.OfStreak,
                On = Stage.Taken,
                Days = "3",
                Points = "5",
            },
            "first" => new()
            {
                Kind = RuleForm.OfFirst,
                On = Stage.Closed,
                Points = "2",
            },
            "happy" => Happy(document),
            "weekly" => Weekly(form),
            "prospector" => new()
            {
                On = Stage.Closed,
                Pays = Payee.Prospector,
                Points = "5",
                NameEn = ProposedNames.ForTheProspector.In("en"),
                NameFr = ProposedNames.ForTheProspector.In("fr"),
            },
            "other" => new() { On = Stage.Closed, Points = "1" },
            _ => null,
        };

    /// <summary>
    /// Friday from 16 to 18: twice the points of a closed lead, or where that has none, some points.
    /// </summary>
    private static RuleForm Weekly(RulesForm form)
    {
        var isUsual = form.Bases.Any(x => x.On == Stage.Closed && Typed.Whole(x.Points, [], "") > 0);
        return new()
        {
            On = Stage.Closed,
            Reward = isUsual ? RewardForm.ByTimes : RewardForm.ByPoints,
            Times = "2",
            Points = isUsual ? null : "5",
            Week = new WeekForm
            {
                Days = ["fri"],
                From = 16,
                Until = 18,
            },
        };
    }

    /// <summary>Two hours at noon of the challenge's second day.</summary>
    private static RuleForm Happy(CampaignDocument document)
    {
        var day = document.StartsAt is { } start
            ? DateOnly
                .FromDateTime(LocalTimes.Of(start, CampaignCheck.ZoneOf(document.TimeZone) ?? TimeZoneInfo.Utc))
                .AddDays(1)
            : (DateOnly?)null;
        return new()
        {
            On = Stage.Closed,
            Points = "5",
            From = day is null ? null : $"{Typed.Of(day)}T12:00",
            Until = day is null ? null : $"{Typed.Of(day)}T14:00",
        };
    }
}
