using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class HandOverTests(ClosingHub closing) : IAsyncLifetime
{
    private readonly RunningHub hub = closing.Hub;
    private string campaign = "";
    private string page = "";
    private Person marketing = null!;
    private long anna;
    private long bob;

    public async ValueTask InitializeAsync()
    {
        campaign = await hub.Api.Launched();
        page = $"/studio/{campaign}/prizes";
        (
            await hub.Api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1")},"
                    + $"{ApiClient.Event(campaign, "2", "closed")},"
                    + $"{ApiClient.Event(campaign, "3", lead: "L2", rep: "bob")}]"
            )
        ).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
        var winners = (await hub.Api.Get($"campaigns/{campaign}/winners")).Json;
        anna = winners[0].GetProperty("id").GetInt64();
        bob = winners[1].GetProperty("id").GetInt64();
        marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing));
        (await marketing.Open(page)).Is(200);
    }

    public ValueTask DisposeAsync()
    {
        marketing.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_hand_over_that_was_a_mistake_is_taken_back_with_its_reason_to_what_it_was_before()
    {
        await Step(anna, "notified");
        await Step(anna, "delivered");

        (await Back(anna, """{ "reason": "wrong Anna" }""")).Is(200);
        Assert.Equal("notified", await Status(anna));
        (await Back(anna, """{ "reason": "and not told" }""")).Is(200);
        Assert.Equal("awarded", await Status(anna));
        (await Back(anna, """{ "reason": "once more" }""")).Is(409);
        await Step(anna, "claimed");

        var noted = (await hub.Api.Get($"audit?action=award.taken-back&campaign={campaign}")).Json;
        Assert.Equal(2, noted.GetArrayLength());
        Assert.Equal(
            ("delivered", "notified", "wrong Anna"),
            (
                noted[0].GetProperty("before").GetProperty("status").GetString(),
                noted[0].GetProperty("after").GetProperty("status").GetString(),
                noted[0].GetProperty("after").GetProperty("reason").GetString()
            )
        );
    }

    [Fact]
    public async Task What_was_declined_can_be_taken_back_and_costs_again()
    {
        await Step(bob, "declined");
        Assert.Equal(49.9m, await Committed());
        (await Back(bob, """{ "reason": "changed his mind" }""")).Is(200);
        Assert.Equal(("awarded", 99.8m), (await Status(bob), await Committed()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "reason": " " }""")]
    [InlineData("""{ "reason": "a\u0007b" }""")]
    public async Task A_step_back_needs_a_reason(string body)
    {
        await Step(anna, "delivered");
        Assert.Equal(["reason"], (await Back(anna, body)).Is(400).Fields);
        Assert.Equal("delivered", await Status(anna));
    }

    [Fact]
    public async Task A_step_back_of_nothing_that_is_there_is_a_404() =>
        (await Back(999, """{ "reason": "x" }""")).Is(404);

    [Fact]
    public async Task The_page_takes_back_with_a_reason_and_says_what_is_missing()
    {
        await Step(anna, "delivered");
        var all = $"{page}?State=all";
        var missing = (await marketing.Post(all, ("Ids", $"{anna}"), ("IsBack", "true"))).Is(400);
        Assert.Contains("Enter the reason.", missing.Html);
        Assert.Matches($"value=\"{anna}\" checked", missing.Html);
        Assert.Equal(
            "Undone: 1.",
            (await marketing.Post(all, ("Ids", $"{anna}"), ("IsBack", "true"), ("Reason", "wrong shelf")))
                .Is(200)
                .Text("done")
        );
        Assert.Equal("awarded", await Status(anna));
        Assert.Contains(
            "Nothing to undo",
            (await marketing.Post(all, ("Ids", $"{anna}"), ("IsBack", "true"), ("Reason", "again"))).Html
        );
    }

    [Fact]
    public async Task Notes_and_the_history_of_a_hand_over_are_shown_with_who_noted_them()
    {
        (await marketing.Post(page, ("Ids", $"{anna}"), ("Status", "Delivered"), ("Note", "given at the desk"))).Is(
            200
        );
        var html = (await marketing.Open($"{page}?State=Delivered")).Is(200);
        Assert.Equal("given at the desk", html.Text("note"));
        Assert.Contains($"handed over, {marketing.Email.Split('@')[0]}", html.Html);
    }

    [Fact]
    public async Task All_that_the_filter_shows_are_marked_at_once_and_no_other()
    {
        Assert.Equal(
            "Marked: 1.",
            (await marketing.Post($"{page}?Text=ann", ("Every", "true"), ("Status", "Notified"))).Is(200).Text("done")
        );
        Assert.Equal(("notified", "awarded"), (await Status(anna), await Status(bob)));
        Assert.Equal(
            "Marked: 2.",
            (await marketing.Post(page, ("Every", "true"), ("Status", "Claimed"))).Is(200).Text("done")
        );
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?State=awarded", 2)]
    [InlineData("?State=delivered", 0)]
    [InlineData("?all=true", 2)]
    [InlineData("?Prize=month&Period=3&Team=Lyon", 2)]
    [InlineData("?Prize=none", 0)]
    [InlineData("?Period=0", 0)]
    [InlineData("?Team=Lille", 0)]
    [InlineData("?Text=ANNA", 1)]
    public async Task Awards_are_found_by_state_prize_period_team_and_text(string query, int lines) =>
        Assert.Equal(
            lines,
            System.Text.RegularExpressions.Regex.Count((await marketing.Open(page + query)).Is(200).Html, "data-award=")
        );

    private async Task Step(long id, string status) =>
        (await hub.Api.Post($"campaigns/{campaign}/awards/{id}", $$"""{ "status": "{{status}}" }""")).Is(200);

    private Task<ApiAnswer> Back(long id, string body) =>
        hub.Api.Post($"campaigns/{campaign}/awards/{id}/take-back", body);

    private async Task<string?> Status(long id) =>
        (await hub.Api.Get($"campaigns/{campaign}/winners"))
            .Json.EnumerateArray()
            .Single(x => x.GetProperty("id").GetInt64() == id)
            .GetProperty("status")
            .GetString();

    private async Task<decimal> Committed() =>
        (await hub.Api.Get($"campaigns/{campaign}/prizes")).Json.GetProperty("committed").GetDecimal();
}
