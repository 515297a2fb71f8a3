namespace ChallengeHub.Web;

/// <summary>What stands in a word where its file says <c>{name}</c>.</summary>
public readonly record struct WordArgument(string Name, string Value);
