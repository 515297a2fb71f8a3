using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(StartCollection.Name)]
public sealed class SecretsTests
{
    [Fact]
    public async Task No_secret_gets_into_the_log_however_much_it_is_asked_to_tell()
    {
        await using var hub = await HubProcess.Start(
            new HubSettings
            {
                Jobs = "off",
                Environment = new Dictionary<string, string>
                {
                    ["Logging__LogLevel__Default"] = "Trace",
                    ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
                },
            }
        );
        using var api = new ApiClient(new Uri(hub.Url), HubProcess.Key);
        using var admin = await Person.Joined(new Uri(hub.Url), api, new Grant(AccountRole.Admin));
        var campaign = await api.Launched(ApiClient.DocumentOfNow);
        var key = (await api.Post("keys", """{ "name": "CRM", "scopes": ["results"] }"""))
            .Is(201)
            .Json.GetProperty("secret")
            .GetString()!;
        var reset = new Uri(
            (await api.Post($"accounts/{admin.Id}/reset")).Is(200).Json.GetProperty("link").GetString()!
        );
        (await admin.Open(reset.PathAndQuery)).Is(200);
        (await admin.SignIn("a wrong one of the tests")).Is(401);
        await using (var screen = await Screen.Connect(new Uri(hub.Url), packed: false, key: key))
            await screen.Watch(campaign);
        using var asked = await hub.Client.GetAsync(
            $"/hubs/board?id=none&access_token={key}",
            TestContext.Current.CancellationToken
        );

        var session = admin.Cookies.GetAllCookies().Single(x => x.Name == "ch_session").Value;
        string[] secrets =
        [
            HubProcess.Key,
            key,
            Person.Password,
            "a wrong one of the tests",
            reset.Query.Split("key=")[1],
            session,
        ];
        Assert.Contains("Now listening on", hub.Output); // all of it is here, from the start
        Assert.DoesNotContain(
            hub.Output.Split('\n'),
            line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))
        );
    }
}
