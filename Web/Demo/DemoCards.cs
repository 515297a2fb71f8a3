using System.Text.Json;
using Bogus;

namespace ChallengeHub.Web;

/// <summary>
/// What people write at the desk of the demonstration: companies, whom they met there, answers to the sheet, notes. The
/// same seed gives the same texts.
/// </summary>
internal sealed class DemoCards(int seed)
{
    /// <summary>Numbers that the French regulator keeps for fiction.</summary>
    private static readonly string[] Phones =
    [
        "+33 1 99 00 ## ##",
        "+33 2 61 91 ## ##",
        "+33 3 53 01 ## ##",
        "+33 4 65 71 ## ##",
        "+33 5 36 49 ## ##",
        "+33 6 39 98 ## ##",
    ];
    private static readonly string[] Roles =
    [
        "Head of purchasing",
        "Office manager",
        "Managing director",
        "Head of IT",
        "Finance director",
    ];
    private static readonly string[] Meetings =
    [
        "Stopped at our stand and stayed for the whole demonstration.",
        "Filled in the form on the website and asked for a call.",
        "A customer recommended us to them.",
        "Called us about an offer that they had seen.",
        "Our partner did their network and gave me the name.",
    ];
    private static readonly string[] Plans =
    [
        "Their lease ends this year.",
        "They open a second office in spring.",
        "The old printers break down every week.",
        "They compare three offers and want to decide soon.",
        "They print all their catalogues outside, and it costs too much.",
    ];
    private static readonly string[] Wishes =
    [
        "Colour printers for two floors.",
        "One contract for paper, toner and repair.",
        "A printer that the sales people reach from home.",
        "Less paper: scan to the archive.",
        "A large one for plans.",
    ];
    private static readonly string[] Hints =
    [
        "Best reached before ten in the morning.",
        "Wants figures first, then a visit.",
        "Knows our house from the last employer.",
        "Talks fast and decides fast.",
    ];
    private static readonly string[] Talks =
    [
        "Explained the contract; the offer goes out today.",
        "Reached at the second try. A visit is agreed.",
        "Shows interest, asks for two references.",
        "The budget is there; finance has to agree.",
    ];
    private static readonly string[] Praises =
    [
        "I know them: worth a quick call.",
        "Go there in person, they like that.",
        "Mention the hospital that we equipped last year.",
    ];
    private static readonly string[] Budgets = ["unknown", "planned", "approved"];

    private readonly Faker faker = new("fr") { Random = new Randomizer(seed) };

    /// <param name="received">The event with which a CRM would report the lead.</param>
    /// <param name="named">For whom the prospector brought it; null: for his own team.</param>
    public LeadCard Card(LeadEvent received, DemoPerson? named = null)
    {
        var company = faker.Company.CompanyName();
        var contact = $"{faker.Name.FirstName()} {faker.Name.LastName()}";

        return new LeadCard
        {
            Code = received.Lead,
            Company = company,
            Contact = new LeadContact
            {
                Name = contact,
                Role = One(Roles),
                Phone = faker.Random.Replace(One(Phones)),
                Email = $"{Word(contact)}@{Word(company)}.example",
                About = One(Hints),
            },
            Context = $"{One(Meetings)}\n{One(Plans)}",
            Source = received.Attributes?.GetValueOrDefault("origin"),
            Potential = received.Amount,
            Due = DateOnly.FromDateTime(received.At.DateTime).AddDays(faker.Random.Int(45, 150)),
            Rep = named?.Code,
            Prospector = received.Prospector,
            Qualification = Answers(),
        };
    }

    /// <summary>A beginning that the sheet does not take yet.</summary>
    public LeadCard Unfinished() =>
        new()
        {
            Code = "",
            Company = faker.Company.CompanyName(),
            Context = One(Meetings),
            Source = "fair",
        };

    public DemoNote Talk() => new(faker.Random.Int(1, 3) == 1 ? NoteKind.Meeting : NoteKind.Call, One(Talks));

    /// <summary>What a director writes beside his word; mostly nothing.</summary>
    public DemoNote? Praise() => faker.Random.Int(1, 3) == 1 ? new DemoNote(NoteKind.Note, One(Praises)) : null;

    public int? Rating() => faker.Random.Int(1, 3) == 1 ? faker.Random.Int(2, 5) : null;

    /// <summary>Good enough for the sheet of the campaign.</summary>
    private Dictionary<string, JsonElement> Answers()
    {
        var budget = One(Budgets);
        var decides = budget != "approved" || faker.Random.Bool();

        return new Dictionary<string, JsonElement>
        {
            ["need"] = JsonSerializer.SerializeToElement(One(Wishes)),
            ["budget"] = JsonSerializer.SerializeToElement(budget),
            ["decides"] = JsonSerializer.SerializeToElement(decides),
            ["printers"] = JsonSerializer.SerializeToElement(faker.Random.Int(3, 120)),
        };
    }

    private string One(string[] texts) => faker.Random.ArrayElement(texts);

    /// <summary>As a part of an address.</summary>
    private static string Word(string text) =>
        string.Join('-', DemoFloor.Slug(text).Split('-', StringSplitOptions.RemoveEmptyEntries));
}
