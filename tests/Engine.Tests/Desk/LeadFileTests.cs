using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Engine.Tests.ImportedDesk;

namespace ChallengeHub.Engine.Tests;

/// <summary>How files of leads are read: headings, columns, cells.</summary>
public sealed class LeadFileTests(SharedRedis redis)
{
    private static readonly Sheet Sheet = new()
    {
        Fields =
        [
            new SheetField("budget", "Budget in euros", SheetKind.Number, Required: true),
            new SheetField(
                "size",
                new LocalText(null, new Dictionary<string, string> { ["en"] = "Size", ["de"] = "Größe" }),
                SheetKind.Choice,
                Options: [new SheetOption("s", "Small"), new SheetOption("l", "Large")]
            ),
            new SheetField("decides", "Decides", SheetKind.YesNo),
            new SheetField("fair", "Day of the fair", SheetKind.Date),
            new SheetField("words", "In their words", SheetKind.Text),
        ],
    };

    private Task<PlayedDesk> Open(Func<CampaignDocument, CampaignDocument>? configure = null) =>
        PlayedDesk.Open(redis, configure);

    [Theory]
    [InlineData("Company;Contact;Phone;E-mail;Notes;Status")]
    [InlineData("Société;Nom;Téléphone;Courriel;Remarques;status")]
    [InlineData("Firma;Ansprechpartner;Telefon;E-Mail-Adresse;Bemerkung;STATUS")]
    [InlineData("company;CONTACT.NAME;contact.phone;contact.email;context;status")]
    public async Task Headings_are_known_in_three_languages_and_what_follows_from_facts_is_left_out(string head)
    {
        await using var desk = await Open();
        var tried = await desk.Try(Listed("Our leads of the fair", "", head, "Acme;Ada;;;;open"));

        Assert.Equal(
            ["company", "contact.name", "contact.phone", "contact.email", "context", null],
            tried.Columns.Select(x => x.Member)
        );
        Assert.Equal(head.Split(';'), tried.Columns.Select(x => x.Heading));
        Assert.Equal(["4 Created"], tried.Says());
        Assert.Equal([1, 3, 4], tried.First.Select(x => x.Line));
    }

    [Fact]
    public async Task Of_two_columns_that_mean_the_same_the_first_is_taken_and_one_that_is_named_exactly_before_it()
    {
        await using var desk = await Open();
        Assert.Equal(
            [null, "company", null, "contact.name"],
            (await desk.Try(Listed("Firma;company;Company name;name", "A;B;C;D"))).Columns.Select(x => x.Member)
        );
    }

    [Fact]
    public async Task Somebody_says_which_column_is_what_by_heading_or_by_number_and_no_other_is_used()
    {
        await using var desk = await Open();
        var file = Listed("Acme;Ada;x", "Beta;Bo;y") with
        {
            HasHead = false,
            Mapping = [new("company", "#1"), new("contact.name", "#2")],
        };
        await desk.Import(file);
        Assert.Equal(("Acme", "Beta"), ((await desk.Row("L-1")).Company, (await desk.Row("L-2")).Company));

        var mapped = Listed("Company;Who;What", "Gamma;Gil;z") with { Mapping = [new("Context", "what")] };
        Assert.Equal([null, null, "context"], (await desk.Try(mapped)).Columns.Select(x => x.Member));
    }

    [Theory]
    [InlineData("company", "A", "company", "B", "map.company column-twice")]
    [InlineData("company", "A", "COMPANY", "B", "map.COMPANY column-twice")]
    [InlineData("company", "A", "context", "A", "map.context column-of-another")]
    [InlineData("company", "A", "context", "C", "map.context no-such-column")]
    [InlineData("company", "A", "context", "#3", "map.context no-such-column")]
    [InlineData("company", "A", "context", "#0", "map.context no-such-column")]
    [InlineData("company", "A", "status", "B", "map.status not-a-lead-column")]
    [InlineData("company", "A", "origin", "B", "map.origin not-a-lead-column")]
    [InlineData("company", "A", "qualification.", "B", "map.qualification. not-a-lead-column")]
    public async Task A_mapping_that_cannot_be_meant_names_its_member(
        string one,
        string first,
        string other,
        string second,
        string fault
    )
    {
        await using var desk = await Open();
        Assert.Equal(
            [fault],
            await desk.Refuses(Listed("A;B", "1;2") with { Mapping = [new(one, first), new(other, second)] })
        );
    }

