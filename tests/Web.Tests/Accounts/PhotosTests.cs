using System.Net;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>A photo is shown to those who see the board, for as long as its person wishes.</summary>
public sealed class PhotosTests(HubFixture fixture)
{
    private readonly ApiClient api = fixture.Api;

    [Fact]
    public async Task A_photo_with_consent_is_seen_on_the_board_and_on_its_screens_and_by_no_stranger()
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        (await Send(anna, campaign, Photograph.Telling)).Is(200);
        var mark = await Mark(campaign);
        var address = $"/api/v1/campaigns/{campaign}/photos/{mark}";

        using var bob = await Joined(campaign, "bob");
        using var answer = await bob.Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.Private);
        var kept = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(new PictureSize(256, 256), JpegPicture.Size(kept));
        var text = Encoding.Latin1.GetString(kept);
        foreach (var told in new[] { "48.8584", "telephone", "home", "<script>", "JFIF" })
            Assert.DoesNotContain(told, text);

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await bob.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        Assert.Equal(200, await AsScreen(campaign, address));
        Assert.Equal(403, await AsScreen(await api.Launched(), address));
        using var nobody = new ApiClient(fixture.Hub.Url, (string?)null);
        Assert.Equal(401, (await nobody.Get($"campaigns/{campaign}/photos/{mark}")).Status);
        (await bob.Api.Get($"campaigns/{campaign}/photos/guessed")).Is(404);
        (await bob.Api.Get($"campaigns/{await api.Launched()}/photos/{mark}")).Is(404);
    }

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "nothing", "is missing" },
            { "text", "is not a JPEG picture" },
            { "png", "is not a JPEG picture" },
            { "cut off", "is not a JPEG picture" },
            { "wide", "256 × 256" },
            { "large", "is larger than 2 MiB" },
            { "padded", "is larger than 128 KiB" },
            { "without consent", "needs your consent" },
        };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_no_small_photo_is_refused_in_words_and_nothing_is_kept(string what, string sentence)
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        var consent = what == "without consent" ? "" : "true";
        var answer = await Send(anna, campaign, Bytes(what), consent: consent);
        Assert.Contains(sentence, WebUtility.HtmlDecode(answer.Is(400).Html), StringComparison.Ordinal);
        Assert.Null(await Mark(campaign));
    }

    [Fact]
    public async Task Nobody_sends_one_for_somebody_else_nor_takes_one_away_nor_from_another_site()
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        using var bob = await Joined(campaign, "bob");
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));
        (await Send(anna, campaign, Photograph.Square)).Is(200);
        var mark = await Mark(campaign);

        foreach (var other in new[] { bob, admin })
        {
            await other.Open("/account");
            (await Send(other, campaign, Photograph.Square, code: "anna")).Is(403);
            (await other.Post("/account?handler=NoPhoto", ("campaign", campaign), ("code", "anna"))).Is(403);
            (await other.Post("/account?handler=Tune", ("campaign", campaign), ("code", "anna"), ("tune", "taken"))).Is(
                403
            );
        }
        anna.Forget();
        (await anna.Post("/account?handler=NoPhoto", ("campaign", campaign), ("code", "anna"))).Is(400);
        Assert.Equal(mark, await Mark(campaign));
    }

    [Fact]
    public async Task It_is_gone_when_its_person_takes_it_back_is_erased_or_the_office_removes_it()
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        (await Send(anna, campaign, Photograph.Square)).Is(200);
        (await anna.Post("/account?handler=NoPhoto", ("campaign", campaign), ("code", "anna"))).Is(200);
        Assert.Null(await Mark(campaign));

        (await Send(anna, campaign, Photograph.Square)).Is(200);
        using var marketing = await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing));
        await marketing.Open($"/studio/{campaign}/manage/players/anna");
        (await marketing.Post($"/studio/{campaign}/manage/players/anna?handler=Photo")).Is(302);
        Assert.Null(await Mark(campaign));

        (await Send(anna, campaign, Photograph.Square)).Is(200);
        var mark = await Mark(campaign);
        (await api.Post($"campaigns/{campaign}/participants/anna/erasure")).Is(200);
        Assert.Null(await Mark(campaign));
        (await api.Get($"campaigns/{campaign}/photos/{mark}")).Is(404);
    }

    [Fact]
    public async Task A_tune_is_chosen_out_of_the_theme_and_told_with_the_closing()
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        Assert.Contains("name=\"tune\" value=\"period\"", (await anna.Open("/account")).Html);
        (await anna.Post("/account?handler=Tune", ("campaign", campaign), ("code", "anna"), ("tune", "../x"))).Is(400);
        (await anna.Post("/account?handler=Tune", ("campaign", campaign), ("code", "anna"), ("tune", "period"))).Is(
            200
        );
        await using var screen = await Screen.Connect(fixture.Hub.Url, packed: false);
        await screen.Watch(campaign);

        (await api.Post("events", ApiClient.Event(campaign, "2", "closed", "L2"))).Is(200);

        Assert.All(await screen.Scored.Next(_ => true), x => Assert.Equal("period", x.Tune));
    }

    [Fact]
    public async Task Photos_are_sent_one_after_the_other_not_by_the_hundred()
    {
        var campaign = await Scored();
        using var anna = await Joined(campaign, "anna");
        var answers = new List<int>();
        for (var i = 0; i < 25; i++)
            answers.Add((await Send(anna, campaign, Photograph.Square)).Status);
        Assert.Contains(429, answers);
        Assert.Equal(200, answers[0]);
    }

    private static byte[] Bytes(string what) =>
        what switch
        {
            "nothing" => [],
            "text" => [.. "<svg onload='alert(1)'>"u8],
            "png" => [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[64]],
            "cut off" => Photograph.Square[..^30],
            "wide" => Photograph.Sized(512, 256),
            "padded" => Padded(),
            "without consent" => Photograph.Square,
            _ => [.. Photograph.Square, .. new byte[PhotoFile.Largest]],
        };

    /// <summary>With tables that no picture needs, again and again.</summary>
    private static byte[] Padded()
    {
        byte[] table = [0xFF, 0xDB, 0xFF, 0xFF, .. new byte[0xFFFD]];
        return [.. Photograph.Square[..2], .. table, .. table, .. table, .. Photograph.Square[2..]];
    }

    private async Task<string> Scored()
    {
        var campaign = await api.Launched();
        (await api.Post("events", ApiClient.Event(campaign, "1"))).Is(200);
        return campaign;
    }

    private async Task<Person> Joined(string campaign, string code)
    {
        var person = await Person.Joined(fixture.Hub, new Grant(AccountRole.Rep, campaign, code));
        await person.Open("/account");
        return person;
    }

    private static Task<PageAnswer> Send(
        Person person,
        string campaign,
        byte[] photo,
        string code = "anna",
        string consent = "true"
    ) =>
        person.Upload(
            "/account?handler=Photo",
            new Upload("photo", "photo.jpg", photo),
            ("campaign", campaign),
            ("code", code),
            ("consent", consent)
        );

    private async Task<int> AsScreen(string campaign, string address)
    {
        var paired = await PairedScreen.Of(fixture.Hub, campaign);
        var cookies = new CookieContainer();
        cookies.Add(fixture.Hub.Url, new Cookie(ScreenToken.Cookie, paired.Token));
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies })
        {
            BaseAddress = fixture.Hub.Url,
        };
        using var answer = await http.GetAsync(address);
        return (int)answer.StatusCode;
    }

    /// <summary>As a board has it; null: it has none.</summary>
    private async Task<string?> Mark(string campaign) =>
        (await api.Get($"campaigns/{campaign}/standings"))
            .Is(200)
            .Json.GetProperty("standings")[0]
            .TryGetProperty("photo", out var mark)
            ? mark.GetString()
            : null;
}
