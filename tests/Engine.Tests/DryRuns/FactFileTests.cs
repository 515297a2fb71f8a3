using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

public sealed class FactFileTests
{
    private const string Good = """{ "type": "lead.taken", "lead": "L1", "rep": "anna", "at": "2025-03-02T10:00:00+01:00" }""";

    [Theory]
    [InlineData(Good + "\n{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"rep\": \"anna\", \"at\": \"yesterday\" }", "line 2.at")]
    [InlineData(Good + "\n\n" + "{ \"type\": \"lead.sold\", \"lead\": \"L2\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 3.type")]
    [InlineData("{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 1.rep")]
    [InlineData("{ \"type\": \"lead.taken\", \"lead\": \"L2\", \"rep\": \"pia\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 1.rep")]
    [InlineData("{ \"type\": \"lead.taken\", \"lead\": 7, \"rep\": \"anna\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 1.lead")]
    [InlineData("{ \"id\": \"1\", " + "\"type\": \"lead.taken\", \"lead\": \"L1\", \"rep\": \"anna\", \"at\": \"2025-03-02T10:00:00Z\" }\n{ \"id\": \"1\", \"type\": \"lead.taken\", \"lead\": \"L2\", \"rep\": \"anna\", \"at\": \"2025-03-02T10:00:00Z\" }", "line 2.id")]
    [InlineData(Good + "\nnonsense", "line 2")]
    [InlineData("", "file")]
    public async Task A_line_that_cannot_be_read_is_named_with_its_field(string file, string field) =>
        Assert.Equal([field], (await Refused(file, FactFormat.NdJson)).Errors.Keys);

    [Theory]
    [InlineData("type,lead,rep,at\nlead.taken,L1,anna,2025-03-02T10:00:00Z\nlead.taken,L2,anna,soon", "line 3.at")]
    [InlineData("type;lead;rep;at;colour\n", "line 1.colour")]
    [InlineData("type,lead,rep,at\nlead.taken,L1", "line 2")]
    [InlineData("type,lead,rep,at,amount\nlead.closed,L1,anna,2025-03-02T10:00:00Z,much", "line 2.amount")]
    [InlineData("type,lead,rep,at,amount,currency\nlead.closed,L1,anna,2025-03-02T10:00:00Z,5,USD", "line 2.currency")]
    [InlineData("type,lead,at\nlead.amount_changed,L1,2025-03-02T10:00:00Z", "line 2.amount")]
    [InlineData("type,lead,rep,at\nlead.taken,L1,pia@example.org,2025-03-02T10:00:00Z", "line 2.rep")]
    [InlineData("type,lead,rep,at\nlead.taken,\"L1,anna,2025-03-02T10:00:00Z\n", "line 2")]
    public async Task So_is_a_row_of_a_spreadsheet(string file, string field) => Assert.Equal([field], (await Refused(file, FactFormat.Csv)).Errors.Keys);

    [Fact]
    public async Task A_spreadsheet_says_what_lines_of_json_say()
    {
        var lines = await Read("""
            { "source": "crm", "id": "1", "type": "lead.closed", "lead": "L;1", "rep": "zoe", "at": "2025-03-02T10:00:00+01:00", "amount": 12.5, "attributes": { "team": "lille" } }
            { "source": "crm", "id": "1", "type": "lead.closed", "lead": "L;1", "rep": "zoe", "at": "2025-03-02T09:00:00Z", "amount": 12.50, "attributes": { "team": "lille" } }
            """, FactFormat.NdJson);
        var rows = await Read("source;id;type;lead;rep;at;amount;attributes.team\r\ncrm;1;lead.closed;\"L;1\";zoe;2025-03-02T10:00:00+01:00;12.5;lille\r\n", FactFormat.Csv);

        // told twice it counts once
        Assert.Equal(FactText(Assert.Single(lines)), FactText(Assert.Single(rows)));
    }