    [Theory]
    [InlineData("code", "{201}", "code text-length")]
    [InlineData("code", "drafts", "code lead-code-reserved")]
    [InlineData("company", "{201}", "company text-length")]
    [InlineData("contact.name", "Ada\u202E", "contact.name direction-of-writing")]
    [InlineData("contact.phone", "12", "contact.phone phone-format")]
    [InlineData("contact.email", "nobody", "contact.email email-format")]
    [InlineData("contact.about", "{4001}", "contact.about too-long")]
    [InlineData("context", "a\u0007b", "context control-character")]
    [InlineData("account", "{201}", "account text-length")]
    [InlineData("source", "the fair", "source not-a-code")]
    [InlineData("cost", "cheap", "cost not-a-number")]
    [InlineData("cost", "-1", "cost out-of-range")]
    [InlineData("cost", "12.500", "cost ambiguous-amount")]
    [InlineData("potential", "1,234", "potential two-decimals")]
    [InlineData("potential", "1000000000000", "potential out-of-range")]
    [InlineData("due", "31/12/2026", "due day-format")]
    [InlineData("due", "2026-02-30", "due day-format")]
    [InlineData("due", "1999-12-31", "due out-of-range")]
    [InlineData("next", "soon", "next instant-format")]
    [InlineData("next", "2101-01-01T00:00:00Z", "next out-of-range")]
    [InlineData("team", "nice", "team team-of-nobody")]
    [InlineData("team", "no code", "team not-a-code")]
    [InlineData("rep", "zoe", "rep unknown-participant")]
    [InlineData("rep", "pia", "rep not-a-rep")]
    [InlineData("prospector", "anna", "prospector not-a-prospector")]
    [InlineData("prospector", "nobody@example.org", "prospector not-a-code")]
    public async Task A_cell_that_is_wrong_is_named_by_row_and_column(string member, string cell, string fault)
    {
        await using var desk = await Open();
        var text = cell.StartsWith('{') ? new string('x', int.Parse(cell.Trim('{', '}'))) : cell;
        var tried = await desk.Try(Listed($"account;{(member == "account" ? "company" : member)}", $"a;{text}"));
        if (member == "account")
            tried = await desk.Try(Listed("account;company", $"{text};Acme"));

        Assert.Equal([$"2 Wrong {fault}"], tried.Says());
    }

    [Fact]
    public async Task Every_fault_of_a_row_is_named_and_the_other_rows_come_in()
    {
        await using var desk = await Open();
        var done = await desk.Import(Listed("company;cost;due", "Acme;cheap;soon", "Beta;12,5;24.12.2026", ";;"));

        Assert.Equal(["2 Wrong cost not-a-number, due day-format", "3 Created"], done.Says());
        var row = await desk.Row("L-1");
        Assert.Equal((12.5m, new DateOnly(2026, 12, 24)), (row.Cost, row.Due));
    }

    [Fact]
    public async Task A_row_with_too_many_or_too_few_cells_or_nothing_of_use_is_wrong()
    {
        await using var desk = await Open();
        Assert.Equal(
            ["2 Wrong cell-count", "3 Wrong cell-count", "4 Wrong row-empty"],
            (await desk.Try(Listed("company;context;colour", "Acme;x;y;z", "Beta;x", ";;red"))).Says()
        );
    }

    [Fact]
    public async Task A_total_below_the_list_is_left_out_and_a_company_of_that_name_is_not()
    {
        await using var desk = await Open();
        Assert.Equal(
            ["2 Created", "3 Wrong total-left-out"],
            (await desk.Try(Listed("company;contact.name;cost", "Total;Ada;10", "Total;;10"))).Says()
        );
    }

    [Fact]
    public async Task Times_are_by_the_clocks_of_the_campaign_unless_they_say_otherwise()
    {
        await using var desk = await Open();
        await desk.Import(
            Listed("code;next", "A;2026-03-10 09:30", "B;2026-03-10T09:30:00Z", "C;2026-03-10T09:30:00.5+02:00")
        );
        Assert.Equal(PlayedDesk.March(10, 9, 30), (await desk.Row("A")).NextAt);
        Assert.Equal(PlayedDesk.March(10, 10, 30), (await desk.Row("B")).NextAt);
        Assert.Equal(PlayedDesk.March(10, 8, 30).AddMilliseconds(500), (await desk.Row("C")).NextAt);
    }

