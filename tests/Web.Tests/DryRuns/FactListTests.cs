using System.Net.Http.Headers;
using System.Text;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Lists of facts as spreadsheets save them, by the page and by the API.</summary>
public sealed class FactListTests(HubFixture fixture)
{
    private const string Csv = "text/csv";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Semicolons =
        "Type;Lead;Rep;At;Amount;Attributes.Ville;\r\nlead.closed;L1;anna;2025-03-02T10:00:00Z;{0};Orléans;\r\n";
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public async Task The_page_shows_the_first_lines_and_asks_what_an_amount_means_before_it_plays()
    {
        var (campaign, marketing) = await Marketing();
        using var person = marketing;
        var path = $"/studio/{campaign}/dry-run";
        var page = (await person.Open($"{path}?lang=fr")).Is(200);

        var sent = await person.Upload(
            path,
            new("File", "annee.csv", Western.GetBytes(string.Format(null, Semicolons, "12.500"))),
            [.. Builder.Form(page.Html).Where(x => x.Name != "Source"), ("Source", "File")]
        );
        var shown = (await person.Open(sent.Is(302).Location!)).Is(200);

        var html = System.Net.WebUtility.HtmlDecode(shown.Html);
        Assert.Contains(">Orléans</td>", html);
        Assert.Contains("Que signifie 12.500 dans ce fichier ?", html);
        Assert.Contains("12 500", html.Replace('\u202f', ' ').Replace('\u00a0', ' '));
        var run = Run(sent.Location!);
        string[] columns = ["type", "lead", "rep", "at", "amount", "attributes.Ville"];
        (string, string)[] said = [.. columns.Select(x => ("Columns", x))];

        var unsaid = (await person.Post($"{path}?run={run}&handler=Fill", said)).Is(400);
        Assert.Contains(
            "Ligne 2.amount : « 12.500 » peut être 12,5 ou 12500",
            System.Net.WebUtility.HtmlDecode(unsaid.Html)
        );
        Assert.Equal(DryRunState.Filling, (await fixture.Hub.Engine.DryRuns.Get(run)).State);
        (await person.Post($"{path}?run={run}&handler=Fill", [.. said, ("Decimal", "Comma")])).Is(302);

        Assert.Equal(
            (DryRunState.Waiting, 1),
            ((await fixture.Hub.Engine.DryRuns.Get(run)).State, (int)(await fixture.Hub.Engine.DryRuns.Get(run)).Facts)
        );
        await fixture.Hub.Engine.DryRuns.Cancel(run, "test");
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_told_by_the_page_and_nothing_waits()
    {
        var (campaign, marketing) = await Marketing();
        using var person = marketing;
        var page = (await person.Open($"/studio/{campaign}/dry-run")).Is(200);

        var answer = (
            await person.Upload(
                $"/studio/{campaign}/dry-run",
                new("File", "year.xls", "<html><table></table></html>"u8.ToArray()),
                [.. Builder.Form(page.Html).Where(x => x.Name != "Source"), ("Source", "File")]
            )
        ).Is(400);

        Assert.Contains("is a web page saved as .xls", answer.Html);
        Assert.All(
            await fixture.Hub.Engine.DryRuns.Latest(campaign, 5),
            run => Assert.Equal(DryRunState.Cancelled, run.State)
        );
    }

    [Fact]
    public async Task The_API_takes_lists_in_the_encodings_of_spreadsheets()
    {
        var campaign = await fixture.Hub.Api.Launched();
        byte[][] files =
        [
            Western.GetBytes(string.Format(null, Semicolons, "12,5")),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(string.Format(null, Semicolons, "12,5"))],
            Encoding.UTF8.GetBytes(
                string.Format(null, Semicolons, "12,5").Replace("\r\n", "\r", StringComparison.Ordinal)
            ),
        ];
        foreach (var file in files)
            Assert.Equal(202, (await Put(campaign, file, Csv)).Status);
        Assert.Equal(
            202,
            (
                await Put(
                    campaign,
                    Sheets.Of(["type", "lead", "rep", "at"], ["lead.closed", "L1", "anna", "2025-03-02T10:00:00Z"]),
                    Workbook
                )
            ).Status
        );
    }

    [Fact]
    public async Task The_API_names_line_and_column_in_the_readers_language()
    {
        var campaign = await fixture.Hub.Api.Launched();
        var asked = Encoding.UTF8.GetBytes(string.Format(null, Semicolons, "12.500"));

        var (status, text) = await Put(campaign, asked, Csv, "fr-FR");
        Assert.Equal(400, status);
        Assert.Contains("line 2.amount", text);
        Assert.Contains("indiquez ce qui précède les décimales", text);
        Assert.Contains("may be 12.5 or 12500", (await Put(campaign, asked, Csv)).Text);
        Assert.Equal(202, (await Put(campaign, asked, Csv, query: "?decimal=comma")).Status);
        Assert.Contains("decimal", (await Put(campaign, asked, Csv, query: "?decimal=maybe")).Text);
        var open = await Put(
            campaign,
            "type;lead;rep;at\nlead.closed;\"L1;anna;2025-03-02T10:00:00Z\n"u8.ToArray(),
            Csv,
            "fr"
        );
        Assert.Contains("a un guillemet qui n’est pas refermé", open.Text);
        Assert.Contains("\"line 2\"", open.Text);
    }

    private async Task<(int Status, string Text)> Put(
        string campaign,
        byte[] bytes,
        string type,
        string language = "en",
        string query = ""
    )
    {
        var run = (await fixture.Hub.Api.Post($"campaigns/{campaign}/dry-runs", """{ "source": "file" }"""))
            .Is(202)
            .Json.GetProperty("id")
            .GetInt64();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"dry-runs/{run}/facts{query}")
        {
            Content = new ByteArrayContent(bytes),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await fixture.Hub.Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await fixture.Hub.Engine.DryRuns.Cancel(run, "test");
        return (
            (int)answer.StatusCode,
            System.Text.RegularExpressions.Regex.Unescape(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            )
        );
    }

    private async Task<(string Campaign, Person Person)> Marketing()
    {
        var campaign = await fixture.Hub.Api.Launched();
        return (campaign, await Person.Joined(fixture.Hub, new Grant(AccountRole.Marketing, campaign)));
    }

    private static long Run(string location) => long.Parse(location.Split("run=")[1], null);
}
