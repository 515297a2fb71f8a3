using System.Text.Json;

namespace ChallengeHub;

/// <summary>A test on the fact: <c>{field, op, value}</c>. A field that the fact lacks never holds.</summary>
public sealed record Condition(string? Field, string? Op, JsonElement Value);
