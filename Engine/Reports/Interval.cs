namespace ChallengeHub;

/// <summary>A figure and the bounds that the truth behind it lies between, 95 times in 100.</summary>
public sealed record Interval(double Value, double Low, double High);
