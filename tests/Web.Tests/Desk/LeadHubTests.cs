using System.Threading.Channels;
using ChallengeHub.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Who watches a desk hears of the leads that he may see, and of no other.</summary>
public sealed class LeadHubTests(HubFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rep_hears_that_somebody_else_took_a_lead_of_his_team(bool packed)
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.InPool();
        await using var anna = await DeskEar.Of(fixture.Hub, floor.Anna, packed);
        await anna.Watch(floor.Campaign);

        (await floor.Move(floor.Ben.Api, lead, "taken")).Is(200);

        var heard = await anna.Changes.Next(x => x.Status == LeadStatus.Taken);
        Assert.Equal((floor.Campaign, lead, "ben", false), (heard.Campaign, heard.Lead, heard.Rep, heard.Gone));
        var read = (await floor.Lead(floor.Admin, lead)).Json.GetProperty("version").GetInt64();
        Assert.Equal(read, heard.Version);
    }

    [Fact]
    public async Task Every_write_is_heard_be_it_of_a_card_a_note_or_a_fact_of_a_CRM()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await using var mara = await DeskEar.Of(fixture.Hub, floor.Mara);
        await mara.Watch(floor.Campaign);

        var lead = await floor.Waiting();
        var made = await mara.Changes.Next(x => x.Lead == lead);
        (await floor.Key.Post(floor.Path($"leads/{lead}/notes"), """{ "id": "n", "kind": "note", "text": "x" }""")).Is(
            200
        );
        var noted = await mara.Changes.Next(x => x.Lead == lead && x.Version > made.Version);
        var at = $"{fixture.Hub.Clock.GetUtcNow():O}";
        (await floor.Admin.Post("events", ApiClient.Event(floor.Campaign, "e", lead: lead, at: at))).Is(200);
        var taken = await mara.Changes.Next(x => x.Lead == lead && x.Version > noted.Version);

        Assert.Equal(LeadStatus.Waiting, made.Status);
        Assert.Equal(LeadStatus.Taken, taken.Status);
        Assert.Equal("anna", taken.Rep);
    }

    [Fact]
    public async Task What_leaves_ones_sight_is_gone_once_and_what_was_never_in_it_is_not_heard_of()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        (await floor.Create(floor.Key, """{ "code": "nobodys" }""")).Is(201);
        (await floor.Create(floor.Key, """{ "code": "of-paris", "team": "paris" }""")).Is(201);
        (await floor.Move(floor.Key, "nobodys", "validated")).Is(200);
        await using var anna = await DeskEar.Of(fixture.Hub, floor.Anna);
        await anna.Watch(floor.Campaign);

        (await floor.Move(floor.Emil.Api, "of-paris", "validated")).Is(200);
        (await floor.Move(floor.Carl.Api, "nobodys", "taken")).Is(200);
        var gone = await anna.Changes.Next(x => x.Lead == "nobodys" && x.Gone);
        (await floor.Move(floor.Carl.Api, "nobodys", "lost", """ "reason": "No money" """)).Is(200);
        var own = await floor.InPool();
        await anna.Changes.Next(x => x.Lead == own && x.Status == LeadStatus.Open);

        Assert.Null(gone.Status);
        Assert.Null(gone.Rep);
        Assert.Null(gone.Version);
        Assert.Single(anna.Heard, x => x is { Lead: "nobodys", Gone: true });
        Assert.DoesNotContain(anna.Heard, x => x.Lead == "of-paris");
    }

    [Fact]
    public async Task Who_share_a_lead_hear_of_each_others_notes()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        await using var anna = await DeskEar.Of(fixture.Hub, floor.Anna);
        await using var paul = await DeskEar.Of(fixture.Hub, floor.Paul);
        await anna.Watch(floor.Campaign);
        await paul.Watch(floor.Campaign);
        Task<ApiAnswer> Write(Person by, string id) =>
            by.Api.Post(
                floor.Path($"leads/{lead}/notes"),
                $$"""{ "id": "{{id}}", "kind": "note", "text": "{{id}}!" }"""
            );

        var first = (await Write(floor.Paul, "paul")).Is(200).Json.GetProperty("version").GetInt64();
        await anna.Changes.Next(x => x.Lead == lead && x.Version == first);
        var second = (await Write(floor.Anna, "anna")).Is(200).Json.GetProperty("version").GetInt64();
        await paul.Changes.Next(x => x.Lead == lead && x.Version == second);

        Assert.Contains("paul!", (await floor.Lead(floor.Anna.Api, lead)).Text);
        Assert.Contains("anna!", (await floor.Lead(floor.Paul.Api, lead)).Text);
    }

    [Fact]
    public async Task Who_goes_to_another_team_takes_his_leads_out_of_his_colleagues_sight()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        var lead = await floor.TakenBy(floor.Anna);
        await using var ben = await DeskEar.Of(fixture.Hub, floor.Ben);
        await using var emil = await DeskEar.Of(fixture.Hub, floor.Emil);
        await ben.Watch(floor.Campaign);
        await emil.Watch(floor.Campaign);

        const string moved = """[{ "code": "anna", "name": "Anna", "team": "paris", "role": "rep" }]""";
        (await floor.Admin.Put(floor.Path("participants"), moved)).Is(200);

        await ben.Changes.Next(x => x.Lead == lead && x.Gone);
        var seen = await emil.Changes.Next(x => x.Lead == lead);
        Assert.Equal((LeadStatus.Taken, "anna", false), (seen.Status!.Value, seen.Rep, seen.Gone));
        (await floor.Lead(floor.Ben.Api, lead)).Is(404);
    }

    [Fact]
    public async Task Who_watches_no_more_hears_no_more()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await using var anna = await DeskEar.Of(fixture.Hub, floor.Anna);
        await anna.Watch(floor.Campaign);
        await anna.Connection.InvokeAsync("UnwatchLeads", floor.Campaign, Stop);
        Assert.False(fixture.Hub.Service<LeadWatches>().IsWatched(floor.Campaign));
    }

    [Fact]
    public async Task Roles_are_those_of_now_when_sessions_are_looked_at()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await using var mara = await DeskEar.Of(fixture.Hub, floor.Mara);
        await mara.Watch(floor.Campaign);
        var snapshot = await fixture.Hub.Engine.Reads.Snapshot(floor.Campaign);
        var watches = fixture.Hub.Service<LeadWatches>();
        Assert.True(Assert.Single(watches.Of(snapshot)).Mover.IsMarketing);

        var grants = $$"""
            { "grants": [ { "role": "director", "campaign": "{{floor.Campaign}}", "scope": "paris" } ] }
            """;
        (await floor.Admin.Put($"accounts/{floor.Mara.Id}/grants", grants)).Is(x => x is 200 or 204);
        await fixture.Hub.Connections.SendHome();

        var now = Assert.Single(watches.Of(snapshot)).Mover;
        Assert.False(now.IsMarketing);
        Assert.Equal(["paris"], now.Teams);
    }

    [Fact]
    public async Task People_who_stand_for_the_same_are_looked_at_once()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        await using var one = await DeskEar.Of(fixture.Hub, floor.Dora);
        await using var two = await DeskEar.Of(fixture.Hub, floor.Dora);
        await using var other = await DeskEar.Of(fixture.Hub, floor.Emil);
        foreach (var ear in new[] { one, two, other })
            await ear.Watch(floor.Campaign);

        var snapshot = await fixture.Hub.Engine.Reads.Snapshot(floor.Campaign);
        var watchers = fixture.Hub.Service<LeadWatches>().Of(snapshot);

        Assert.Equal([1, 2], watchers.Select(x => x.Connections.Count).Order());
    }

    [Fact]
    public async Task Who_has_no_part_in_it_and_a_program_do_not_watch()
    {
        using var floor = await DeskFloor.Open(fixture.Hub);
        using var spectator = await Person.Joined(fixture.Hub, new Grant(AccountRole.Spectator));
        await using var ear = await DeskEar.Of(fixture.Hub, spectator);
        await using var program = await Screen.Connect(fixture.Hub.Url, packed: false);
        await using var anna = await DeskEar.Of(fixture.Hub, floor.Anna);

        await Assert.ThrowsAsync<HubException>(() => ear.Watch(floor.Campaign));
        await Assert.ThrowsAsync<HubException>(() => anna.Watch("another"));
        await Assert.ThrowsAsync<HubException>(() => anna.Watch("no/code"));
        await Assert.ThrowsAsync<HubException>(() =>
            program.Connection.InvokeAsync("WatchLeads", floor.Campaign, Stop)
        );
    }

    /// <summary>A person's client that keeps what it hears of leads.</summary>
    private sealed class DeskEar : IAsyncDisposable
    {
        private readonly Channel<LeadChange> changes = Channel.CreateUnbounded<LeadChange>();

        private DeskEar(HubConnection connection)
        {
            Connection = connection;
            connection.On<LeadChange>(
                "LeadChanged",
                x =>
                {
                    lock (Heard)
                        Heard.Add(x);
                    changes.Writer.TryWrite(x);
                }
            );
        }

        public HubConnection Connection { get; }
        public List<LeadChange> Heard { get; } = [];
        public ChannelReader<LeadChange> Changes => changes.Reader;

        public static async Task<DeskEar> Of(RunningHub hub, Person person, bool packed = false)
        {
            var builder = new HubConnectionBuilder().WithUrl(
                new Uri(hub.Url, "hubs/board"),
                options => options.Cookies = person.Cookies
            );
            if (packed)
                builder.AddMessagePackProtocol(options => options.SerializerOptions = PackedJson.Options);
            else
                builder.AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options);
            var ear = new DeskEar(builder.Build());
            await ear.Connection.StartAsync(Stop);
            return ear;
        }

        public Task Watch(string campaign) => Connection.InvokeAsync("WatchLeads", campaign, Stop);

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}
