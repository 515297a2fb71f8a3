namespace ChallengeHub.Web.Tests;

/// <summary>
/// An imaging company: one cell in Budapest finds leads for two reps in each of 18 countries, which have clocks and
/// holidays of their own.
/// </summary>
internal static class ImagingCompany
{
    public const int LeadsEach = 5;

    public static readonly Dictionary<string, string> Zones = new()
    {
        ["AT"] = "Europe/Vienna",
        ["BE"] = "Europe/Brussels",
        ["CH"] = "Europe/Zurich",
        ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin",
        ["DK"] = "Europe/Copenhagen",
        ["ES"] = "Europe/Madrid",
        ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["IT"] = "Europe/Rome",
        ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo",
        ["PL"] = "Europe/Warsaw",
        ["PT"] = "Europe/Lisbon",
        ["RO"] = "Europe/Bucharest",
        ["SE"] = "Europe/Stockholm",
        ["SK"] = "Europe/Bratislava",
    };

    public static IEnumerable<string> Countries => Zones.Keys.Select(x => x.ToLowerInvariant());

    /// <summary>Those of a country that its first rep gets.</summary>
    public static IEnumerable<string> Firsts(string country) => new[] { 1, 3, 5 }.Select(x => $"apr-{country}-{x}");

    public static IEnumerable<DoneMove> Acted(string lead, string rep) =>
        [new DoneMove(lead, "taken", rep), new DoneMove(lead, "contacted", rep)];

    public static IEnumerable<object> Cards(string month) =>
        Countries.SelectMany(country =>
            Enumerable
                .Range(1, LeadsEach)
                .Select(x => new
                {
                    code = $"{month}-{country}-{x}",
                    company = $"Clinic {month} {country} {x}",
                    source = "cell-budapest",
                    qualification = new { country },
                })
        );

    public static IEnumerable<object> Players =>
        Countries
            .SelectMany(x =>
                new[] { 1, 2 }.Select(number => new
                {
                    code = $"{x}-{number}",
                    name = $"Rep {number} of {x}",
                    team = (string?)x,
                    role = "rep",
                })
            )
            .Append(
                new
                {
                    code = "pia",
                    name = "Pia",
                    team = (string?)null,
                    role = "prospector",
                }
            );

    /// <param name="isGuided">Leads are routed and fall due.</param>
    public static Dictionary<string, object> Document(bool isGuided)
    {
        var document = new Dictionary<string, object>
        {
            ["name"] = "Two months of leads",
            ["timeZone"] = "Europe/Budapest",
            ["currency"] = "EUR",
            ["startsAt"] = "2026-03-01T00:00:00+01:00",
            ["endsAt"] = "2026-05-01T00:00:00+02:00",
            ["teams"] = Zones.Select(x => new
            {
                code = x.Key.ToLowerInvariant(),
                name = x.Key,
                timeZone = x.Value,
                holidays = x.Key,
            }),
            ["sheet"] = new
            {
                fields = new[]
                {
                    new
                    {
                        code = "country",
                        name = "Country",
                        kind = "choice",
                        required = true,
                        options = Countries.Select(x => new { value = x }),
                    },
                },
            },
        };
        if (!isGuided)
            return document;

        document["routing"] = Countries.Select(x => new
        {
            where = new[]
            {
                new
                {
                    field = "qualification.country",
                    op = "=",
                    value = x,
                },
            },
            team = x,
            turn = true,
        });
        document["deadlines"] = new
        {
            take = 9,
            contact = 18,
            onTake = "release",
            workingHours = new
            {
                days = "mon-fri",
                from = "09:00",
                until = "18:00",
            },
        };
        return document;
    }
}
