using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using MiniExcelLibs;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class WinnersPageTests(ClosingHub closing) : IAsyncLifetime
{
    private static readonly string People = ApiClient.People.Replace(
        "\"code\": \"anna\"",
        "\"code\": \"anna\", \"email\": \"anna@example.org\""
    );

    private readonly RunningHub hub = closing.Hub;
    private string campaign = "";
    private string page = "";
    private Person marketing = null!;

    public async ValueTask InitializeAsync()
    {
        campaign = await hub.Api.Launched(ApiClient.Document, People);
        page = $"/studio/{campaign}/winners";
        marketing = await Person.Joined(hub, new Grant(AccountRole.Marketing, campaign));
    }

    public ValueTask DisposeAsync()
    {
        marketing.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_menu_leads_whoever_may_hand_prizes_over_to_the_winners_and_nobody_else()
    {
        Assert.Contains("href=\"/winners\"", (await marketing.Open("/")).Is(200).Html);
        Assert.Contains($"href=\"{page}\"", (await marketing.Open("/winners")).Is(200).Html);
        await hub.Api.Launched();
        using var admin = await Person.Joined(hub, new Grant(AccountRole.Admin));
        Assert.Contains($"href=\"{page}\"", (await admin.Open("/winners")).Is(200).Html);
        using var rep = await Person.Joined(hub, new Grant(AccountRole.Rep, campaign, "anna"));
        Assert.DoesNotContain("/winners", (await rep.Open("/")).Is(200).Html);
        (await rep.Open("/winners")).Is(403);
        (await rep.Open(page)).Is(403);
        (await rep.Open($"{page}?handler=File")).Is(403);
        Assert.Contains(page, (await marketing.Open($"/studio/{campaign}/prizes")).Is(200).Html);
        (await admin.Open("/studio/none/winners")).Is(404);
    }

    [Fact]
    public async Task Before_anything_was_won_the_page_says_so()
    {
        Assert.StartsWith("Nobody has won anything yet.", (await marketing.Open(page)).Is(200).Text("none"));
        Assert.StartsWith("Personne n’a encore gagné.", (await marketing.Open($"{page}?lang=fr")).Is(200).Text("none"));
    }

    [Fact]
    public async Task The_page_shows_the_lines_as_they_will_be_in_the_reader_s_language()
    {
        await Closed();
        var html = System.Net.WebUtility.HtmlDecode((await marketing.Open($"{page}?lang=fr")).Is(200).Html);
        foreach (
            var word in new[]
            {
                "Récompense",
                "Valeur",
                "Lauréat",
                "Adresse e-mail",
                "Équipe",
                "Remise le",
                "Meilleur du mois",
                "Mars 2026",
                "attribuée",
                "anna@example.org",
                "Lyon",
                "49,90",
                "01/04/2026",
            }
        )
            Assert.Contains(word, html);
        Assert.DoesNotContain(">month<", html);
    }

    [Fact]
    public async Task A_csv_has_the_chosen_columns_headings_of_the_language_days_and_amounts_with_their_cents()
    {
        await Closed();
        const string columns =
            "&Columns=note&Columns=name&Columns=prize&Columns=value&Columns=handed-over&Columns=team-name"
            + "&Columns=email&Columns=status";
        var id = (await hub.Api.Get($"campaigns/{campaign}/winners")).Json[0].GetProperty("id").GetInt64();
        (
            await hub.Api.Post($"campaigns/{campaign}/awards/{id}", """{ "status": "delivered", "note": "=by hand" }""")
        ).Is(200);

        Assert.Equal(
            "\uFEFFPrize;Value;Winner;E-mail;Team;State;Handed over on;Note\r\n"
                + "'=Best of the month;49,90;Anna;anna@example.org;Lyon;handed over;2026-04-01;'=by hand\r\n"
                + "'=Best of the month;49,90;\"'@Bob, \"\"B\"\"\";;Lyon;awarded;;\r\n",
            Encoding.UTF8.GetString(await Bytes($"?handler=File&Period=3&Format=Semicolon{columns}"))
        );
        Assert.StartsWith(
            "\uFEFFRécompense,Valeur,Lauréat,Adresse e-mail,Équipe,État,Remise le,Note\r\n"
                + "Meilleur du mois,49.90,Anna,anna@example.org,Lyon,remise,2026-04-01,'=by hand\r\n",
            Encoding.UTF8.GetString(await Bytes($"?handler=File&Period=3&Format=Comma&lang=fr{columns}"))
        );
    }

    [Fact]
    public async Task A_spreadsheet_has_days_as_days_amounts_as_numbers_widths_and_the_same_bytes_twice()
    {
        await Closed();
        var first = await Bytes("?handler=File&Format=Xlsx&lang=fr");
        Assert.Equal(first, await Bytes("?handler=File&Format=Xlsx&lang=fr"));

        using var stream = new MemoryStream(first);
        Assert.Equal(["Lauréats"], MiniExcel.GetSheetNames(stream));
        var rows = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Equal(
            ("Meilleur du mois", 49.9, 11d, "Mars 2026"),
            (rows[0]["Récompense"], rows[0]["Valeur"], rows[0]["Points"], rows[0]["Période"])
        );
        Assert.Equal((new DateTime(2026, 4, 1), null), (rows[0]["Gagnée le"], rows[0]["Remise le"]));
        Assert.Equal("@Bob, \"B\"", rows[1]["Lauréat"]);

        var sheet = Part(first, "xl/worksheets/sheet1.xml");
        var formats = Regex
            .Matches(Part(first, "xl/styles.xml"), "formatCode=\"([^\"]+)\"")
            .Select(x => x.Groups[1].Value)
            .ToList();
        Assert.Contains("#,##0.00", formats);
        Assert.Contains("dd/mm/yyyy", formats);
        Assert.Contains("<x:v>46113</x:v>", sheet);
        var widths = Regex
            .Matches(sheet, "<x:col [^>]*width=\"([0-9.]+)\"")
            .Select(x => double.Parse(x.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(14, widths.Count);
        Assert.True(widths[7] > "anna@example.org".Length, $"{widths[7]}");
        Assert.All(widths, width => Assert.InRange(width, 8, 61));
    }

    [Fact]
    public async Task The_default_export_of_the_api_stays_byte_for_byte_and_every_export_is_noted()
    {
        await Closed();
        var api = await hub.Api.Http.GetStringAsync(
            $"campaigns/{campaign}/winners?format=csv",
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(
            "campaign,period,prize,prize name,value,currency,rank,code,name,team,points,status,awardedAt\r\n",
            api.TrimStart('\uFEFF')
        );
        using var answer = await marketing.Http.GetAsync(
            $"{page}?handler=File&Period=3",
            TestContext.Current.CancellationToken
        );
        Assert.Equal($"{campaign}-winners-3.xlsx", answer.Content.Headers.ContentDisposition?.FileName);
        var noted = (await hub.Api.Get($"audit?action=winners.exported&campaign={campaign}"))
            .Json.EnumerateArray()
            .ToList();
        Assert.Equal(2, noted.Count);
        Assert.Equal(2, noted[1].GetProperty("after").GetProperty("lines").GetInt32());
    }

    private async Task Closed()
    {
        (
            await hub.Api.Post(
                "events",
                $"[{ApiClient.Event(campaign, "1")},"
                    + $"{ApiClient.Event(campaign, "2", "closed")},"
                    + $"{ApiClient.Event(campaign, "3", lead: "L2", rep: "bob")}]"
            )
        ).Is(200);
        (await hub.Api.Post($"campaigns/{campaign}/periods/3/close")).Is(200);
    }

    private Task<byte[]> Bytes(string query) =>
        marketing.Http.GetByteArrayAsync(page + query, TestContext.Current.CancellationToken);

    private static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
