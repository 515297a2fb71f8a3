using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// One way to earn points; of itself it pays whenever its stage is reached. A further rule kind is one record and one
/// line here; what it pays is decided in <see cref="Scoring"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Rule), "stage")]
[JsonDerivedType(typeof(FirstOfTheDayRule), "first-of-the-day")]
[JsonDerivedType(typeof(StreakRule), "streak")]
[JsonDerivedType(typeof(SpeedRule), "speed")]
public record Rule
{
    public string? Code { get; init; }
    public LocalText? Name { get; init; }
    public Stage? On { get; init; }
    public Payee Pays { get; init; }
    public int? Points { get; init; }
    public decimal? PerAmount { get; init; }
    public IReadOnlyList<Condition>? Where { get; init; }
    public decimal? Multiplier { get; init; }
    public Cap? Cap { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Pays each participant's first fact of the stage on a local day.</summary>
public sealed record FirstOfTheDayRule : Rule;

/// <summary>
/// Pays once each time a run of <see cref="Days"/> consecutive Mon–Fri days with a fact of the stage is completed.
/// </summary>
public sealed record StreakRule : Rule
{
    public int? Days { get; init; }
}

/// <summary>Pays a stage reached within <see cref="Hours"/> hours of the lead's previous one.</summary>
public sealed record SpeedRule : Rule
{
    public decimal? Hours { get; init; }
}

public enum Payee
{
    Rep,
    Prospector,
    Both,
}

/// <summary>At most <see cref="Count"/> payments to one participant per lead, day, week, period or campaign.</summary>
public sealed record Cap(int? Count, CapScope? Per);

public enum CapScope
{
    Lead,
    Day,
    Week,
    Period,
    Campaign,
}
