namespace ChallengeHub.Web;

/// <summary>What is known of one award, for people: names instead of codes, in their language, days of the
/// challenge's own zone.</summary>
public sealed record WinnerRow(HandOverLine Line, Campaign Campaign, string Period, string Lang)
{
    public Winner Winner => Line.Winner;

    public DateOnly Day(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Campaign.Zone).DateTime);
}

/// <summary>A column of the winners' file that people choose in the browser.</summary>
/// <param name="Key">In the address of the page.</param>
/// <param name="Word">Its heading's.</param>
/// <param name="IsUsual">Chosen until somebody chooses otherwise.</param>
/// <param name="Cell">A string, a number, an <see cref="Amount"/>, a day, or null.</param>
public sealed record WinnerColumn(string Key, string Word, bool IsUsual, Func<WinnerRow, object?> Cell)
{
    /// <summary>How a spreadsheet shows it; null: as text.</summary>
    public string? Format { get; init; }

    /// <summary>The same in the reader's language.</summary>
    public string? SheetFormat => Format == Date ? T.PatternSheetDate : Format;

    public bool IsNumber => Format is not null && Format != Date;

    private const string Money = "#,##0.00";
    private const string Number = "General";
    private const string Whole = "0";
    private const string Date = "date";

    public static readonly IReadOnlyList<WinnerColumn> All =
    [
        new("challenge", "columnChallenge", true, x => x.Campaign.Document.Name!.In(x.Lang)),
        new("period", "awardPeriod", true, x => x.Period),
        new("prize", "prize", true, x => x.Winner.PrizeName.In(x.Lang)),
        new("value", "prizeValue", true, x => x.Winner.Value is { } value ? new Amount(value) : null)
        {
            Format = Money,
        },
        new("currency", "columnCurrency", true, x => x.Winner.Currency),
        new("rank", "awardRank", true, x => x.Winner.Rank) { Format = Whole },
        new("name", "winner", true, x => x.Winner.Name),
        new("email", "email", true, x => x.Line.Email),
        new("team-name", "columnTeam", true, x => x.Line.Team),
        new("points", "columnPoints", true, x => x.Winner.Points) { Format = Number },
        new("status", "state", true, x => T.Of($"status{x.Winner.Status}")),
        new("awarded", "columnAwarded", true, x => x.Day(x.Winner.AwardedAt)) { Format = Date },
        new("handed-over", "columnHandedOver", true, x => x.Line.DeliveredAt is { } at ? x.Day(at) : null)
        {
            Format = Date,
        },
        new("note", "columnNote", true, x => x.Line.Note),
        new("challenge-code", "columnChallengeCode", false, x => x.Winner.Campaign),
        new("prize-code", "columnPrizeCode", false, x => x.Winner.Prize),
        new("code", "columnCode", false, x => x.Winner.Code),
        new("team-code", "columnTeamCode", false, x => x.Winner.Team),
    ];

    /// <summary>In the order of the columns, whatever the order in which they were chosen; none: the usual
    /// ones.</summary>
    public static IReadOnlyList<WinnerColumn> Chosen(IReadOnlyCollection<string> keys)
    {
        var chosen = All.Where(x => keys.Contains(x.Key)).ToList();
        return chosen.Count > 0 ? chosen : [.. All.Where(x => x.IsUsual)];
    }
}
