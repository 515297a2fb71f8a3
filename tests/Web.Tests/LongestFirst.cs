using ChallengeHub.Web.Tests;
using Xunit;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Tests of whole processes begin first, the others in any order after them: what begins last is short, and no core
/// waits for the other at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly List<string> First = [ProcessCollection.Name, StartCollection.Name];

    IReadOnlyCollection<TTestCollection> ITestCollectionOrderer.OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    ) =>
        [
            .. DefaultTestCollectionOrderer
                .Instance.OrderTestCollections(testCollections)
                .OrderBy(x => Place(x.TestCollectionDisplayName)),
        ];

    private static int Place(string name)
    {
        var at = First.IndexOf(name);
        return at < 0 ? First.Count : at;
    }
}
