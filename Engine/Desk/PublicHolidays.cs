using System.Collections.Concurrent;
using System.Collections.Frozen;
using PublicHoliday;

namespace ChallengeHub;

/// <summary>Which days are public holidays in a country or one of its regions, by ISO 3166 code: FR, DE-BY.</summary>
public static class PublicHolidays
{
    private static readonly FrozenDictionary<string, Func<IPublicHolidays>> Calendars = Countries()
        .Concat(Regions())
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<CodeYear, FrozenSet<DateOnly>> Years = new();

    /// <summary>In the order of the alphabet: a country stands before its regions.</summary>
    public static IReadOnlyList<string> KnownCodes { get; } = [.. Calendars.Keys.Order(StringComparer.Ordinal)];

    public static bool IsKnown(string? code) => code is not null && Calendars.ContainsKey(code);

    /// <summary>Never holds for a code that is not known.</summary>
    public static bool Contain(string code, DateOnly day) => Of(code, day.Year).Contains(day);

    /// <summary>The holidays that fall into the year; none of a code that is not known.</summary>
    public static IReadOnlySet<DateOnly> Of(string code, int year) =>
        IsKnown(code) ? Years.GetOrAdd(new CodeYear(code, year), Find) : FrozenSet<DateOnly>.Empty;

    // the list of a year may begin in the year before: of a New Year on a Saturday its Friday is free
    private static FrozenSet<DateOnly> Find(CodeYear wanted) =>
        Listed(wanted.Code, wanted.Year)
            .Concat(Listed(wanted.Code, wanted.Year + 1))
            .Select(DateOnly.FromDateTime)
            .Where(day => day.Year == wanted.Year)
            .ToFrozenSet();

    private static IEnumerable<DateTime> Listed(string code, int year)
    {
        try
        {
            // its list without names has the wrong Easter of Serbia
            return Calendars[code]().PublicHolidayNames(year).Keys;
        }
        catch (ArgumentException)
        {
            // The package fails where two holidays of a region fall on one day (FR-972 in 2031): then the country's
            // count. Where its moon calendar ends (TR in 2077) there are none.
            return code.Length > 2 ? Listed(code[..2], year) : [];
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<IPublicHolidays>>> Countries()
    {
        const string codes =
            "AT AU BE BR CA CH CZ DE DK EE ES FI FR GB GR HR HU IE IT JP KZ LT LU LV MX NL NO NZ PL PT RO RS SE SI SK "
            + "TR US ZA";
        foreach (var code in codes.Split(' '))
            yield return new(code, () => PublicHolidayFactory.GetPublicHolidayForCountry(code));
        // the factory has forgotten it
        yield return new("ME", () => new MontenegroPublicHoliday());
    }

    private static IEnumerable<KeyValuePair<string, Func<IPublicHolidays>>> Regions()
    {
        foreach (var state in Enum.GetValues<AustraliaPublicHoliday.States>())
            if (state != AustraliaPublicHoliday.States.All)
                yield return new($"AU-{state}", () => new AustraliaPublicHoliday { State = state });
        foreach (var province in "AB BC MB NB NL NS NT NU ON PE QC SK YT".Split(' '))
            yield return new($"CA-{province}", () => new CanadaPublicHoliday(province));
        foreach (var canton in Enum.GetValues<SwitzerlandPublicHoliday.Cantons>())
            if (canton is not (SwitzerlandPublicHoliday.Cantons.OnlyOfficial or SwitzerlandPublicHoliday.Cantons.ALL))
                yield return new($"CH-{canton}", () => new SwitzerlandPublicHoliday { Canton = canton });
        foreach (var state in Enum.GetValues<GermanPublicHoliday.States>())
            if (state != GermanPublicHoliday.States.ALL)
                yield return new($"DE-{state}", () => new GermanPublicHoliday { State = state });
        foreach (var (code, region) in French)
            yield return new($"FR-{code}", () => new FrancePublicHoliday { Region = region });
        foreach (var (code, country) in British)
            yield return new($"GB-{code}", () => new UKBankHoliday(country));
        foreach (var (code, district) in NewZealand)
            yield return new($"NZ-{code}", () => new NewZealandPublicHoliday { ProvincialDistrict = district });
        foreach (var (code, region) in Portuguese)
            yield return new($"PT-{code}", () => new PortugalPublicHoliday { Region = region });
    }

    private static Dictionary<string, FrancePublicHoliday.Regions> French =>
        new()
        {
            ["57"] = FrancePublicHoliday.Regions.AlsaceMoselle,
            ["67"] = FrancePublicHoliday.Regions.AlsaceMoselle,
            ["68"] = FrancePublicHoliday.Regions.AlsaceMoselle,
            ["971"] = FrancePublicHoliday.Regions.Guadeloupe,
            ["972"] = FrancePublicHoliday.Regions.Martinique,
            ["973"] = FrancePublicHoliday.Regions.Guyane,
            ["974"] = FrancePublicHoliday.Regions.Reunion,
            ["976"] = FrancePublicHoliday.Regions.Mayotte,
            ["BL"] = FrancePublicHoliday.Regions.SaintBarthelemy,
            ["MF"] = FrancePublicHoliday.Regions.SaintMartin,
            ["NC"] = FrancePublicHoliday.Regions.NouvelleCaledonie,
            ["PF"] = FrancePublicHoliday.Regions.PolynesieFrancaise,
            ["WF"] = FrancePublicHoliday.Regions.WallisEtFutuna,
        };

    private static Dictionary<string, UKBankHoliday.UkCountries> British =>
        new()
        {
            ["ENG"] = UKBankHoliday.UkCountries.England,
            ["NIR"] = UKBankHoliday.UkCountries.NorthernIreland,
            ["SCT"] = UKBankHoliday.UkCountries.Scotland,
            ["WLS"] = UKBankHoliday.UkCountries.Wales,
        };

    private static Dictionary<string, NewZealandPublicHoliday.ProvincialDistricts> NewZealand =>
        new()
        {
            ["AUK"] = NewZealandPublicHoliday.ProvincialDistricts.AUCKLAND,
            ["CAN"] = NewZealandPublicHoliday.ProvincialDistricts.CANTERBURY,
            ["CIT"] = NewZealandPublicHoliday.ProvincialDistricts.CHATHAM_ISLANDS,
            ["HKB"] = NewZealandPublicHoliday.ProvincialDistricts.HAWKES_BAY,
            ["MBH"] = NewZealandPublicHoliday.ProvincialDistricts.MARLBOROUGH,
            ["NSN"] = NewZealandPublicHoliday.ProvincialDistricts.NELSON,
            ["NTL"] = NewZealandPublicHoliday.ProvincialDistricts.NORTHLAND,
            ["OTA"] = NewZealandPublicHoliday.ProvincialDistricts.OTAGO,
            ["STL"] = NewZealandPublicHoliday.ProvincialDistricts.SOUTHLAND,
            ["TKI"] = NewZealandPublicHoliday.ProvincialDistricts.TARANAKI,
            ["WGN"] = NewZealandPublicHoliday.ProvincialDistricts.WELLINGTON,
            ["WTC"] = NewZealandPublicHoliday.ProvincialDistricts.WESTLAND,
        };

    private static Dictionary<string, PortugalPublicHoliday.Regions> Portuguese =>
        new() { ["20"] = PortugalPublicHoliday.Regions.Acores, ["30"] = PortugalPublicHoliday.Regions.Madeira };

    private readonly record struct CodeYear(string Code, int Year);
}
