namespace ChallengeHub;

/// <summary>Somebody as an OpenID provider knows him.</summary>
public sealed record ExternalLogin(string Issuer, string Subject);
