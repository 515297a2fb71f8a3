using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// The step of players: what is pasted or uploaded is shown as it is read before anything of it is kept.
/// </summary>
public sealed class PlayersPageTests(HubFixture fixture)
{
    private const string Unknown = "Kollege;Ort;Post\nAnna;Lyon;anna@example.org\nBob;Lille;bob@example.org";

    [Fact]
    public async Task The_first_lines_are_shown_before_anything_is_kept()
    {
        var (builder, path) = await Begun();

        var shown = (await builder.Send(path, ("Listed", Builder.List), ("Go", "next"))).Is(200);

        Assert.Contains("Nothing has been saved yet", shown.Text("look-first"));
        Assert.Contains("<option value=\"Team\" selected=\"selected\">team</option>", shown.Html);
        Assert.Contains(">Anna Martin</td>", shown.Html);
        var draft = await Draft(builder);
        Assert.Equal(("", 0), (draft.Listed, draft.Players.Count));
        Assert.Equal(
            $"/studio/{builder.Code}/build/rules",
            (await builder.Resend(shown, path, ("Go", "next"))).Is(302).Location
        );
        Assert.Equal(3, (await Draft(builder)).Players.Count);
    }

    [Fact]
    public async Task Headings_that_are_not_recognised_are_asked_about_and_columns_are_corrected_without_a_script()
    {
        var (builder, path) = await Begun();

        var asked = (await builder.Send(path, ("Listed", Unknown), ("Go", "next"))).Is(400);
        Assert.Contains("data-testid=\"head-asked\"", asked.Html);
        Assert.Empty((await Draft(builder)).Players);

        var unsaid = (
            await builder.Resend(
                asked,
                path,
                ("Columns", "Name"),
                ("Columns", "Team"),
                ("Columns", "Email"),
                ("Go", "next")
            )
        ).Is(400);
        Assert.Contains("<option value=\"Email\" selected=\"selected\">", unsaid.Html);
        (
            await builder.Resend(
                unsaid,
                path,
                ("Head", "yes"),
                ("Columns", "Team"),
                ("Columns", "Name"),
                ("Columns", ""),
                ("Go", "next")
            )
        ).Is(302);

        var draft = await Draft(builder);
        Assert.Equal(["Lyon", "Lille"], draft.Players.Select(x => x.Name.In("en")));
        Assert.Equal(["Anna", "Bob"], draft.Campaign.Teams.Select(x => x.Name.In("en")));
        var again = (await builder.Person.Open(path)).Is(200);
        Assert.Contains("name=\"Head\" value=\"yes\" checked=\"checked\"", again.Html);
        // what was said stays said
        (await builder.Resend(again, path, ("Go", "next"))).Is(302);
        Assert.Equal(["Lyon", "Lille"], (await Draft(builder)).Players.Select(x => x.Name.In("en")));
    }

    [Fact]
    public async Task Another_list_is_looked_at_again()
    {
        var (builder, path) = await Begun();
        (await builder.Step("players", ("Listed", Builder.List))).Is(302);

        var other = (await builder.Send(path, ("Listed", Builder.List + "\nCarl\tLyon"), ("Go", "next"))).Is(200);

        Assert.NotEmpty(other.Text("look-first"));
        Assert.Equal(3, (await Draft(builder)).Players.Count);
        (await builder.Resend(other, path, ("Go", "next"))).Is(302);
        Assert.Equal(4, (await Draft(builder)).Players.Count);
    }

    [Fact]
    public async Task Who_leaves_before_he_looked_keeps_the_text_and_the_review_says_so()
    {
        var (builder, path) = await Begun();

        (await builder.Send(path, ("Listed", Builder.List), ("Go", "leave"))).Is(302);

        var draft = await Draft(builder);
        Assert.Equal((true, 0), (draft.IsListUnseen, draft.Players.Count));
        Assert.Contains(
            "nobody has looked at",
            (await builder.Person.Open($"/studio/{builder.Code}/build/review")).Is(200).Html
        );
        (await builder.Send(path, ("Go", "next"))).Is(302);
        Assert.Equal((false, 3), ((await Draft(builder)).IsListUnseen, (await Draft(builder)).Players.Count));
    }

