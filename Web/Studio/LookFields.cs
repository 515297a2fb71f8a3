namespace ChallengeHub.Web;

/// <summary>What the partial _LookFields shows: the theme and the boards on the screens.</summary>
public sealed record LookFields(OfficePage Office, LookForm Form, IReadOnlyList<Theme> Themes);
