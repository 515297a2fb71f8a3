using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Tests that start the program and look at how it begins and ends run one after the other, beside those of
/// <see cref="ProcessCollection"/>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class StartCollection
{
    public const string Name = "Starts";
}
