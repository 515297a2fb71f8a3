using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ChallengeHub.Testing;

/// <summary>
/// What the engine wrote of some leads, to be written many times over: facts, entries of the ledger and rows of leads,
/// each copy as the engine would have written it of other people at other instants.
/// </summary>
internal sealed class LeadCopies
{
    private readonly int copies;
    private readonly ArchivedRows facts;
    private readonly ArchivedRows entries;
    private readonly ArchivedRows leads;

    private LeadCopies(int copies, ArchivedRows facts, ArchivedRows entries, ArchivedRows leads)
    {
        this.copies = copies;
        this.facts = facts;
        this.entries = entries;
        this.leads = leads;
        Numbers = new CopiedNumbers(facts, entries.Rows.Count, copies);
    }

    public CopiedNumbers Numbers { get; }
    public int Leads => leads.Rows.Count * copies;
    public long Facts => (long)facts.Rows.Count * copies;
    public required IReadOnlyDictionary<string, CopiedLead> Played { private get; init; }

    /// <param name="database">Of one campaign, in which nothing was corrected and nothing closed.</param>
    /// <param name="bounds">Milliseconds, at which periods begin and end.</param>
    public static async Task<LeadCopies> Of(Database database, IReadOnlyList<long> bounds, int copies)
    {
        var facts = await ArchivedRows.Read(database, "Facts");
        var entries = await ArchivedRows.Read(database, "Ledger");
        var leads = await ArchivedRows.Read(database, "Leads");
        return new LeadCopies(copies, facts, entries, leads) { Played = CopiedLead.All(facts, bounds) };
    }

    /// <summary>Into a file with the same campaign, launched, that has no lead yet and that nobody uses.</summary>
    public void Write(string file)
    {
        var place = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            ForeignKeys = false,
        };
        using var connection = new SqliteConnection(place.ToString());
        connection.Open();
        using (var pragma = connection.CreateCommand())
        {
            // what a power cut takes is made again
            pragma.CommandText = "pragma synchronous = off; pragma cache_size = -64000";
            pragma.ExecuteNonQuery();
        }

        Write(connection, facts, CopiedFacts());
        Write(connection, entries, CopiedEntries());
        Write(connection, leads, CopiedLeads());
    }

    private static void Write(SqliteConnection connection, ArchivedRows like, IEnumerable<object[]> rows)
    {
        using var writer = new RowWriter(connection, like);
        foreach (var row in rows)
            writer.Write(row);
        writer.End();
    }

    /// <summary>One after the other in the same place, in the order of their numbers; the next two alike.</summary>
    private IEnumerable<object[]> CopiedFacts()
    {
        var row = new CopiedRow(facts);
        foreach (var fact in facts.Rows)
        {
            var lead = facts.Text(fact, "Lead");
            var content = new CopiedContent(facts.Text(fact, "Content"));
            for (var copy = 0; copy < copies; copy++)
            {
                var twin = Played[lead].Twin(copy);
                row.Take(fact);
                row["FactSeq"] = Numbers.FactSeq(facts.Number(fact, "FactSeq"), copy);
                row["EventId"] = twin.Event(facts.Text(fact, "EventId"));
                row["Lead"] = twin.Lead(lead);
                row["Content"] = content.Of(twin);
                row.Change(twin.Person, "Rep", "Prospector");
                row.Change(twin.At, "At");
                if (facts.Number(fact, "FirstSeq") is > 0 and var first)
                    row["FirstSeq"] = Numbers.Seq(first, copy);
                yield return row.Values;
            }
        }
    }

    private IEnumerable<object[]> CopiedEntries()
    {
        var row = new CopiedRow(entries);
        foreach (var fact in facts.Rows.Where(x => facts.Number(x, "Entries") > 0))
        {
            var block = EntryBlock.Of(facts, fact);
            var lead = Played[facts.Text(fact, "Lead")];
            foreach (var copy in Enumerable.Range(0, copies))
            foreach (var seq in block.Seqs)
            {
                row.Take(entries.Rows[(int)seq - 1]);
                Change(row, lead.Twin(copy));
                yield return row.Values;
            }
        }
    }

    private void Change(CopiedRow entry, LeadTwin twin)
    {
        entry.Change(x => Numbers.Seq((long)x, twin.Copy), "Seq");
        entry.Change(x => Numbers.FactSeq((long)x, twin.Copy), "FactSeq");
        entry.Change(x => x is long seq ? Numbers.Seq(seq, twin.Copy) : x, "Reverses");
        entry.Change(x => twin.Event((string)x), "EventId");
        entry.Change(x => twin.Lead((string)x), "Lead");
        entry.Change(twin.Person, "Participant", "Rep", "Prospector");
        entry.Change(twin.Team, "Team");
        entry.Change(twin.At, "OccurredAt");
    }

    private IEnumerable<object[]> CopiedLeads()
    {
        var row = new CopiedRow(leads);
        var number = 0L;
        foreach (var lead in leads.Rows)
        {
            var code = leads.Text(lead, "Lead");
            for (var copy = 0; copy < copies; copy++)
            {
                var twin = Played[code].Twin(copy);
                row.Take(lead);
                row["Number"] = ++number;
                row["Lead"] = twin.Lead(code);
                row["FollowedSeq"] = Numbers.FactSeq(leads.Number(lead, "FollowedSeq"), copy);
                row.Change(twin.Person, "CardRep", "Holder", "Prospector");
                row.Change(twin.Team, "Team", "ReachTeam");
                row.Change(twin.At, "StatusAt", "ReceivedAt", "TakenAt", "ContactedAt", "ClosedAt", "LastAt");
                row.Change(twin.Amount, "Amount");
                ChangeCard(row, new SplitMix64((ulong)number));
                yield return row.Values;
            }
        }
    }

    /// <summary>What a card says that no fact follows; what it does not say, its copies do not say either.</summary>
    private static void ChangeCard(CopiedRow row, SplitMix64 random)
    {
        Said("Company", () => LargeCampaign.CompanyOf((string)row["Lead"]));
        Said("Source", () => LeadLives.Sources[random.Below(LeadLives.Sources.Count)]);
        Said("Cost", () => Written(LeadLives.Cost(random)));
        Said("Potential", () => Written(LeadLives.Potential(random)));
        Said("Qualification", () => JsonSerializer.Serialize(LeadLives.Answers(random), EngineJson.Options));

        void Said(string column, Func<string> change) => row.Change(x => x is string ? change() : x, column);

        string Written(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
