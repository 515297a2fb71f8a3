using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class FactFileTests
{
    private const string Good =
        """{ "type": "lead.taken", "lead": "L1", "rep": "anna", "at": "2025-03-02T10:00:00+01:00" }""";

    [Theory]
    [InlineData(
        Good + "\n{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"rep\": \"anna\", \"at\": \"yesterday\" }",
        "line 2.at"
    )]
    [InlineData(
        Good + "\n\n" + "{ \"type\": \"lead.sold\", \"lead\": \"L2\", \"at\": \"2025-03-02T10:00:00Z\" }",
        "line 3.type"
    )]
    [InlineData("{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 1.rep")]
    [InlineData(
        "{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"rep\": \"pia\", \"at\": \"2025-03-02T10:00:00Z\" }",
        "line 1.rep"
    )]
    [InlineData(
        "{ \"type\": \"lead.taken\", \"lead\": 7, \"rep\": \"anna\", \"at\": \"2025-03-02T10:00:00Z\" }",
        "line 1.lead"
    )]
    [InlineData(
        """{ "id": "1", "type": "lead.taken", "lead": "L1", "rep": "anna", "at": "2025-03-02T10:00:00Z" }"""
            + "\n"
            + """{ "id": "1", "type": "lead.taken", "lead": "L2", "rep": "anna", "at": "2025-03-02T10:00:00Z" }""",
        "line 2.id"
    )]
    [InlineData(Good + "\nnonsense", "line 2")]
    [InlineData("", "file")]
    public async Task A_line_that_cannot_be_read_is_named_with_its_field(string file, string field) =>
        Assert.Equal([field], (await Refused(file, FactFormat.NdJson)).Errors.Select(x => x.Field));

    [Theory]
    [InlineData("type,lead,rep,at\nlead.taken,L1,anna,2025-03-02T10:00:00Z\nlead.taken,L2,anna,soon", "line 3.at")]
    [InlineData("type;lead;rep;at;colour\n", "line 1.colour")]
    [InlineData("type,lead,rep,at\nlead.taken,L1", "line 2")]
    [InlineData("type,lead,rep,at,amount\nlead.closed,L1,anna,2025-03-02T10:00:00Z,much", "line 2.amount")]
    [InlineData("type,lead,rep,at,amount,currency\nlead.closed,L1,anna,2025-03-02T10:00:00Z,5,USD", "line 2.currency")]
    [InlineData("type,lead,at\nlead.amount_changed,L1,2025-03-02T10:00:00Z", "line 2.amount")]
    [InlineData("type,lead,rep,at\nlead.taken,L1,pia@example.org,2025-03-02T10:00:00Z", "line 2.rep")]
    [InlineData("type,lead,rep,at\nlead.taken,\"L1,anna,2025-03-02T10:00:00Z\n", "line 2")]
    public async Task So_is_a_row_of_a_spreadsheet(string file, string field) =>
        Assert.Equal([field], (await Refused(file, FactFormat.Csv)).Errors.Select(x => x.Field));

    [Fact]
    public async Task A_spreadsheet_says_what_lines_of_json_say()
    {
        const string deal = """{ "source": "crm", "id": "1", "type": "lead.closed", "lead": "L;1", "rep": "zoe", """;
        const string lille = """ "attributes": { "team": "lille" } }""";
        var lines = await Read(
            $"""
            {deal}"at": "2025-03-02T10:00:00+01:00", "amount": 12.5,{lille}
            {deal}"at": "2025-03-02T09:00:00Z", "amount": 12.50,{lille}
            """,
            FactFormat.NdJson
        );
        var rows = await Read(
            "source;id;type;lead;rep;at;amount;attributes.team\r\n"
                + "crm;1;lead.closed;\"L;1\";zoe;2025-03-02T10:00:00+01:00;12.5;lille\r\n",
            FactFormat.Csv
        );

        // sent twice it counts once
        Assert.Equal(FactText(Assert.Single(lines)), FactText(Assert.Single(rows)));
    }

    [Theory]
    [InlineData(
        FactFormat.Csv,
        "type,lead,rep,prospector,at,amount,currency,account\n"
            + "lead.closed,L1,ANNA.both@example.org,Pia@example.org,2025-03-02T10:00:00+0100,10000,HUF,Grands Moulins"
    )]
    [InlineData(
        FactFormat.NdJson,
        """{ "type": "lead.closed", "lead": "L1", "rep": "ANNA.both@example.org", "prospector": "Pia@example.org","""
            + """ "at": "2025-03-02T10:00:00+0100", "amount": 10000, "currency": "HUF", "account": "Grands Moulins" }"""
    )]
    public async Task Addresses_and_currencies_are_put_in_the_campaigns_terms(FactFormat format, string file)
    {
        var read = Assert.Single(
            await FactFile.Read(
                new StringReader(file),
                format,
                await View(x => x with { Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m } })
            )
        );
        Assert.Equal(
            ("anna", "pia", 26m, null, "Grands Moulins"),
            (read.Rep, read.Prospector, read.Amount, read.Currency, read.Account)
        );
    }

    [Fact]
    public async Task Whom_the_campaign_does_not_know_by_address_plays_once_under_it()
    {
        var snapshot = await View();
        var events = await Read(
            "type,lead,rep,at\n"
                + "lead.taken,L1,Zoe@example.org,2025-03-02T10:00:00Z\n"
                + "lead.taken,L2,zoe@Example.org,2025-03-02T10:00:00Z\n",
            FactFormat.Csv
        );
        Assert.Equal(["zoe@example.org"], ImportedYear.Of(snapshot, events).Made.Values);
    }

    [Fact]
    public async Task A_changed_amount_of_last_year_is_paid_again()
    {
        var snapshot = await View(x => x with { Rules = [Some.Rule("sale", Stage.Closed) with { PerAmount = 100 }] });
        var events = await Read(
            "type,lead,rep,at,amount\n"
                + "lead.closed,L1,anna,2025-03-02T10:00:00Z,500\n"
                + "lead.amount_changed,L1,,2025-04-02T10:00:00Z,900\n",
            FactFormat.Csv
        );
        var year = ImportedYear.Of(snapshot, events);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(year.Past, Trial.InForce, entries.Add);
        foreach (var fact in year.Facts)
            replay.Play(fact);
        Assert.Equal([5L, -5L, 9L], entries.Select(x => x.Points));
    }

    [Fact]
    public async Task Last_years_facts_are_played_in_last_years_window_and_strangers_are_made()
    {
        var snapshot = await View(x =>
            x with
            {
                Rules =
                [
                    .. RuleSet.Default,
                    Some.Rule("bonus", Stage.Closed, 5) with
                    {
                        From = Challenge.Start.AddMonths(2),
                        Until = Challenge.Start.AddMonths(3),
                    },
                ],
            }
        );
        var events = await Read(
            "type,lead,rep,prospector,at,attributes.team\n"
                + "lead.closed,L2,zoe,pia,2024-03-05T10:00:00Z,lille\n"
                + "lead.taken,L1,anna,,2024-02-02T10:00:00Z,\n",
            FactFormat.Csv
        );

        var year = ImportedYear.Of(snapshot, events);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(year.Past, Trial.InForce, entries.Add);
        foreach (var fact in year.Facts)
            replay.Play(fact);
        replay.Finish(year.Past.Campaign.EndsAt.AddDays(30));

        Assert.Equal(-2, year.YearsMoved);
        Assert.Equal(["zoe"], year.Made.Values);
        Assert.Equal(["taken 1", "closed 10", "bonus 5"], entries.Select(x => $"{x.Rule} {x.Points}"));
        Assert.Equal(
            ["lille", "lyon"],
            replay.Tally.Lines(new BoardKey(BoardKind.Teams, 0)).Select(x => x.Member).Order()
        );
        Assert.Equal(13, replay.Certified.Count);
    }

    [Theory]
    [InlineData("Type;LEAD;Rep;At;Amount;\r\nlead.closed;L1;anna;2025-03-02T10:00:00Z;12,5;\r\n")]
    [InlineData("sep=;\nType;LEAD;Rep;At;Amount\nlead.closed;L1;anna;2025-03-02T10:00:00Z;12,50\n")]
    [InlineData("type\tlead\trep\tat\tamount\rlead.closed\tL1\tanna\t2025-03-02T10:00:00Z\t12.5\r")]
    [InlineData("type|lead|rep|at|amount\nlead.closed|L1|anna|2025-03-02T10:00:00Z|12.50\n")]
    [InlineData(
        "Export of 2025\n\ntype,lead,rep,at,amount\nlead.closed,L1,anna,2025-03-02T10:00:00Z,12.5\nTotal,,,,12.5\n"
    )]
    [InlineData("type;lead;rep;at;amount\nlead.closed;L1;anna;2025-03-02 10:00:00+00:00;12,5\n;;;;\n")]
    [InlineData("type;lead;rep;at;amount\nlead.closed;L1;anna;2025-03-02 11:00;12,5\n")]
    public async Task A_list_is_read_as_a_spreadsheet_saves_it(string file)
    {
        var one = Assert.Single(await Read(file, FactFormat.Csv));
        Assert.Equal(("lead.closed", "L1", "anna", 12.5m), (one.Type, one.Lead, one.Rep, one.Amount));
        // where no offset stands, it is by the campaign's clocks
        Assert.Equal(new DateTimeOffset(2025, 3, 2, 10, 0, 0, TimeSpan.Zero), one.At);
    }

    [Fact]
    public async Task An_amount_that_is_asked_about_is_not_guessed_and_the_answer_is_taken()
    {
        const string file =
            "type;lead;rep;at;amount\n"
            + "lead.closed;L1;anna;2025-03-02T10:00:00Z;12,50\n"
            + "lead.closed;L2;anna;2025-03-02T10:00:00Z;12.500\n";

        Assert.Equal(
            [new FieldError("line 3.amount", "ambiguous-amount", "12.500", 12.5m, 12500m)],
            (await Refused(file, FactFormat.Csv)).Errors
        );

        var read = await FactFile.Read(
            new StringReader(file),
            FactFormat.Csv,
            await View(),
            new FactShape { Decimal = DecimalMark.Comma },
            TestContext.Current.CancellationToken
        );
        Assert.Equal([12.5m, 12500m], read.Select(x => x.Amount!.Value));
        Assert.Equal(
            "12.500",
            FactPreview.Of(new StringReader(file), null, TestContext.Current.CancellationToken).Asked
        );
    }

    [Fact]
    public async Task Columns_are_what_somebody_says_they_are()
    {
        const string file = "Étape;Affaire;Vendeur;Quand;Commentaire\nlead.taken;L1;anna;2025-03-02T10:00:00Z;bien\n";
        var shown = FactPreview.Of(new StringReader(file), null, TestContext.Current.CancellationToken).Table;
        Assert.Equal(HeadLine.Asked, shown.Head);
        Assert.Equal(RowFate.Asked, shown.Rows[0].Fate);

        IReadOnlyList<string?> columns = ["type", "lead", "rep", "at", null];
        var unsaid = await Assert.ThrowsAsync<RefusedException>(async () =>
            await FactFile.Read(
                new StringReader(file),
                FactFormat.Csv,
                await View(),
                new FactShape { Columns = columns }
            )
        );
        Assert.Equal([new FieldError("line 1", FactFile.HeadUnsaid)], unsaid.Errors);
        var read = await FactFile.Read(
            new StringReader(file),
            FactFormat.Csv,
            await View(),
            new FactShape { Columns = columns, HasHead = true }
        );
        Assert.Equal(("L1", "anna"), (Assert.Single(read).Lead, read[0].Rep));
    }

    [Fact]
    public async Task A_line_of_JSON_is_no_longer_than_a_request_may_be() =>
        Assert.Equal(
            ["line 2"],
            (await Refused(Good + "\n" + new string('x', 2 << 20), FactFormat.NdJson)).Errors.Select(x => x.Field)
        );

    private static string FactText(LeadEvent one) =>
        $"{one.Source} {one.Id} {one.Type} {one.Lead} {one.Rep} {one.At.ToUnixTimeMilliseconds()} {one.Amount:0.##} "
        + $"{string.Join(',', one.Attributes!)}";

    private static async Task<IReadOnlyList<LeadEvent>> Read(string file, FactFormat format) =>
        await FactFile.Read(new StringReader(file), format, await View());

    private static async Task<RefusedException> Refused(string file, FactFormat format) =>
        await Assert.ThrowsAsync<RefusedException>(() => Read(file, format));

    private static async Task<CampaignSnapshot> View(Func<CampaignDocument, CampaignDocument>? configure = null)
    {
        await using var challenge = await Challenge.Launched(configure);
        return await challenge.Engine.Reads.Snapshot(Challenge.Code);
    }
}
