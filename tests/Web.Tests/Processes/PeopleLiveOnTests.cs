using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

[Collection(StartCollection.Name)]
public sealed class PeopleLiveOnTests
{
    [Fact]
    public async Task A_restart_signs_nobody_out_and_an_empty_installation_prints_the_link_that_sets_it_up()
    {
        var directory = Directory.CreateTempSubdirectory("ch-people-").FullName;
        Person admin;
        var port = Ports.Hold();
        await using (
            var hub = await HubProcess.Start(
                new HubSettings
                {
                    DataDirectory = directory,
                    AdminKey = null,
                    Port = port,
                }
            )
        )
        {
            var link = await Printed(hub);
            admin = new Person(new Uri(hub.Url));
            (await admin.Open(link)).Is(200);
            (await admin.Post(link, ("name", "Ada"), ("email", admin.Email), ("password", Person.Password))).Is(302);
            (await admin.Open("/people")).Is(200);
            (await admin.Open(link)).Is(200); // good once: the page says so
            Assert.DoesNotContain("data-testid=\"setup\"", (await admin.Open(link)).Html);
            await hub.Kill();
        }
        await using (
            var hub = await HubProcess.Start(
                new HubSettings
                {
                    DataDirectory = directory,
                    AdminKey = null,
                    Port = port,
                }
            )
        )
        {
            (await admin.Open("/people")).Is(200);
            Assert.DoesNotContain("/setup?key=", hub.Output);
        }
        admin.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<string> Printed(HubProcess hub)
    {
        while (!hub.Output.Contains("/setup?key=", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return "/setup?key=" + hub.Output.Split("/setup?key=")[1].Split(' ')[0];
    }
}
