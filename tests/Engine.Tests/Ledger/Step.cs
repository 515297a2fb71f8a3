using CsCheck;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// One step of a random sequence; what it does is read from its numbers, so that a failing sequence shrinks.
/// </summary>
internal sealed record Step(int Kind, int A, int B, int C, int D, int E)
{
    public static readonly Gen<Step[]> Many = Gen.Select(
        Gen.Int[0, 39],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        (kind, a, b, c, d, e) => new Step(kind, a, b, c, d, e)
    ).Array[10, 80];
}
