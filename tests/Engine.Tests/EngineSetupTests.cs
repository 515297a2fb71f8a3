using ChallengeHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The engine in a container, as a program that uses it registers it.</summary>
public sealed class EngineSetupTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    [Fact]
    public async Task Every_part_can_be_had_by_its_type_before_a_store_is_opened()
    {
        var services = Registered();
        await using var container = services.BuildServiceProvider(Strict);
        var parts = services.Where(x => x.ServiceType.Assembly == typeof(EngineSetup).Assembly).ToList();
        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Equal(ServiceLifetime.Singleton, part.Lifetime));
        Assert.All(parts, part => Assert.IsType(part.ServiceType, container.GetRequiredService(part.ServiceType)));
        Assert.False(Directory.Exists(Nowhere.DataDirectory));
    }

    [Fact]
    public async Task A_part_is_one_for_the_whole_process()
    {
        await using var container = Registered().BuildServiceProvider(Strict);
        using var request = container.CreateScope();
        Assert.Same(
            container.GetRequiredService<Scorekeeper>(),
            request.ServiceProvider.GetRequiredService<Scorekeeper>()
        );
        Assert.Same(
            container.GetRequiredService<EngineStart>(),
            Assert.Single(container.GetServices<IHostedService>().OfType<EngineStart>())
        );
    }

    [Fact]
    public async Task Unless_somebody_says_otherwise_campaigns_and_people_go_by_the_clock_of_the_system()
    {
        await using var container = Registered().BuildServiceProvider(Strict);
        Assert.Same(TimeProvider.System, container.GetRequiredService<TimeProvider>());
        Assert.Same(TimeProvider.System, container.GetRequiredKeyedService<TimeProvider>(Clocks.People));
    }

    [Fact]
    public async Task People_go_by_the_clock_of_the_campaigns_where_it_is_the_only_one()
    {
        var clock = new FakeTimeProvider(Challenge.Noon);
        await using var container = Registered().AddSingleton<TimeProvider>(clock).BuildServiceProvider(Strict);
        Assert.Same(clock, container.GetRequiredService<TimeProvider>());
        Assert.Same(clock, container.GetRequiredKeyedService<TimeProvider>(Clocks.People));
    }

    [Fact]
    public async Task Keys_live_on_in_the_time_of_people_while_the_year_of_a_campaign_flies_by()
    {
        var directory = Directory.CreateTempSubdirectory("ch-clocks-");
        var campaigns = new FakeTimeProvider(Challenge.Noon);
        var people = new FakeTimeProvider(Challenge.Noon);
        await using (
            var container = new ServiceCollection()
                .AddLogging()
                .AddSingleton<TimeProvider>(campaigns)
                .AddKeyedSingleton<TimeProvider>(Clocks.People, people)
                .AddChallengeEngine(TestStore.Settings(directory.FullName))
                .BuildServiceProvider(Strict)
        )
        {
            var engine = new EngineParts(container);
            await container.GetRequiredService<EngineStart>().Start();
            var key = new ApiKey
            {
                Name = "CRM",
                Hint = "",
                Scopes = ["events"],
                CreatedBy = "",
                Campaigns = [],
                ExpiresAt = Challenge.Noon.AddDays(1),
            };
            var (_, secret) = await engine.Keys.Create(key, Actor.System);
            campaigns.Advance(TimeSpan.FromDays(300));
            Assert.NotNull(await engine.Keys.Find(secret));
            people.Advance(TimeSpan.FromDays(2));
            Assert.Null(await engine.Keys.Find(secret));
        }
        directory.Delete(recursive: true);
        TestStore.Drop(directory.FullName);
    }

    private static EngineSettings Nowhere { get; } =
        new(Path.Combine(Path.GetTempPath(), $"ch-nowhere-{Guid.NewGuid():N}"))
        {
            PasswordIterations = TestStore.PasswordIterations,
        };

    private static IServiceCollection Registered() => new ServiceCollection().AddLogging().AddChallengeEngine(Nowhere);
}
