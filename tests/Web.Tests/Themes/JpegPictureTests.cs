using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Photographs in packs: known by their bytes, bounded, and silent about where they were taken.</summary>
public sealed class JpegPictureTests(HubFixture fixture)
{
    private readonly PackCalls packs = new(fixture.Api);

    private static byte[] Baseline =>
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L"
                + "2u71////m8H////6/+b9//j/wAALCAAIAAwBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAQT/xAAXEAEAAwAAAAAAAAAAAAAA"
                + "AAAAAQMz/9oACAEBAAA/AC3OUz//2Q=="
        );

    private static byte[] Progressive =>
        Convert.FromBase64String(
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L"
                + "2u71////m8H////6/+b9//j/wgALCAAIAAwBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAQP/2gAIAQEAAAABJ//EABYQAAMA"
                + "AAAAAAAAAAAAAAAAAAABMf/aAAgBAQABBQJw/8QAFBABAAAAAAAAAAAAAAAAAAAAEP/aAAgBAQAGPwI//8QAFBABAAAAAAAA"
                + "AAAAAAAAAAAAEP/aAAgBAQABPyEP/9oACAEBAAAAEL//xAAVEAEBAAAAAAAAAAAAAAAAAAAQMf/aAAgBAQABPxCx/9k="
        );

    [Fact]
    public void Baseline_and_progressive_pictures_are_known_by_their_bytes()
    {
        Assert.Equal(new PictureSize(12, 8), JpegPicture.Size(Baseline));
        Assert.Equal(new PictureSize(12, 8), JpegPicture.Size(Progressive));
        Assert.Equal(Baseline, JpegPicture.Bare(Baseline));
        Assert.Equal(Progressive, JpegPicture.Bare(Progressive));
    }

    [Fact]
    public void What_is_cut_off_damaged_or_never_ends_is_no_picture()
    {
        for (var length = 0; length < Baseline.Length; length++)
            Assert.Null(JpegPicture.Size(Baseline.AsSpan(0, length)));
        Assert.Null(JpegPicture.Size("GIF89a"u8));
        Assert.Null(JpegPicture.Size([0xFF, 0xD8, .. new byte[PackFile.Largest - 2]]));
        Assert.Null(JpegPicture.Size([0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, PackFile.Largest - 2)]));
    }

    [Fact]
    public void A_picture_of_a_thousand_passes_is_refused()
    {
        var scan = Baseline.AsSpan(Baseline.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]))[..^2].ToArray();
        byte[] many = [.. Baseline[..^2], .. Enumerable.Repeat(scan, 1000).SelectMany(x => x), 0xFF, 0xD9];
        Assert.Null(JpegPicture.Size(many));
        Assert.Equal(new FieldError("", "not-a-picture", "JPEG"), PackFile.FirstError("art/x.jpg", many));
    }

    [Theory]
    [InlineData("art/floor.jpg")]
    [InlineData("art/floor.jpeg")]
    public async Task A_photograph_is_kept_without_what_it_tells_of_place_and_time(string path)
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["art"]!["backdrop"] = path;

        (await packs.Put(code, document, (path, WithMetadata()))).Is(200);

        using var http = new HttpClient { BaseAddress = fixture.Hub.Url };
        using var answer = await http.GetAsync($"/themes/{code}/{path}");
        var kept = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(new PictureSize(12, 8), JpegPicture.Size(kept));
        var text = Encoding.Latin1.GetString(kept);
        Assert.DoesNotContain("48.8584", text);
        Assert.DoesNotContain("<script>", text);
        // which way up it is to be shown stays
        Assert.Contains("Exif\0\0MM\0*\0\0\0\b\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", text);
        Assert.Contains(
            PackCalls.Entries(await packs.Export(code)),
            entry => entry.Name.EndsWith(path, StringComparison.Ordinal) && entry.Content.AsSpan().SequenceEqual(kept)
        );
    }

    [Fact]
    public async Task One_that_is_too_wide_or_none_is_refused_with_the_field_that_names_it()
    {
        var code = await packs.Copied();
        var document = await packs.Document(code);
        document["art"]!["backdrop"] = "art/x.jpg";
        var wide = Baseline;
        var frame = wide.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        wide[frame + 7] = 0x40;

        Assert.Equal("art/x.jpg is 16396 × 8 pixels; at most 4096 × 4096", await Fault(code, document, wide));
        Assert.Equal(
            "art/x.jpg is not a JPEG picture, as its name says",
            await Fault(code, document, PackCalls.Bytes("<html>"))
        );
    }

    private async Task<string?> Fault(string code, JsonObject document, byte[] content) =>
        (await packs.Put(code, document, ("art/x.jpg", content)))
            .Is(400)
            .Json.GetProperty("errors")
            .GetProperty("art.backdrop")[0]
            .GetString();

    /// <summary>With a place, a remark, a quarter turn to the right, and a page behind its end.</summary>
    private static byte[] WithMetadata()
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "GPS 48.8584 2.2945"u8,
        ];
        return
        [
            .. Baseline[..2],
            .. Segment(0xE1, exif),
            .. Segment(0xFE, "taken at 48.8584"u8.ToArray()),
            .. Baseline[2..],
            .. "<script>alert(1)</script>"u8,
        ];
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
