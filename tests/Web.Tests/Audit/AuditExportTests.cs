using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class AuditExportTests(HubFixture fixture)
{
    [Fact]
    public async Task The_export_is_lines_of_json_as_its_name_says()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        using var answer = await admin.Http.GetAsync(
            "/api/v1/audit?format=ndjson",
            TestContext.Current.CancellationToken
        );
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
    }
}