    public static TheoryData<string, byte[]> Files =>
        new()
        {
            { "mac.csv", Encoding.UTF8.GetBytes("Nom;Équipe\rZoë;Orléans\r") },
            {
                "excel.csv",
                CodePagesEncodingProvider
                    .Instance.GetEncoding(1252)!
                    .GetBytes("sep=;\r\nNom;Équipe;\r\nZoë;Orléans;\r\nTotal;1;\r\n")
            },
            {
                "unicode.txt",
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Nom\tÉquipe\r\nZoë\tOrléans\r\n")]
            },
            {
                "pipes.txt",
                [
                    .. Encoding.BigEndianUnicode.Preamble,
                    .. Encoding.BigEndianUnicode.GetBytes("Vendeurs\n\nNom|Équipe\nZoë|Orléans"),
                ]
            },
            { "book.xlsx", Sheets.Of(["Vendeurs 2026"], [], ["Nom", "Équipe"], ["Zoë", "Orléans"]) },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_shown_as_it_was_read_and_then_kept(string name, byte[] bytes)
    {
        var (builder, path) = await Begun();
        var page = (await builder.Person.Open(path)).Is(200);

        var shown = (
            await builder.Person.Upload(path, new("File", name, bytes), [.. Builder.Form(page.Html), ("Go", "next")])
        ).Is(200);
        Assert.Contains(">Zo&#xEB;</td>", shown.Html);
        (await builder.Resend(shown, path, ("Go", "next"))).Is(302);

        var player = Assert.Single((await Draft(builder)).Players);
        Assert.Equal(("Zoë", "orleans"), (player.Name.In("en"), player.Team));
    }

    public static TheoryData<string, byte[], string> Others =>
        new()
        {
            {
                "en",
                Encoding.UTF8.GetBytes("<html><table><tr><td>Anna</td></tr></table></html>"),
                "is a web page saved as .xls"
            },
            {
                "fr",
                Encoding.UTF8.GetBytes("<html><table><tr><td>Anna</td></tr></table></html>"),
                "est une page web enregistrée en .xls"
            },
            {
                "en",
                CodePagesEncodingProvider.Instance.GetEncoding("macintosh")!.GetBytes("Nom;Agence\rZoë;Orléans"),
                "has an unknown encoding"
            },
            { "fr", [0xD0, 0xCF, 0x11, 0xE0, 0, 0, 0, 0], "ancien format" },
            { "en", Sheets.Zip(("a.txt", "a")), "no Excel workbook" },
            { "fr", new byte[PlayerListForm.LongestFile + 1], "4 MB" },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_file_that_is_no_list_is_told_and_what_was_typed_stays(string language, byte[] bytes, string why)
    {
        var (builder, path) = await Begun();
        var page = (await builder.Person.Open($"{path}?lang={language}")).Is(200);

        var answer = (
            await builder.Person.Upload(
                path,
                new("File", "list.xls", bytes),
                [.. Builder.Form(page.Html).Where(x => x.Name != "Listed"), ("Listed", "Nom\nAnna"), ("Go", "next")]
            )
        ).Is(400);

        Assert.Contains(why, System.Net.WebUtility.HtmlDecode(answer.Html));
        Assert.Contains("Nom\nAnna</textarea>", System.Net.WebUtility.HtmlDecode(answer.Html).ReplaceLineEndings("\n"));
        Assert.Empty((await Draft(builder)).Players);
    }

    [Fact]
    public async Task Faults_are_told_by_line_and_column_in_the_readers_language()
    {
        var (builder, path) = await Begun();
        (await builder.Person.Open($"{path}?lang=fr")).Is(200);

        var page = (
            await builder.Send(path, ("Listed", "Nom;Rôle\nAn\u202Ena;\nBob;chef\nCarl;\"rep"), ("Go", "next"))
        ).Is(400);

        var html = System.Net.WebUtility.HtmlDecode(page.Html);
        Assert.Contains(
            "Ligne 2, colonne « nom » : ne doit pas contenir de caractère qui inverse le sens d’écriture",
            html
        );
        Assert.Contains("Ligne 3, colonne « rôle » : doit être commercial ou prospecteur", html);
        Assert.Contains("Ligne 4 : a un guillemet qui n’est pas refermé", html);
    }

    [Fact]
    public async Task A_list_of_quotes_is_answered_at_once_and_the_step_opens_again()
    {
        var (builder, path) = await Begun();
        var quotes = new string('"', 160_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (await builder.Send(path, ("Listed", quotes), ("Go", "next"))).Is(400);
        (await builder.Person.Open(path)).Is(200);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    private async Task<(Builder Builder, string Path)> Begun()
    {
        var builder = await Builder.Joined(fixture.Hub);
        (await builder.Begin()).Is(302);
        return (builder, $"/studio/{builder.Code}/build/players");
    }

    private async Task<DraftDocument> Draft(Builder builder) =>
        (await fixture.Hub.Engine.Drafts.Find(builder.Code))!.Document;
}
