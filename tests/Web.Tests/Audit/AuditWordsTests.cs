using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Without a hub: a start for each word would take minutes.</summary>
public sealed class AuditWordsTests
{
    public static TheoryData<string> Actions => [.. AuditActions.All];

    [Theory, MemberData(nameof(Actions))]
    public void Every_action_is_a_sentence_in_every_language(string action)
    {
        foreach (var language in Language.Known)
            using (Language.Speak(language))
            {
                Assert.EndsWith(".", T.Of($"Audit-{action}"));
                Assert.DoesNotContain(action, T.Of($"Audit-{action}-choice"));
            }
    }
}
