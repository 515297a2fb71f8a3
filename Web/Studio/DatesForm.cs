namespace ChallengeHub.Web;

/// <summary>What a launch fixes, as it is typed before the start: days, zone, periods, and how is counted.</summary>
public sealed class DatesForm
{
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? TimeZone { get; set; }
    public string? Currency { get; set; }
    public PeriodLength Every { get; set; }
    public string? GraceMinutes { get; set; }
    public TieBreak Ties { get; set; }
    public TeamScore TeamScore { get; set; }
    public bool Validation { get; set; }

    public static DatesForm Of(Campaign campaign)
    {
        var document = campaign.Document;
        var window = LocalWindow.Of(campaign.StartsAt, campaign.EndsAt, campaign.Zone);
        return new()
        {
            FirstDay = Typed.Of(window.FirstDay),
            LastDay = Typed.Of(window.LastDay),
            TimeZone = document.TimeZone,
            Currency = document.Currency,
            Every = document.Periods.Every,
            GraceMinutes = $"{document.Periods.GraceMinutes}",
            Ties = document.Ties,
            TeamScore = document.TeamScore,
            Validation = document.Validation,
        };
    }

    /// <summary>
    /// The document with what was typed. In another zone the same days are meant, and happy hours keep their time
    /// of day.
    /// </summary>
    public CampaignDocument Read(Campaign campaign, FieldErrors errors)
    {
        var before = campaign.Document;
        var old = campaign.Zone;
        var zone = CampaignCheck.ZoneOf(Typed.Text(TimeZone));
        var window = LocalWindow.Of(campaign.StartsAt, campaign.EndsAt, old) with
        {
            FirstDay = Typed.Day(FirstDay, errors, "startsAt"),
            LastDay = Typed.Day(LastDay, errors, "endsAt"),
        };

        return before with
        {
            StartsAt = zone is null ? null : window.StartsAt(zone),
            EndsAt = zone is null ? null : window.EndsAt(zone),
            TimeZone = Typed.Text(TimeZone),
            Currency = Typed.Text(Currency)?.ToUpperInvariant(),
            Periods = before.Periods with
            {
                Every = Every,
                GraceMinutes = Typed.Whole(GraceMinutes, errors, "periods.graceMinutes") ?? before.Periods.GraceMinutes,
            },
            Ties = Ties,
            TeamScore = TeamScore,
            Validation = Validation,
            Rules = zone is null || zone.Id == old.Id ? before.Rules : LocalTimes.Moved(before.Rules, old, zone),
        };
    }
}
