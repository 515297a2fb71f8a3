using System.Net;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class JobsDashboardTests
{
    [Theory]
    [InlineData(true, "127.0.0.1", "localhost:5080", null)]
    [InlineData(true, "::1", "[::1]:5080", null)]
    [InlineData(true, "::ffff:127.0.0.1", "127.0.0.1:5080", null)]
    [InlineData(false, "10.0.0.7", "localhost:5080", null)]
    [InlineData(false, "127.0.0.1", "localhost:5080", "X-Forwarded-For")]
    [InlineData(false, "127.0.0.1", "localhost:5080", "Forwarded")]
    [InlineData(false, "127.0.0.1", "hub.example.com", null)]
    [InlineData(false, null, "localhost:5080", null)]
    public void Only_whoever_sits_at_the_machine_sees_the_jobs(bool seen, string? remote, string host, string? header)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Request.Host = new HostString(host);
        if (header is not null) context.Request.Headers[header] = "203.0.113.9";
        Assert.Equal(seen, JobsDashboard.IsHere(context));
    }
}
