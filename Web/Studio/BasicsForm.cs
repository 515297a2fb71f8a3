namespace ChallengeHub.Web;

/// <summary>The first step as it is typed: name, days, zone, currency, periods.</summary>
public sealed class BasicsForm
{
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public string? Code { get; set; }
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? TimeZone { get; set; }
    public string? Currency { get; set; }
    public string? Rates { get; set; }
    public PeriodLength Every { get; set; } = PeriodLength.Month;

    /// <summary>A year from today where the latest campaign was played.</summary>
    public static BasicsForm New(DateTimeOffset now, CampaignDocument? latest, string language)
    {
        var zone = latest?.TimeZone ?? (language == "fr" ? "Europe/Paris" : "Europe/London");
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(now, CampaignCheck.ZoneOf(zone) ?? TimeZoneInfo.Utc).DateTime
        );
        return new BasicsForm
        {
            FirstDay = Typed.Of(today),
            LastDay = Typed.Of(today.AddYears(1).AddDays(-1)),
            TimeZone = zone,
            Currency = latest?.Currency ?? "EUR",
        };
    }

    public static BasicsForm Of(Draft draft, string language)
    {
        var document = draft.Document.Campaign;
        var window = draft.Document.Window;
        var (en, fr) = TypedName.Of(document.Name, language);
        return new BasicsForm
        {
            NameEn = en,
            NameFr = fr,
            Code = draft.Code,
            FirstDay = Typed.Of(window.FirstDay),
            LastDay = Typed.Of(window.LastDay),
            TimeZone = document.TimeZone,
            Currency = document.Currency,
            Rates = RatesText.Of(document.Rates),
            Every = document.Periods.Every,
        };
    }

    /// <summary>
    /// The draft with what was typed; in another zone happy hours stay at the same time of the clocks.
    /// </summary>
    public DraftDocument Read(DraftDocument before, FieldErrors errors)
    {
        var old = CampaignCheck.ZoneOf(before.Campaign.TimeZone);
        var zone = CampaignCheck.ZoneOf(Typed.Text(TimeZone));

        return before with
        {
            Campaign = before.Campaign with
            {
                Name = TypedName.Read(NameEn, NameFr, before.Campaign.Name),
                TimeZone = Typed.Text(TimeZone),
                Currency = Typed.Text(Currency)?.ToUpperInvariant(),
                Rates = RatesText.Read(Rates, before.Campaign.Rates, errors),
                Periods = before.Campaign.Periods with { Every = Every },
                Rules =
                    old is not null && zone is not null && old.Id != zone.Id
                        ? LocalTimes.Moved(before.Campaign.Rules, old, zone)
                        : before.Campaign.Rules,
            },
            Window = before.Window with
            {
                FirstDay = Typed.Day(FirstDay, errors, "startsAt"),
                LastDay = Typed.Day(LastDay, errors, "endsAt"),
            },
        };
    }

    public string ProposedCode => ChallengeHub.ProposedCode.Of(NameEn ?? NameFr, "challenge");

    /// <summary>The zones that people live in.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Select(x => x.Id)
            .Where(id =>
                CampaignCheck.ZoneOf(id) is not null
                && id.Contains('/')
                && !id.StartsWith("Etc/", StringComparison.Ordinal)
                && !id.StartsWith("SystemV/", StringComparison.Ordinal)
            )
            .Append("UTC")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static readonly IReadOnlyList<string> Currencies =
    [
        "EUR",
        "CHF",
        "GBP",
        "USD",
        "CAD",
        "AUD",
        "DKK",
        "MAD",
        "NOK",
        "PLN",
        "SEK",
        "TND",
        "XOF",
    ];
}
