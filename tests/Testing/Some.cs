namespace ChallengeHub.Testing;

/// <summary>What a test is not about: valid things, of which a test changes what it is about.</summary>
public static partial class Some
{
    /// <summary>A Wednesday in winter, 10:00 in Paris.</summary>
    public static readonly DateTimeOffset Instant = new(2026, 1, 14, 10, 0, 0, TimeSpan.FromHours(1));

    public static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The year 2026 in Paris, by months, with the default rules and one prize.</summary>
    public static CampaignDocument Campaign() =>
        new()
        {
            Name = "Hollywood producers",
            Theme = "hollywood",
            TimeZone = "Europe/Paris",
            Currency = "EUR",
            StartsAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
            EndsAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
            Teams = [new Team("lyon", "Lyon"), new Team("lille", "Lille")],
            Prizes = [Prize()],
        };

    public static Rule Rule(string code = "taken", Stage on = Stage.Taken, int points = 1) =>
        Rule<Rule>(code, on, points);

    public static T Rule<T>(string code = "bonus", Stage on = Stage.Taken, int points = 1)
        where T : Rule, new() =>
        new()
        {
            Code = code,
            Name = code,
            On = on,
            Points = points,
        };

    public static RuleSet RuleSet(params Rule[] rules) => new(1, DateTimeOffset.MinValue, rules);

    /// <summary>Rep 1 takes a lead on <see cref="Instant"/>.</summary>
    public static PayableFact Fact(Stage stage = Stage.Taken, DateTimeOffset? at = null, string lead = "lead") =>
        new()
        {
            Stage = stage,
            Lead = lead,
            At = at ?? Instant,
            Rep = 1,
            Period = 1,
        };

    public static Prize Prize(int first = 1, int last = 1) =>
        new()
        {
            Code = "grand",
            Name = "Trip to Hollywood",
            Scope = PrizeScope.Campaign,
            Board = BoardKind.Reps,
            Ranks = [first, last],
            Value = 5000,
        };

    public static FinalStanding Standing(string code, decimal points, int rank = 1, bool mayWin = true) =>
        new(rank, code, code, points, (int)Math.Max(1, points), mayWin);
}
