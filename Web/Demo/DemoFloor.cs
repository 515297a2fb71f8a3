using System.Globalization;
using System.Text;
using Bogus;

namespace ChallengeHub.Web;

/// <summary>
/// A fictional sales floor: seven agencies, sixty reps, eight prospectors, and two agencies that do not play, to be
/// compared with. The same seed gives the same people.
/// </summary>
public sealed class DemoFloor
{
    private const int RepCount = 60;
    private const int ProspectorCount = 8;
    private const int HoldOutRepCount = 16;

    public static IReadOnlyList<(string Code, string Name)> Agencies { get; } =
    [
        ("lyon", "Lyon"),
        ("paris", "Paris"),
        ("lille", "Lille"),
        ("nantes", "Nantes"),
        ("bordeaux", "Bordeaux"),
        ("marseille", "Marseille"),
        ("strasbourg", "Strasbourg"),
    ];

    /// <summary>The campaign's baseline names them, too.</summary>
    public static IReadOnlyList<string> HoldOuts { get; } = ["nice", "toulouse"];

    public DemoFloor(int seed)
    {
        var faker = new Faker("fr") { Random = new Randomizer(seed) };
        var taken = new HashSet<string>();
        var people = Enumerable
            .Range(0, RepCount + ProspectorCount)
            .Select(index => Person(faker, taken, Agencies[index % Agencies.Count].Code))
            .ToList();
        Reps = people[..RepCount];
        Prospectors = people[RepCount..];

        // drawn last: everybody else is who he was without them
        var others = Enumerable
            .Range(0, HoldOutRepCount + HoldOuts.Count)
            .Select(index => Person(faker, taken, HoldOuts[index % HoldOuts.Count]))
            .ToList();
        HoldOutReps = others[..HoldOutRepCount];
        HoldOutProspectors = others[HoldOutRepCount..];
    }

    public IReadOnlyList<DemoPerson> Reps { get; }
    public IReadOnlyList<DemoPerson> Prospectors { get; }
    public IReadOnlyList<DemoPerson> HoldOutReps { get; }
    public IReadOnlyList<DemoPerson> HoldOutProspectors { get; }

    /// <summary>Those who play, and those who do not.</summary>
    public IEnumerable<DemoPerson> AllReps => Reps.Concat(HoldOutReps);
    public IEnumerable<DemoPerson> AllProspectors => Prospectors.Concat(HoldOutProspectors);

    private static DemoPerson Person(Faker faker, HashSet<string> taken, string agency)
    {
        string name;
        string code;
        do
        {
            name = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
            code = Slug(name);
        } while (name.Length > 22 || !taken.Add(code));
        return new DemoPerson(code, name, agency, 0.85 + 0.3 * faker.Random.Double());
    }

    /// <summary>Those of whom people may sign in as one: the play does not touch what waits for them.</summary>
    public bool IsSignedIn(string? code) => code == Reps[0].Code || code == Prospectors[0].Code;

    internal static string Slug(string name) =>
        string.Concat(
            name.ToLowerInvariant()
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')
        );
}

/// <param name="Talent">Around 1: how well he sells, or finds.</param>
public sealed record DemoPerson(string Code, string Name, string Agency, double Talent);
