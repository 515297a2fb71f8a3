using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Fonts in packs: known by their bytes, bounded, brought to the browser and out of the house.</summary>
public sealed class PackFontsTests(HubFixture fixture)
{
    private const string File = "fonts/barlow-400-latin.woff2";
    private static readonly FieldError NotAFont = new("", "not-a-font");
    private readonly PackCalls packs = new(fixture.Api);

    private static byte[] Font =>
        System.IO.File.ReadAllBytes(Path.Combine(ShippedThemesTests.Shipped, "regatta", File));

    [Fact]
    public void A_font_is_known_by_its_bytes_and_nothing_hides_beside_it()
    {
        Assert.Null(PackFile.FirstError(File, Font));

        Assert.Equal(NotAFont, PackFile.FirstError(File, PackCalls.Bytes("<script>alert(1)</script>")));
        Assert.Equal(NotAFont, PackFile.FirstError(File, Changed(3, (byte)'F'))); // WOFF 1
        Assert.Equal(NotAFont, PackFile.FirstError(File, Changed(4, (byte)'t'))); // no outlines
        Assert.Equal(NotAFont, PackFile.FirstError(File, Changed(16, 1))); // unfolds to 16 MiB
        Assert.Equal(NotAFont, PackFile.FirstError(File, Changed(47, 1))); // a private block
        Assert.Equal(NotAFont, PackFile.FirstError(File, Font[..^1]));
        Assert.Equal(NotAFont, PackFile.FirstError(File, [.. Font, 0]));
    }

    [Fact]
    public void A_font_of_more_than_sixty_KiB_is_refused() =>
        Assert.Equal(
            new FieldError("", "larger-than-kib", 60),
            PackFile.FirstError(File, new byte[FontFile.Largest + 1])
        );

    [Fact]
    public void A_licence_is_a_plain_text()
    {
        var error = new FieldError("", "not-a-text");
        Assert.Null(PackFile.FirstError("fonts/x.txt", PackCalls.Bytes("Copyright © somebody\r\n\tAll of it\n")));
        Assert.Equal(error, PackFile.FirstError("fonts/x.txt", PackCalls.Bytes("MZ\0\u0003")));
        Assert.Equal(error, PackFile.FirstError("fonts/x.txt", [0xFF, 0xFE]));
        Assert.Equal(
            new FieldError("", "larger-than-kib", 64),
            PackFile.FirstError("fonts/x.txt", new byte[LicenceText.Largest + 1])
        );
    }

    [Fact]
    public void A_pack_brings_two_families_at_most()
    {
        IReadOnlyList<ThemeFace> faces = [Face("One"), Face("Two"), Face("Two")];
        Assert.Empty(new ThemeFonts(["One"], ["Two"], faces, "fonts/x.txt").Faults());
        Assert.Equal(
            [new FieldError("fonts.faces", "too-many-families", 2)],
            new ThemeFonts(["One"], ["Two"], [.. faces, Face("Three")], "fonts/x.txt").Faults()
        );
    }

    [Fact]
    public async Task The_style_sheet_says_where_the_fonts_are_and_which_letters_they_have()
    {
        var code = await packs.Copied("regatta");
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };

        var css = await http.GetStringAsync($"/themes/{code}/palette.css");
        Assert.Contains($"--display: \"{code} Barlow Condensed\", \"Barlow Condensed\",", css);
        Assert.Contains($"font-family: \"{code} Barlow\";\n  font-weight: 400;\n  font-display: swap;", css);
        Assert.Contains($"url(\"/themes/{code}/{File}?v=", css);
        Assert.Contains("unicode-range: U+0100-02BA,", css);

        using var font = await http.GetAsync($"/themes/{code}/{File}");
        Assert.Equal("font/woff2", font.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Font, await font.Content.ReadAsByteArrayAsync());
        using var licence = await http.GetAsync($"/themes/{code}/fonts/licence.txt");
        Assert.Equal("text/plain", licence.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SIL OPEN FONT LICENSE", await licence.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wall_fetches_the_letters_of_its_headings_beside_the_style_sheet()
    {
        var campaign = await fixture.Api.Launched();
        using var admin = await Person.Joined(fixture.Hub, new Grant(AccountRole.Admin));

        var html = (await admin.Open($"/wall/{campaign}")).Is(200).Html;

        Assert.Contains(
            "<link rel=\"preload\" href=\"/themes/hollywood/fonts/sofia-sans-condensed-700-latin.woff2\" as=\"font\" "
                + "type=\"font/woff2\" crossorigin",
            html
        );
    }

    [Fact]
    public async Task A_copy_keeps_the_fonts_and_its_export_has_them_with_their_licence()
    {
        var code = await packs.Copied("regatta");
        var document = await packs.Document(code);
        document["layout"]!["rows"] = 7;
        (await fixture.Api.Put($"themes/{code}", document.ToJsonString())).Is(200);

        var entries = PackCalls.Entries(await packs.Export(code)).ToDictionary(x => x.Name, x => x.Content);

        Assert.Equal(Font, entries[$"{code}/{File}"]);
        Assert.Contains($"{code}/fonts/licence.txt", entries.Keys);
    }

    [Fact]
    public async Task A_font_that_is_none_is_refused_and_a_pack_without_any_has_those_of_the_screen()
    {
        var code = await packs.Copied("regatta");
        var document = await packs.Document(code);
        document["fonts"]!["faces"]![0]!["latin"] = "fonts/x.woff2";

        var answer = (await packs.Put(code, document, ("fonts/x.woff2", PackCalls.Bytes("<html>")))).Is(400);
        Assert.Equal(["fonts.faces[0].latin"], answer.Fields);
        Assert.Contains("is not a WOFF2 font", answer.Text);
        (await packs.Put(code, document, ("fonts/x.woff2", Font))).Is(200);

        document["fonts"]!.AsObject().Remove("faces");
        document["fonts"]!.AsObject().Remove("licence");
        (await packs.Put(code, document)).Is(200);
        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        var css = await http.GetStringAsync($"/themes/{code}/palette.css");
        Assert.DoesNotContain("@font-face", css);
        Assert.Contains("--display: \"Barlow Condensed\", \"Avenir Next Condensed\"", css);
        Assert.Equal(404, (int)(await http.GetAsync($"/themes/{code}/fonts/x.woff2")).StatusCode);
    }

    private static ThemeFace Face(string family) => new(family, "400", "fonts/x.woff2");

    private static byte[] Changed(int at, byte value)
    {
        var font = Font;
        font[at] = value;
        return font;
    }
}
