using PhoneNumbers;

namespace ChallengeHub;

/// <summary>One way to write a phone number for all the ways that people write it in.</summary>
public static class Phones
{
    /// <summary>Nobody writes a number longer than this.</summary>
    public const int Longest = 64;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();
    private static readonly HashSet<string> Regions = Numbers.GetSupportedRegions();
    private static readonly Dictionary<string, string> ByZone = Zones
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToDictionary(x => x[1], x => x[0]);

    /// <summary>
    /// As +33612345678; null where it cannot be dialled from abroad. That its length fits its country is enough: a
    /// range that was opened yesterday is in no table.
    /// </summary>
    /// <param name="region">ISO 3166, of a number without a country code; null: each must have one.</param>
    public static string? E164(string? text, string? region) =>
        Read(text, region) is { } number ? Numbers.Format(number, PhoneNumberFormat.E164) : null;

    /// <summary>The digits that are dialled in the number's own country: 0612345678.</summary>
    public static string? NationalDigits(string? e164) =>
        Read(e164, region: null) is { } number
            ? string.Concat(Numbers.Format(number, PhoneNumberFormat.NATIONAL).Where(char.IsAsciiDigit))
            : null;

    /// <summary>Of a country or a part of one (DE-BY); null where there is none to phone to.</summary>
    public static string? RegionOf(string? country) =>
        country?.Split('-')[0].ToUpperInvariant() is { } region && Regions.Contains(region) ? region : null;

    /// <summary>The country of an IANA zone; null: not known.</summary>
    public static string? RegionOfZone(string? zone) => zone is null ? null : ByZone.GetValueOrDefault(zone);

    /// <summary>
    /// Where a lead's numbers are dialled: the country of its team, or of its prospector's, else the campaign's.
    /// </summary>
    public static string? RegionIn(CampaignSnapshot snapshot, LeadCard card)
    {
        var code = card.Team ?? (card.Prospector is { } prospector ? snapshot.Find(prospector)?.Team : null);
        var team = code is null ? null : snapshot.Team(code);
        var document = snapshot.Campaign.Document;

        return RegionOf(team?.Holidays)
            ?? RegionOfZone(team?.TimeZone)
            ?? RegionOf(document.Deadlines?.WorkingHours?.Holidays)
            ?? RegionOfZone(document.TimeZone);
    }

    private static PhoneNumber? Read(string? text, string? region)
    {
        if (text is not { Length: >= 1 and <= Longest })
            return null;
        try
        {
            var number = Numbers.Parse(text, region);
            return IsComplete(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>
    /// The 0 of dialling at home stays in front of a number that is too short without it: then it must be one in use,
    /// as those of Italy.
    /// </summary>
    private static bool IsComplete(PhoneNumber number) =>
        Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
        && (!number.HasNumberOfLeadingZeros || Numbers.IsValidNumber(number));

    /// <summary>Each country before its zone, as IANA has them; of large countries where most people live.</summary>
    private const string Zones = """
        AD Europe/Andorra AL Europe/Tirane AT Europe/Vienna AX Europe/Mariehamn BA Europe/Sarajevo
        BE Europe/Brussels BG Europe/Sofia BY Europe/Minsk CH Europe/Zurich CY Asia/Nicosia CZ Europe/Prague
        DE Europe/Berlin DK Europe/Copenhagen EE Europe/Tallinn ES Europe/Madrid ES Atlantic/Canary
        FI Europe/Helsinki FO Atlantic/Faroe FR Europe/Paris GB Europe/London GE Asia/Tbilisi GG Europe/Guernsey
        GI Europe/Gibraltar GR Europe/Athens HR Europe/Zagreb HU Europe/Budapest IE Europe/Dublin
        IM Europe/Isle_of_Man IS Atlantic/Reykjavik IT Europe/Rome JE Europe/Jersey LI Europe/Vaduz
        LT Europe/Vilnius LU Europe/Luxembourg LV Europe/Riga MC Europe/Monaco MD Europe/Chisinau
        ME Europe/Podgorica MK Europe/Skopje MT Europe/Malta NL Europe/Amsterdam NO Europe/Oslo PL Europe/Warsaw
        PT Europe/Lisbon PT Atlantic/Azores PT Atlantic/Madeira RO Europe/Bucharest RS Europe/Belgrade
        RU Europe/Moscow SE Europe/Stockholm SI Europe/Ljubljana SK Europe/Bratislava SM Europe/San_Marino
        TR Europe/Istanbul UA Europe/Kyiv
        AR America/Argentina/Buenos_Aires BR America/Sao_Paulo CA America/Edmonton CA America/Halifax
        CA America/Toronto CA America/Vancouver CA America/Winnipeg CL America/Santiago CO America/Bogota
        DO America/Santo_Domingo GF America/Cayenne GP America/Guadeloupe HT America/Port-au-Prince
        JM America/Jamaica MQ America/Martinique MX America/Mexico_City PE America/Lima PR America/Puerto_Rico
        US America/Anchorage US America/Chicago US America/Denver US America/Los_Angeles US America/New_York
        US America/Phoenix US Pacific/Honolulu UY America/Montevideo
        CI Africa/Abidjan CM Africa/Douala DZ Africa/Algiers EG Africa/Cairo KE Africa/Nairobi MA Africa/Casablanca
        MG Indian/Antananarivo MU Indian/Mauritius NG Africa/Lagos RE Indian/Reunion SN Africa/Dakar
        TN Africa/Tunis YT Indian/Mayotte ZA Africa/Johannesburg
        AE Asia/Dubai AM Asia/Yerevan CN Asia/Shanghai HK Asia/Hong_Kong ID Asia/Jakarta IL Asia/Jerusalem
        IN Asia/Kolkata JP Asia/Tokyo KR Asia/Seoul LB Asia/Beirut MY Asia/Kuala_Lumpur PH Asia/Manila
        SA Asia/Riyadh SG Asia/Singapore TH Asia/Bangkok TW Asia/Taipei VN Asia/Ho_Chi_Minh
        AU Australia/Adelaide AU Australia/Brisbane AU Australia/Melbourne AU Australia/Perth AU Australia/Sydney
        NC Pacific/Noumea NZ Pacific/Auckland PF Pacific/Tahiti
        """;
}
