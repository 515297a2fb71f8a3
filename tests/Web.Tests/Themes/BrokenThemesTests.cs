using System.Text.Json.Nodes;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class BrokenThemesTests : IDisposable
{
    private const string Face = "\"family\": \"Source Sans 3\", \"weight\": \"400\"";
    private const string Latin = "\"latin\": \"fonts/source-sans-3-400-latin.woff2\"";

    private readonly string directory = Directory.CreateTempSubdirectory("themes").FullName;

    public BrokenThemesTests() => Copy("classic", "classic");

    [Theory]
    [InlineData("palette.muted", "\"#F0F0F0\"", "palette.muted", "contrast")]
    [InlineData("palette.text", "\"red\"", "palette.text", "must be a colour such as #1A2B3C")]
    [InlineData("words.stages.closed.did.fr", "\"\"", "words.stages.closed.did.fr", "is empty")]
    [InlineData("name.en", "\"Turned \\u202Etser\"", "name.en", "must not turn the direction of writing")]
    [InlineData(
        "words.stages.closed.did.fr",
        "\"\\u2066x\"",
        "words.stages.closed.did.fr",
        "must not turn the direction of writing"
    )]
    [InlineData("words.boards.reps", "null", "words.boards.reps", "is missing")]
    [InlineData("script", "\"alert(1)\"", "script", "is not a field")]
    [InlineData("code", "\"other\"", "code", "name of the folder")]
    [InlineData("layout.frame", "\"html\"", "layout.frame", "one of plain, marquee")]
    [InlineData("layout.rows", "50", "layout.rows", "between 5 and 12")]
    [InlineData("layout.board", "\"circus\"", "layout.board", "one of walk, chart, table, lanes")]
    [InlineData("art.marker", "\"art/none.svg\"", "art.marker", "does not exist")]
    [InlineData("art.emblem", "\"art/none.svg\"", "art.emblem", "does not exist")]
    [InlineData("art.emblem", "\"../classic/art/laurel.svg\"", "art.emblem", "must be the path of a picture")]
    [InlineData("art.emblem", "\"/etc/passwd\"", "art.emblem", "must be the path of a picture")]
    [InlineData("fonts.body", "[\"x; } body { display: none\"]", "fonts.body[0]", "must be the name of a font")]
    [InlineData("fonts.body", "[\"Arial\\n\"]", "fonts.body[0]", "control character")]
    [InlineData("fonts.faces", "[{ " + Face + " }]", "fonts.faces[0].latin", "is missing")]
    [InlineData("fonts.faces", "[{ " + Face + ", \"latin\": \"fonts/x.woff2\" }]", "fonts.faces[0].latin", "not exist")]
    [InlineData(
        "fonts.faces",
        "[{ " + Face + ", \"latin\": \"../x.woff2\" }]",
        "fonts.faces[0].latin",
        "path of a font"
    )]
    [InlineData(
        "fonts.faces",
        "[{ " + Face + ", \"latin\": \"art/x.svg\" }]",
        "fonts.faces[0].latin",
        "path of a font"
    )]
    [InlineData(
        "fonts.faces",
        "[{ " + Face + "," + Latin + ", \"url\": \"x\" }]",
        "fonts.faces[0].url",
        "is not a field"
    )]
    [InlineData(
        "fonts.faces",
        "[{ \"family\": \"Source Sans 3\", \"weight\": \"bold\", " + Latin + " }]",
        "fonts.faces[0].weight",
        "must be a weight such as 700"
    )]
    [InlineData("fonts.licence", "\"../theme.schema.txt\"", "fonts.licence", "must be the path of a text")]
    [InlineData("fonts.licence", "null", "fonts.licence", "fonts come with the text of their licence")]
    [InlineData("palette.text", "\"#101010\\n\"", "palette.text", "control character")]
    [InlineData("celebrations.taken", "{\"sound\": \"sounds/none.mp3\"}", "celebrations.taken.sound", "does not exist")]
    [InlineData("celebrations.taken", "{\"art\": \"art/laurel.svg\"}", "celebrations.taken.words", "is missing")]
    public void A_broken_pack_is_refused_with_file_field_and_reason_and_the_others_load(
        string field,
        string value,
        string named,
        string reason
    )
    {
        var pack = Copy("classic", "broken");
        Edit(pack, "code", "\"broken\"");
        Edit(pack, field, value);

        var themes = Themes.Read(directory);

        Assert.Contains(
            themes.Faults,
            fault =>
                (fault.Pack, fault.File, fault.Error.Field) == ("broken", "theme.json", named)
                && fault.Sentence("en").Contains(reason)
        );
        Assert.Null(themes.Find("broken"));
        Assert.NotNull(themes.Find("classic"));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "<script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><foreignObject/></svg>", "<foreignObject>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "onload")]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='https://evil.example/x.svg#a'/></svg>",
        "outside itself"
    )]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://evil.example/x)'/></svg>",
        "outside itself"
    )]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><animate attributeName='href'/></svg>", "<animate>")]
    [InlineData(
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
        "not well-formed"
    )]
    [InlineData("<html/>", "not an SVG")]
    [InlineData("<svg", "not well-formed")]
    public void A_drawing_that_does_more_than_draw_is_refused(string drawing, string reason)
    {
        var pack = Copy("classic", "broken");
        Edit(pack, "code", "\"broken\"");
        File.WriteAllText(Path.Combine(pack, "art", "laurel.svg"), drawing);

        var themes = Themes.Read(directory);

        Assert.Contains(
            themes.Faults,
            fault => fault.Error.Field == "art.emblem" && fault.Sentence("en").Contains(reason)
        );
        Assert.Null(themes.Find("broken"));
    }

    [Theory]
    [InlineData("{ \"code\": ", "is not JSON")]
    [InlineData("[]", "schema")]
    [InlineData(null, "cannot be read")]
    public void A_pack_without_a_readable_theme_is_refused(string? json, string reason)
    {
        var pack = Directory.CreateDirectory(Path.Combine(directory, "broken")).FullName;
        if (json is not null)
            File.WriteAllText(Path.Combine(pack, "theme.json"), json);

        Assert.Contains(
            Themes.Read(directory).Faults,
            fault => fault.Pack == "broken" && fault.Sentence("en").Contains(reason)
        );
    }

    [Fact]
    public void A_file_that_is_no_font_is_refused_with_the_field_that_names_it()
    {
        var pack = Copy("classic", "broken");
        Edit(pack, "code", "\"broken\"");
        File.WriteAllText(Path.Combine(pack, "fonts", "source-serif-4-700-latin.woff2"), "wOF2, it says");

        var themes = Themes.Read(directory);

        Assert.Contains(
            themes.Faults,
            fault => fault.Error.Field == "fonts.faces[0].latin" && fault.Sentence("en").Contains("is not a WOFF2 font")
        );
        Assert.Null(themes.Find("broken"));
    }

    [Fact]
    public void A_picture_behind_a_symbolic_link_is_refused()
    {
        var pack = Copy("classic", "broken");
        Edit(pack, "code", "\"broken\"");
        File.Delete(Path.Combine(pack, "art", "laurel.svg"));
        File.CreateSymbolicLink(
            Path.Combine(pack, "art", "laurel.svg"),
            Path.Combine(directory, "classic", "art", "laurel.svg")
        );

        Assert.Contains(Themes.Read(directory).Faults, fault => fault.Sentence("en").Contains("symbolic link"));
    }

    [Fact]
    public void A_missing_directory_is_said_and_stops_nothing()
    {
        var themes = Themes.Read(Path.Combine(directory, "none"));
        Assert.Contains("does not exist", Assert.Single(themes.Faults).Sentence("en"));
        Assert.Empty(themes.All);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private string Copy(string theme, string pack)
    {
        var from = Path.Combine(ShippedThemesTests.Shipped, theme);
        var to = Path.Combine(directory, pack);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return to;
    }

    private static void Edit(string pack, string field, string value)
    {
        var file = Path.Combine(pack, "theme.json");
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        var path = field.Split('.');
        var parent = path[..^1].Aggregate(root, (node, name) => node[name]!);
        if (value == "null")
            parent.AsObject().Remove(path[^1]);
        else
            parent[path[^1]] = JsonNode.Parse(value);
        File.WriteAllText(file, root.ToJsonString());
    }
}
