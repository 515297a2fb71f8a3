using System.Globalization;
using System.Text;
using Bogus;

namespace ChallengeHub.Web;

/// <summary>
/// A fictional sales floor: seven agencies, sixty reps, eight prospectors. The same seed gives the same people.
/// </summary>
public sealed class DemoFloor
{
    private const int RepCount = 60;
    private const int ProspectorCount = 8;

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

    public DemoFloor(int seed)
    {
        var faker = new Faker("fr") { Random = new Randomizer(seed) };
        var taken = new HashSet<string>();
        var people = Enumerable
            .Range(0, RepCount + ProspectorCount)
            .Select(index => Person(faker, taken, index))
            .ToList();
        Reps = people[..RepCount];
        Prospectors = people[RepCount..];
    }

    public IReadOnlyList<DemoPerson> Reps { get; }
    public IReadOnlyList<DemoPerson> Prospectors { get; }

    private static DemoPerson Person(Faker faker, HashSet<string> taken, int index)
    {
        string name;
        string code;
        do
        {
            name = $"{faker.Name.FirstName()} {faker.Name.LastName()}";
            code = Code(name);
        } while (name.Length > 22 || !taken.Add(code));
        return new DemoPerson(code, name, Agencies[index % Agencies.Count].Code, 0.85 + 0.3 * faker.Random.Double());
    }

    private static string Code(string name) =>
        string.Concat(
            name.ToLowerInvariant()
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')
        );
}

/// <param name="Talent">Around 1: how well he sells, or finds.</param>
public sealed record DemoPerson(string Code, string Name, string Agency, double Talent);