    [Fact]
    public async Task The_apostrophe_that_keeps_a_spreadsheet_from_running_a_cell_is_no_part_of_it()
    {
        await using var desk = await Open();
        await desk.Import(
            Listed("code;company;context", "A;'=1+1;'+33", "B;'s Gravenhage;=cmd|' /C calc'!A0", "C;''=x;-")
        );
        var rows = new[] { await desk.Row("A"), await desk.Row("B"), await desk.Row("C") };
        Assert.Equal(["=1+1", "'s Gravenhage", "'=x"], rows.Select(x => x.Company));
        Assert.Equal(["+33", "=cmd|' /C calc'!A0", "-"], rows.Select(x => x.Context));
    }

    [Fact]
    public async Task Answers_to_the_sheet_are_columns_by_code_or_name_and_are_read_as_people_write_them()
    {
        await using var desk = await Open(x => x with { Sheet = Sheet });
        await desk.Import(
            Listed(
                "code;Budget in Euros;größe;Qualification.Decides;day of the fair;words",
                "A;1 200,50;large;oui;2.3.2026;Yes",
                "B;5;s;Nein;;"
            )
        );
        Assert.Equal(
            """{"budget":1200.5,"size":"l","decides":true,"fair":"2026-03-02","words":"Yes"}""",
            (await desk.Row("A")).QualificationText!.Replace("1200.50", "1200.5")
        );
        Assert.Equal("""{"budget":5,"size":"s","decides":false}""", (await desk.Row("B")).QualificationText);
    }

    [Theory]
    [InlineData("qualification.budget;qualification.size", "much;l", "qualification.budget not-a-number")]
    [InlineData("qualification.budget;qualification.size", "1;huge", "qualification.size one-of")]
    [InlineData("qualification.budget;qualification.decides", "1;perhaps", "qualification.decides yes-or-no")]
    [InlineData("qualification.budget;qualification.fair", "1;spring", "qualification.fair day-format")]
    [InlineData("qualification.budget;qualification.colour", "1;red", "qualification.colour not-on-sheet")]
    [InlineData("company;qualification.size", "Acme;l", "qualification.budget required")]
    public async Task Answers_that_are_wrong_or_missing_are_named(string head, string row, string fault)
    {
        await using var desk = await Open(x => x with { Sheet = Sheet });
        Assert.Equal([$"2 Wrong {fault}"], (await desk.Try(Listed(head, row))).Says());
    }

    [Fact]
    public async Task A_file_that_is_no_list_of_leads_is_refused_as_a_whole()
    {
        await using var desk = await Open();
        Assert.Equal(["file no-leads-in-file"], await desk.Refuses(Listed("")));
        Assert.Equal(["file no-leads-in-file"], await desk.Refuses(Listed("company;context")));
        Assert.Equal(["file web-page"], await desk.Refuses(Listed("<html><body></body></html>")));
        Assert.Equal(["file not-a-list"], await desk.Refuses(Listed("%PDF-1.7")));
        Assert.Equal(
            ["file damaged-workbook"],
            await desk.Refuses(new LeadFile(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0 }))
        );
        Assert.Equal(["line 2 open-quote"], await desk.Refuses(Listed("company;context", "\"Acme;x")));
        var rows = Enumerable.Range(1, LeadImport.Most + 1).Select(x => $"Company {x};x");
        Assert.Equal(["file too-many-leads"], await desk.Refuses(Listed(["company;context", .. rows])));
    }

    [Fact]
    public async Task A_workbook_is_read_as_a_list_is_and_its_formulas_by_what_they_came_to()
    {
        await using var desk = await Open();
        var workbook = Sheets.Xlsx(
            """
            <row r="1"><c t="str"><v>Firma</v></c><c t="str"><v>cost</v></c><c t="str"><v>due</v></c></row>
            <row r="2"><c t="str"><f>A9</f><v>=Acme</v></c><c><f>1+1</f><v>2</v></c><c s="1"><v>46023</v></c></row>
            """
        );
        await desk.Import(new LeadFile(workbook));
        var row = await desk.Row("L-1");
        Assert.Equal(("=Acme", 2m, new DateOnly(2026, 1, 1)), (row.Company, row.Cost, row.Due));
    }
}
