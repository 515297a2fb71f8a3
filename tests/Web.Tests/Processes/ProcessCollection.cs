using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Tests of whole processes under load run one after the other: each wants both cores.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessCollection
{
    public const string Name = "Processes";
}
