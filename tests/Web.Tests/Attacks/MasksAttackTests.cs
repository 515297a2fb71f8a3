using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Web.Tests.HiddenPeople;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody asks for people by their codes, to learn who stands behind the codes that the boards show instead.
/// </summary>
public sealed class MasksAttackTests(HubFixture fixture) : IAsyncLifetime
{
    private HiddenPeople people = null!;
    private readonly RunningHub hub = fixture.Hub;
    private string campaign = "";

    public async ValueTask InitializeAsync()
    {
        people = await HiddenPeople.Play(hub);
        campaign = people.Campaign;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_rep_s_ledger_tells_with_whom_he_played_as_the_boards_do()
    {
        using var anna = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        var own = (await anna.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200).Json;
        var board = (await anna.Api.Get($"campaigns/{campaign}/standings?board=prospectors&period=overall"))
            .Is(200)
            .Json.GetProperty("standings");
        var baron = board
            .EnumerateArray()
            .Single(x => x.GetProperty("name").GetString() == "Red Baron")
            .GetProperty("code")
            .GetString();
        Assert.Equal(
            [("anna", baron)],
            own.EnumerateArray()
                .Select(x => (x.GetProperty("rep").GetString(), x.GetProperty("prospector").GetString()))
                .Distinct()
        );
        Assert.DoesNotContain(
            Aliased,
            (await anna.Api.Get($"campaigns/{campaign}/ledger?participant=anna", ("Accept", "application/x-ndjson")))
                .Is(200)
                .Text
        );
        // keys, marketing and admins see all
        Assert.Contains(Aliased, (await hub.Api.Get($"campaigns/{campaign}/ledger?participant=anna")).Is(200).Text);
    }

    [Fact]
    public async Task Somebody_hidden_reads_his_own_entries_under_his_own_code_and_nobody_else_finds_him_by_it()
    {
        using var own = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, Hidden));
        Assert.Contains(Hidden, (await own.Api.Get($"campaigns/{campaign}/ledger?participant={Hidden}")).Is(200).Text);
        Assert.Contains("Zebulon", (await own.Open($"/boards/{campaign}/why/{Hidden}")).Is(200).Html);

        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        foreach (var code in new[] { Hidden, Aliased, "ghost" })
        {
            Assert.Equal(
                $"There is no participant '{code}'.",
                (await director.Api.Get($"campaigns/{campaign}/ledger?participant={code}"))
                    .Is(404)
                    .Json.GetProperty("detail")
                    .GetString()
            );
            (await director.Open($"/boards/{campaign}/why/{code}")).Is(404);
            (await director.Api.Get($"campaigns/{campaign}/standings?around={code}")).Is(404);
        }
    }

    [Fact]
    public async Task A_director_asks_why_of_the_own_team_by_the_code_that_the_board_shows()
    {
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        foreach (var mask in await people.Masks())
        {
            var page = (await director.Open($"/boards/{campaign}/why/{mask}")).Is(200).Html;
            Assert.Matches("Red Baron|Anonymous", page);
            var entries = (
                await director.Api.Get($"campaigns/{campaign}/ledger?participant={Uri.EscapeDataString(mask)}")
            )
                .Is(200)
                .Json;
            Assert.All(entries.EnumerateArray(), x => Assert.Equal(mask, x.GetProperty("participant").GetString()));
            Assert.NotEqual(0, entries.GetArrayLength());
        }
        using var lille = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lille"));
        foreach (var mask in await people.Masks())
            (await lille.Open($"/boards/{campaign}/why/{mask}")).Is(404);
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        foreach (var mask in await people.Masks())
            Assert.Matches("Zebulon|Quentin", (await admin.Open($"/boards/{campaign}/why/{mask}")).Is(200).Html);
    }

    [Fact]
    public async Task A_director_who_vouches_for_a_lead_is_not_told_the_codes_of_who_earns_by_it()
    {
        using var director = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        var answer = (
            await director.Api.Post(
                "events",
                $$"""
                { "source": "director", "id": "v1", "campaign": "{{campaign}}", "type": "lead.validated",
                  "lead": "C", "at": "2026-03-02T11:59:30+01:00" }
                """
            )
        ).Is(200);
        Assert.Equal("scored", answer.Json.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.All(
            answer.Json.GetProperty("results")[0].GetProperty("entries").EnumerateArray(),
            x => Assert.StartsWith("~", x.GetProperty("participant").GetString())
        );
        Assert.Empty(Leaks(new Dictionary<string, string> { ["answer"] = answer.Text }, HiddenPeople.Secrets));
    }

    [Fact]
    public async Task The_number_behind_the_tilde_tells_no_place_in_any_list()
    {
        var masks = (await people.Masks()).Order().ToList();
        Assert.Equal(masks, (await people.Masks()).Order());
        Assert.Equal(2, masks.Count);
        var snapshot = await hub.Engine.Reads.Snapshot(campaign);
        Assert.All(masks, mask => Assert.InRange(ulong.Parse(mask[1..]), 100_000UL, 1UL << 48));
        Assert.DoesNotContain(masks, mask => snapshot.Participants.Any(x => mask == $"~{x.Number}"));
        var others = (await hub.Engine.Reads.Snapshot(people.Other)).Participants.Select(ChallengeHub.Masks.Of);
        Assert.Empty(masks.Intersect(others)); // the same people elsewhere have others
    }
}
