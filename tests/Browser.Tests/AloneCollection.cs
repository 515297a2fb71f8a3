using Xunit;

namespace ChallengeHub.Browser.Tests;

/// <summary>Tests of what must be seen within seconds: they have the machine for themselves, after all the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
