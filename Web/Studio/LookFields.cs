namespace ChallengeHub.Web;

/// <summary>What the partial _LookFields shows: the theme and the boards on the screens.</summary>
public sealed record LookFields(StaffPage Page, LookForm Form, IReadOnlyList<Theme> Themes);

/// <summary>What the partial _Rates shows.</summary>
/// <param name="Currency">The campaign's own.</param>
public sealed record RatesField(StaffPage Page, string? Typed, string? Currency);
