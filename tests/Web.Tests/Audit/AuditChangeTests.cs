using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class AuditChangeTests
{
    [Fact]
    public void Changes_of_anything_are_told_and_bounded()
    {
        Assert.Empty(AuditChange.Of(null, null, "en"));
        Assert.Equal(
            [new AuditChange("roles", "Rep · anna · c", "Director · lyon · c")],
            AuditChange.Of(
                """{ "grants": [{ "role": "rep", "campaign": "c", "scope": "anna" }] }""",
                """{ "grants": [{ "role": "director", "campaign": "c", "scope": "lyon" }] }""",
                "en"
            )
        );
        var deep = string.Concat(Enumerable.Repeat("[{\"a\":", 30)) + "1" + string.Concat(Enumerable.Repeat("}]", 30));
        Assert.Empty(AuditChange.Of(null, deep, "en"));
        Assert.Equal(161, AuditChange.Of(null, $"{{\"reason\":\"{new string('x', 5000)}\"}}", "en")[0].After!.Length);
    }
}
