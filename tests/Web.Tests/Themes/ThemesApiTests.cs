using System.Net;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class ThemesApiTests(HubFixture fixture) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = fixture.Hub.Url };

    [Fact]
    public async Task A_drawing_is_served_where_it_can_run_nothing()
    {
        var answer = await Get("/themes/hollywood/art/emblem.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            answer.Headers.GetValues("Content-Security-Policy").Single()
        );
    }

    [Fact]
    public async Task A_sound_has_its_type() =>
        Assert.Equal(
            "audio/mpeg",
            (await Get("/themes/hollywood/sounds/fanfare.mp3")).Content.Headers.ContentType!.MediaType
        );

    [Theory]
    [InlineData("/themes/hollywood/theme.json")]
    [InlineData("/themes/hollywood/art/../theme.json")]
    [InlineData("/themes/hollywood/..%2fclassic%2fart%2flaurel.svg")]
    [InlineData("/themes/hollywood/%2e%2e/theme.schema.json")]
    [InlineData("/themes/hollywood/..%5ctheme.schema.json")]
    [InlineData("/themes/..%2f..%2fWeb/Program.cs")]
    [InlineData("/themes/hollywood//etc/passwd")]
    [InlineData("/themes/hollywood/fonts/none.woff2")]
    [InlineData("/themes/hollywood/fonts/..%2ftheme.json")]
    [InlineData("/themes/none/palette.css")]
    public async Task What_the_theme_does_not_name_is_not_there(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await Get(address)).StatusCode);

    [Fact]
    public async Task The_palette_is_a_style_sheet()
    {
        var answer = await Get("/themes/hollywood/palette.css");
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        var css = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("--accent-ink: #2A0A12;", css);
        Assert.Contains("--backdrop: url(\"/themes/hollywood/art/backdrop.svg\");", css);
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> Get(string address) =>
        client.GetAsync(address, TestContext.Current.CancellationToken);
}
