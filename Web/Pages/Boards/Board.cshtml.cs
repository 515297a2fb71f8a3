using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>The boards for those who play, on a phone or a desk; all that moves on it is Client/board.ts.</summary>
[RequireAccess(AccessPolicies.Boards)]
public sealed class BoardView(PageReads reads, Themes themes, Screens screens, Release release)
    : LivePage(reads, themes, screens, release)
{
    /// <summary>The board that has the reader; who plays nothing begins with the reps.</summary>
    public string First => Sheet.Reach.Own.Select(x => x.Board).FirstOrDefault("reps");

    /// <summary>Until the script has the board; null: it is not frozen for the reader.</summary>
    public string? Frozen => FrozenSince is { } since && !SeesUnrevealed ? T.FormatWallFrozen(Moment(since)) : null;

    /// <summary>To those who see the boards move: nobody else does.</summary>
    public string? FrozenForOthers =>
        FrozenSince is { } since && SeesUnrevealed ? T.FormatWallFrozenForOthers(Moment(since)) : null;

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Sheet.Lang);

    public string Signed(RuleLine rule) =>
        $"{rule.Points.ToString("+#,0;−#,0;0", Culture)} {Sheet.Theme.Points.For(rule.Points)}";

    /// <summary>
    /// A rule's small print in the theme's words: the stage, who is paid, per how much, how often, when.
    /// </summary>
    public string Terms(RuleLine rule) => string.Join(" · ", Parts(rule));

    private IEnumerable<string> Parts(RuleLine rule)
    {
        var rep = Sheet.Theme.Boards["reps"].One;
        var prospector = Sheet.Theme.Boards["prospectors"].One;
        if (Sheet.Theme.Stages.TryGetValue(rule.On, out var stage))
            yield return stage.One;
        if (rule.Pays == "prospector")
            yield return T.FormatWallPaysProspector(prospector);
        if (rule.Pays == "both")
            yield return T.FormatWallPaysBoth(rep: rep, prospector: prospector);
        if (rule.PerAmount is { } amount)
            yield return T.FormatWallPerAmount(Money.Of(amount, Sheet.Campaign.Currency, Culture));
        if (rule.Cap is { } cap)
            yield return T.FormatWallCap(cap);
        if (rule.From is not null || rule.Until is not null)
            yield return T.FormatWallFromUntil(from: Moment(rule.From), until: Moment(rule.Until));
    }

    private string Moment(DateTimeOffset? at) =>
        at is { } moment
            ? TimeZoneInfo
                .ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(Sheet.Campaign.TimeZone))
                .ToString("d MMM HH:mm", Culture)
            : "…";
}
