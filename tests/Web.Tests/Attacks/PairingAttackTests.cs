using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Somebody wants a screen of his own: by forging, replaying or guessing codes.</summary>
public sealed class PairingAttackTests
{
    [Fact]
    public async Task A_code_is_eight_letters_without_vowels_and_no_two_are_equal()
    {
        await using var hub = await RunningHub.Start();
        var codes = new List<string>();
        for (var i = 0; i < 20; i++)
            codes.Add((await PairedScreen.Begin(hub)).GetProperty("userCode").GetString()!);
        Assert.All(codes, code => Assert.Matches("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public async Task A_replayed_pairing_gives_no_second_token()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var begun = await PairedScreen.Begin(hub);
        Assert.Equal("authorization_pending", Error(await PairedScreen.Poll(hub, begun)));
        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(204);
        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(404); // a code is confirmed once

        (await PairedScreen.Poll(hub, begun)).Is(200);

        Assert.Equal("expired_token", Error(await PairedScreen.Poll(hub, begun)));
        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(404);
        Assert.Equal(1, (await hub.Api.Get("screens")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Of_two_who_ask_with_the_same_code_at_once_one_gets_the_token()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var begun = await PairedScreen.Begin(hub);
        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(204);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PairedScreen.Poll(hub, begun)));

        Assert.Single(answers, answer => answer.Status == 200);
    }

    [Fact]
    public async Task A_forged_code_opens_nothing()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var begun = await PairedScreen.Begin(hub);
        var shown = begun.GetProperty("userCode").GetString()!;
        foreach (
            var forged in new[]
            {
                "BCDF-GHJK",
                "",
                shown[..^1],
                shown + "B",
                "'; drop table Pairings; --",
                begun.GetProperty("deviceCode").GetString()!,
            }
        )
        {
            if (forged != begun.GetProperty("deviceCode").GetString())
                Assert.Equal("expired_token", Error(await PairedScreen.Poll(hub, forged)));
            if (forged.Length > 0)
                (
                    await hub.Api.Post(
                        $"pairings/{Uri.EscapeDataString(forged)}",
                        $$"""{ "name": "Thief", "showing": { "campaign": "{{campaign}}" } }"""
                    )
                ).Is(404);
        }
        // what is shown is no device's secret
        Assert.Equal("expired_token", Error(await PairedScreen.Poll(hub, shown)));
        foreach (var token in new[] { "scr_", "scr_guess", shown })
        {
            using var thief = new ApiClient(hub.Url, token);
            (await thief.Get($"campaigns/{campaign}/standings")).Is(401);
        }
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var begun = await PairedScreen.Begin(hub);
        Assert.Equal(600, begun.GetProperty("expiresIn").GetInt32());
        hub.Clock.Advance(TimeSpan.FromMinutes(10));

        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(404);
        Assert.Equal("expired_token", Error(await PairedScreen.Poll(hub, begun)));
    }

    [Fact]
    public async Task Codes_cannot_be_tried_for_long()
    {
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        using var person = await Person.Joined(hub, new Grant(AccountRole.Director, campaign, "lyon"));
        var answers = new List<int>();
        for (var i = 0; i < 110; i++)
            answers.Add(
                (
                    await person.Api.Post(
                        $"pairings/{new string([.. $"{i:000}".Select(x => Pairings.Alphabet[x - '0'])])}BBBBB",
                        $$"""{ "name": "Mine", "showing": { "campaign": "{{campaign}}" } }"""
                    )
                ).Status
            );
        Assert.All(answers, status => Assert.True(status is 404 or 429));
        Assert.InRange(answers.Count(x => x == 404), 1, 100);
        Assert.Equal(429, answers[^1]);
    }

    [Fact]
    public async Task Who_asks_too_often_is_slowed_down_and_who_begins_too_often_is_refused()
    {
        await using var hub = await RunningHub.Start();
        var begun = await PairedScreen.Begin(hub);
        Assert.Equal("authorization_pending", Error(await PairedScreen.Poll(hub, begun)));
        Assert.Equal("slow_down", Error(await PairedScreen.Poll(hub, begun)));
        hub.Clock.Advance(TimeSpan.FromSeconds(6)); // the pause is ten seconds now
        Assert.Equal("slow_down", Error(await PairedScreen.Poll(hub, begun)));
        hub.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("authorization_pending", Error(await PairedScreen.Poll(hub, begun)));

        for (var i = 1; i < 20; i++)
            await PairedScreen.Begin(hub);
        using var display = new ApiClient(hub.Url, (string?)null);
        (await display.Post("pairings")).Is(409);
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        (await display.Post("pairings")).Is(201);
    }

    [Fact]
    public async Task A_refused_display_is_told_so()
    {
        await using var hub = await RunningHub.Start();
        var begun = await PairedScreen.Begin(hub);
        (await hub.Api.Send(HttpMethod.Delete, $"pairings/{begun.GetProperty("userCode").GetString()}")).Is(204);
        Assert.Equal("access_denied", Error(await PairedScreen.Poll(hub, begun)));
        Assert.Equal("expired_token", Error(await PairedScreen.Poll(hub, begun)));
    }

    [Fact]
    public async Task Neither_codes_nor_tokens_can_be_read_in_the_database()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        await using var hub = await RunningHub.Start();
        var campaign = await hub.Api.Launched();
        var begun = await PairedScreen.Begin(hub);
        (await PairedScreen.Confirm(hub.Api, begun, campaign)).Is(204);
        var paired = await PairedScreen.Of(hub, campaign);

        var bytes = string.Concat(
            Directory
                .GetFiles(hub.Directory, "challengehub.db*")
                .Select(file =>
                {
                    using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
                    return reader.ReadToEnd();
                })
        );

        Assert.Contains(Secrets.Hash(paired.Token), bytes); // it is the right file
        foreach (
            var secret in new[]
            {
                paired.Token,
                begun.GetProperty("deviceCode").GetString()!,
                begun.GetProperty("userCode").GetString()!,
                begun.GetProperty("userCode").GetString()!.Replace("-", ""),
            }
        )
            Assert.DoesNotContain(secret, bytes);
    }

    private static string? Error(ApiAnswer answer) =>
        answer.Is(400).Json.TryGetProperty("error", out var error) ? error.GetString() : null;
}
