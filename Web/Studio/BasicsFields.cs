namespace ChallengeHub.Web;

/// <summary>What the partial _Basics shows.</summary>
public sealed record BasicsFields(OfficePage Office, BasicsForm Form, bool IsNew);
