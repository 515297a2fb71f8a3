using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A button is pressed twice, or an answer is loaded again.</summary>
public sealed class OncePostsTests(HubFixture fixture)
{
    [Fact]
    public async Task A_key_is_made_once_and_both_answers_show_its_secret()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var name = $"Twice {admin.Id}";
        var mark = (await admin.Open("/keys")).Is(200).Hidden("__Form");

        (string, string)[] fields = [("__Form", mark), ("Name", name), ("Scopes", "events")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => admin.Post("/keys", fields)));

        Assert.Single(answers.Select(x => x.Is(200).Text("secret")).Distinct());
        Assert.Equal([name], await Keys(name));
        (await admin.Post("/keys", ("__Form", mark), ("Name", $"{name} more"), ("Scopes", "events"))).Is(200);
        Assert.Equal(2, (await Keys(name)).Count);
    }

    [Fact]
    public async Task An_invitation_goes_out_once_with_one_link()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var mark = (await admin.Open("/people")).Is(200).Hidden("__Form");
        (string, string)[] fields =
        [
            ("__Form", mark),
            ("email", $"twice{admin.Id}@example.org"),
            ("name", "Twice"),
            ("grants[0].Role", "Spectator"),
        ];

        var answers = await Task.WhenAll(admin.Post("/people", fields), admin.Post("/people", fields));

        Assert.Equal(answers[0].Is(200).Text("link"), answers[1].Is(200).Text("link"));
        Assert.StartsWith("http", answers[0].Text("link"));
    }

    [Fact]
    public async Task A_challenge_is_copied_once()
    {
        var campaign = await fixture.Api.Launched();
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        var mark = (await marketing.Open("/studio")).Is(200).Hidden("__Form");

        const string copy = "/studio?handler=Clone";
        (string, string)[] fields = [("__Form", mark), ("campaign", campaign)];
        var copies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => marketing.Post(copy, fields)));

        Assert.Single(copies.Select(x => x.Is(302).Location).Distinct());
        await marketing.Open("/studio");
        var another = await marketing.Post(copy, ("campaign", campaign));
        Assert.NotEqual(copies[0].Location, another.Is(302).Location);
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_as_it_is()
    {
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        using var first = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var mark = (await admin.Open($"/people/{first.Id}")).Is(200).Hidden("__Form");
        var erase = $"/people/{first.Id}?handler=Erase";
        foreach (var _ in new[] { 1, 2 })
            (await admin.Post(erase, ("__Form", mark), ("confirm", "another@example.org"))).Is(400);
        (await admin.Post(erase, ("__Form", mark), ("confirm", first.Email))).Is(200);
    }

    [Fact]
    public async Task A_form_with_the_mark_of_somebody_else_is_worked_as_one_without()
    {
        using var one = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        using var other = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        var mark = (await one.Open("/keys")).Is(200).Hidden("__Form");
        (string, string)[] fields = [("__Form", mark), ("Name", $"Marked {one.Id}"), ("Scopes", "events")];
        var secret = (await one.Post("/keys", fields)).Is(200).Text("secret");
        await other.Open("/keys");
        Assert.NotEqual(secret, (await other.Post("/keys", fields)).Is(200).Text("secret"));
    }

    private async Task<IReadOnlyList<string>> Keys(string name)
    {
        var all = (await fixture.Api.Get("keys")).Json.EnumerateArray().Select(x => x.GetProperty("name").GetString()!);
        return [.. all.Where(x => x.StartsWith(name, StringComparison.Ordinal))];
    }
}
