using System.Text.Json.Nodes;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class PackZipTests(HubFixture fixture)
{
    private readonly PackCalls packs = new(fixture.Api);

    [Fact]
    public async Task A_pack_goes_out_as_a_zip_and_comes_in_again_as_it_was()
    {
        var code = await packs.Copied("hollywood");
        var zip = await packs.Export(code);
        Assert.Equal(zip, await packs.Export(code));
        var document = (await fixture.Api.Get($"themes/{code}")).Text;
        (await fixture.Api.Send(HttpMethod.Delete, $"themes/{code}")).Is(204);

        (await packs.Import(zip)).Is(201);

        Assert.Equal(document, (await fixture.Api.Get($"themes/{code}")).Text);
        Assert.Equal(zip, await packs.Export(code));
        Assert.Contains(
            PackCalls.Entries(zip),
            entry =>
                entry.Name == $"{code}/art/emblem.svg"
                && entry
                    .Content.AsSpan()
                    .SequenceEqual(
                        File.ReadAllBytes(Path.Combine(ShippedThemesTests.Shipped, "hollywood", "art", "emblem.svg"))
                    )
        );
    }

    [Fact]
    public async Task A_shipped_pack_comes_in_under_another_code_and_one_of_the_studio_is_replaced_when_asked()
    {
        var zip = await packs.Export("classic");
        (await packs.Import(zip)).Is(409);
        var code = await packs.Copied();
        (await packs.Import(zip, $"themes?code={code}")).Is(409);
        (await packs.Import(zip, $"themes?code={code}&replace=true")).Is(200);
        (await packs.Import(zip, "themes?code=classic&replace=true")).Is(409);
        Assert.Equal(["replace"], (await packs.Import(zip, $"themes?code={code}&replace=perhaps")).Is(400).Fields);
    }

    [Fact]
    public async Task A_folder_that_a_Mac_has_packed_comes_in()
    {
        var code = $"{await packs.Copied()}-mac";
        var entries = Classic();
        (
            await packs.Import(
                PackCalls.Zip([("__MACOSX/classic/._theme.json", [0]), ("classic/.DS_Store", [0]), .. entries]),
                $"themes?code={code}"
            )
        ).Is(201);
    }

    [Theory]
    [InlineData("../evil.svg", "../evil.svg", "lies outside the pack")]
    [InlineData("classic/../../evil.svg", "classic/../../evil.svg", "lies outside the pack")]
    [InlineData("/etc/passwd", "/etc/passwd", "lies outside the pack")]
    [InlineData("classic\\..\\evil.svg", "classic\\..\\evil.svg", "lies outside the pack")]
    [InlineData("c:/evil.svg", "c:/evil.svg", "lies outside the pack")]
    [InlineData("other/evil.svg", "other/evil.svg", "does not lie beside theme.json")]
    [InlineData("classic/art/laurel.svg\0.exe", "classic/art/laurel.svg.exe", "cannot be seen or typed")]
    [InlineData("classic/art/\u202Egvs.exe", "classic/art/\u202Egvs.exe", "cannot be seen or typed")]
    [InlineData("classic/art/zero\u200Bwidth.svg", "classic/art/zero\u200Bwidth.svg", "cannot be seen or typed")]
    [InlineData("classic/art /laurel.svg", "classic/art /laurel.svg", "cannot be seen or typed")]
    [InlineData("classic/laurel.svg.", "classic/laurel.svg.", "cannot be seen or typed")]
    [InlineData("classic/theme.json", "theme.json", "is in the zip twice")]
    [InlineData("classic/evil.exe", "evil.exe", "is not named by theme.json")]
    public async Task A_name_that_leads_elsewhere_is_refused_by_name(string name, string field, string reason)
    {
        var answer = (
            await packs.Import(PackCalls.Zip([.. Classic(), (name, PackCalls.Bytes("x"))]), "themes?code=slipped")
        ).Is(400);
        Assert.Equal([field], answer.Fields);
        Assert.Contains(reason, answer.Text);
        (await fixture.Api.Get("themes/slipped")).Is(404);
    }

    [Fact]
    public async Task A_bomb_is_put_out_before_it_is_unpacked()
    {
        var bomb = PackCalls.Zip([.. Classic(), ("classic/art/zero.png", new byte[64 << 20])]);
        Assert.True(bomb.Length < 400_000);
        Assert.Equal(["art/zero.png"], (await packs.Import(bomb, "themes?code=bomb")).Is(400).Fields);

        var many = PackCalls.Zip([
            .. Classic(),
            .. Enumerable.Range(0, 12).Select(i => ($"classic/art/z{i}.png", new byte[PackFile.Largest])),
        ]);
        Assert.Contains("more than 8 MiB", (await packs.Import(many, "themes?code=bomb")).Is(400).Text);
        Assert.Contains(
            "at most 40",
            (
                await packs.Import(
                    PackCalls.Zip([
                        .. Classic(),
                        .. Enumerable.Range(0, 60).Select(i => ($"classic/{i}.svg", new byte[1])),
                    ]),
                    "themes?code=bomb"
                )
            )
                .Is(400)
                .Text
        );
        (await packs.Import(new byte[PackZip.MostBytes + 1], "themes?code=bomb")).Is(413);
    }

    [Fact]
    public async Task What_is_no_pack_is_refused_with_what_it_lacks()
    {
        Assert.Equal(["zip"], (await packs.Import(PackCalls.Bytes("hello"))).Is(400).Fields);
        Assert.Equal(["theme.json"], (await packs.Import(PackCalls.Zip(("a/readme.txt", [1])))).Is(400).Fields);
        Assert.Equal(
            ["theme.json"],
            (await packs.Import(PackCalls.Zip(("theme.json", PackCalls.Bytes("{ \"code\": "))))).Is(400).Fields
        );
        Assert.Contains(
            "words",
            (await packs.Import(PackCalls.Zip(("theme.json", PackCalls.Bytes("{ \"code\": \"empty\" }")))))
                .Is(400)
                .Fields
        );
        Assert.Contains(
            "art.emblem",
            (
                await packs.Import(
                    PackCalls.Zip([.. Classic().Where(x => !x.Name.EndsWith("laurel.svg", StringComparison.Ordinal))]),
                    "themes?code=lacking"
                )
            )
                .Is(400)
                .Fields
        );
        (await fixture.Api.Post("themes", "{}")).Is(415);
    }

    [Fact]
    public async Task An_unreadable_colour_in_a_zip_is_told_by_its_field()
    {
        var entries = Classic()
            .Select(x => x.Name.EndsWith("theme.json", StringComparison.Ordinal) ? (x.Name, Edited(x.Content)) : x);
        Assert.Equal(
            ["palette.muted"],
            (await packs.Import(PackCalls.Zip([.. entries]), "themes?code=pale")).Is(400).Fields
        );
        (await fixture.Api.Get("themes/pale")).Is(404);
    }

    private static byte[] Edited(byte[] json)
    {
        var document = JsonNode.Parse(json)!;
        document["palette"]!["muted"] = "#EEEEEE";
        return PackCalls.Bytes(document.ToJsonString());
    }

    private static (string Name, byte[] Content)[] Classic() =>
        [
            .. Directory
                .GetFiles(Path.Combine(ShippedThemesTests.Shipped, "classic"), "*", SearchOption.AllDirectories)
                .Select(file =>
                    (Path.GetRelativePath(ShippedThemesTests.Shipped, file).Replace('\\', '/'), File.ReadAllBytes(file))
                ),
        ];
}