    [Theory]
    [InlineData(FactFormat.Csv, "type,lead,rep,prospector,at,amount,currency,account\nlead.closed,L1,ANNA.both@example.org,Pia@example.org,2025-03-02T10:00:00+0100,10000,HUF,Grands Moulins")]
    [InlineData(FactFormat.NdJson, """{ "type": "lead.closed", "lead": "L1", "rep": "ANNA.both@example.org", "prospector": "Pia@example.org", "at": "2025-03-02T10:00:00+0100", "amount": 10000, "currency": "HUF", "account": "Grands Moulins" }""")]
    public async Task Addresses_and_currencies_are_put_in_the_campaigns_terms(FactFormat format, string file)
    {
        var read = Assert.Single(await FactFile.Read(new StringReader(file), format, await View(x => x with { Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m } })));
        Assert.Equal(("anna", "pia", 26m, null, "Grands Moulins"), (read.Rep, read.Prospector, read.Amount, read.Currency, read.Account));
    }

    [Fact]
    public async Task Whom_the_campaign_does_not_know_by_address_plays_once_under_it()
    {
        var view = await View();
        var events = await Read("type,lead,rep,at\nlead.taken,L1,Zoe@example.org,2025-03-02T10:00:00Z\nlead.taken,L2,zoe@Example.org,2025-03-02T10:00:00Z\n", FactFormat.Csv);
        Assert.Equal(["zoe@example.org"], ImportedYear.Of(view, events).Made.Values);
    }

    [Fact]
    public async Task A_changed_amount_of_last_year_is_paid_again()
    {
        var view = await View(x => x with { Rules = [Some.Rule("sale", Stage.Closed) with { PerAmount = 100 }] });
        var events = await Read("type,lead,rep,at,amount\nlead.closed,L1,anna,2025-03-02T10:00:00Z,500\nlead.amount_changed,L1,,2025-04-02T10:00:00Z,900\n", FactFormat.Csv);
        var year = ImportedYear.Of(view, events);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(year.Past, Trial.InForce, entries.Add);
        foreach (var fact in year.Facts) replay.Play(fact);
        Assert.Equal([5L, -5L, 9L], entries.Select(x => x.Points));
    }

    [Fact]
    public async Task Last_years_facts_are_played_in_last_years_window_and_strangers_are_made()
    {
        var view = await View(x => x with { Rules = [.. RuleSet.Default, Some.Rule("bonus", Stage.Closed, 5) with { From = Challenge.Start.AddMonths(2), Until = Challenge.Start.AddMonths(3) }] });
        var events = await Read("type,lead,rep,prospector,at,attributes.team\nlead.closed,L2,zoe,pia,2024-03-05T10:00:00Z,lille\nlead.taken,L1,anna,,2024-02-02T10:00:00Z,\n", FactFormat.Csv);

        var year = ImportedYear.Of(view, events);
        var entries = new List<LedgerEntry>();
        var replay = new Replay(year.Past, Trial.InForce, entries.Add);
        foreach (var fact in year.Facts) replay.Play(fact);
        replay.Finish(year.Past.Campaign.EndsAt.AddDays(30));

        Assert.Equal(-2, year.YearsMoved);
        Assert.Equal(["zoe"], year.Made.Values);
        Assert.Equal(["taken 1", "closed 10", "bonus 5"], entries.Select(x => $"{x.Rule} {x.Points}"));
        Assert.Equal(["lille", "lyon"], replay.Tally.Lines(new BoardKey(BoardKind.Teams, 0)).Select(x => x.Member).Order());
        Assert.Equal(13, replay.Certified.Count);
    }

    private static string FactText(LeadEvent one) => $"{one.Source} {one.Id} {one.Type} {one.Lead} {one.Rep} {one.At.ToUnixTimeMilliseconds()} {one.Amount:0.##} {string.Join(',', one.Attributes!)}";

    private static async Task<IReadOnlyList<LeadEvent>> Read(string file, FactFormat format) => await FactFile.Read(new StringReader(file), format, await View());

    private static async Task<Refusal> Refused(string file, FactFormat format) => await Assert.ThrowsAsync<Refusal>(() => Read(file, format));

    private static async Task<CampaignView> View(Func<CampaignDocument, CampaignDocument>? configure = null)
    {
        await using var challenge = await Challenge.Launched(configure);
        return await challenge.Engine.Reads.View(Challenge.Code);
    }
}
