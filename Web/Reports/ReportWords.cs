using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// How reports say figures: in the reader's language, the challenge's currency and its zone. A figure that there is not
/// is a dash.
/// </summary>
public sealed record ReportWords(CampaignSnapshot Snapshot, string Lang)
{
    public const string None = "–";

    /// <summary>More hours are said as days.</summary>
    private const decimal ManyHours = 72;

    private CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Lang);
    private CampaignDocument Document => Snapshot.Campaign.Document;

    /// <summary>Whose names the reader reads.</summary>
    public Audience Reader { get; init; } = Audience.Everybody;

    public string Number(decimal? number) => number is { } known ? known.ToString("#,0.##;−#,0.##;0", Culture) : None;

    /// <summary>"31.0%".</summary>
    public string Percent(double? part) => part is { } known ? known.ToString("P1", Culture).Replace('-', '−') : None;

    /// <summary>"+214.0%".</summary>
    public string Return(decimal? part) =>
        part is { } known ? $"{(known > 0 ? "+" : "")}{Percent((double)known)}" : None;

    /// <summary>"+39.0 points".</summary>
    public string Points(double? difference) =>
        difference is { } known ? T.FormatReportsPoints((known * 100).ToString("+#,0.0;−#,0.0;0.0", Culture)) : None;

    /// <summary>"26.0% to 36.0%"; empty for none.</summary>
    public string Bounds(Interval? interval) =>
        interval is null ? "" : T.FormatReportsBounds(low: Percent(interval.Low), high: Percent(interval.High));

    /// <summary>"+5.2 to +67.0 points".</summary>
    public string PointBounds(Interval? interval) =>
        interval is null
            ? ""
            : T.FormatReportsBounds(
                low: (interval.Low * 100).ToString("+#,0.0;−#,0.0;0.0", Culture),
                high: Points(interval.High)
            );

    /// <summary>To the cent.</summary>
    public string Money(decimal? amount) =>
        amount is { } known
            ? ChallengeHub.Web.Money.Of(
                decimal.Round(known, 2, MidpointRounding.AwayFromZero),
                Document.Currency ?? "",
                Culture
            )
            : None;

    /// <summary>"5.3 h", "4.2 days".</summary>
    public string Hours(decimal? hours) =>
        hours switch
        {
            null => None,
            > ManyHours => T.FormatReportsDays((hours.Value / 24).ToString("#,0.#", Culture)),
            _ => T.FormatReportsHours(hours.Value.ToString("0.##", Culture)),
        };

    /// <summary>"1 day", "14 days".</summary>
    public string Length(int days) => days == 1 ? T.ReportsOneDay : T.FormatReportsDays(Number(days));

    /// <summary>Working hours are no parts of days.</summary>
    public string WorkingHours(decimal? hours) =>
        hours is { } known ? T.FormatReportsHours(known.ToString("#,0.##", Culture)) : None;

    public string Day(DateTimeOffset at) => Local(at).ToString("d MMM yyyy", Culture);

    public string Moment(DateTimeOffset at) => Local(at).ToString("d MMM yyyy HH:mm", Culture);

    public string Moment(DateTimeOffset? at) => at is { } known ? Moment(known) : None;

    /// <summary>The first and the last day of a window, whose end is without.</summary>
    public string Days(DateTimeOffset from, DateTimeOffset until) => $"{Day(from)} – {Day(until.AddMilliseconds(-1))}";

    /// <summary>A person by number.</summary>
    public string Name(int? person) =>
        person is { } number && Snapshot.Participants.FirstOrDefault(x => x.Number == number) is { } known
            ? Reader.NameOf(known, Lang)
            : None;

    public string Team(string? code) => code is null ? T.ReportsNoneTeam : Snapshot.Team(code)?.Name.In(Lang) ?? code;

    public string Status(LeadStatus? status) => status is { } known ? T.Of($"deskStatus{known}") : None;

    /// <summary>For charts: what the clocks of the challenge showed, in milliseconds as if it were UTC.</summary>
    public long Chart(DateTimeOffset at) =>
        new DateTimeOffset(Local(at).DateTime, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Snapshot.Campaign.Zone);
}
