using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// How one document of a challenge differs from another, each thing in one line. A test fails for a field that is
/// left out.
/// </summary>
/// <param name="themeName">Of a theme's code.</param>
/// <param name="playerName">Of a player's code.</param>
public sealed class CampaignDifference(
    RuleFormatter formatter,
    Func<string, string> themeName,
    Func<string, string> playerName
)
{
    public IReadOnlyList<Difference> Of(CampaignDocument before, CampaignDocument after) =>
        [
            .. Names("challengeName", before.Name, after.Name),
            .. Single(before, after),
            .. Teams(before.Teams, after.Teams),
            .. Rules(before.Rules, after.Rules),
            .. Prizes(before.Prizes, after.Prizes),
            .. Objectives(before.Objectives, after.Objectives),
            .. new LeadsDifference(formatter, playerName).Of(before, after),
        ];

    /// <summary>What has one value.</summary>
    private IEnumerable<Difference> Single(CampaignDocument before, CampaignDocument after)
    {
        return new[]
        {
            One("reviewWhen", x => ReviewWords.Window(x, In(x))),
            One("periods", x => ReviewWords.Periods(x, In(x))),
            One("currency", x => x.Currency),
            Noted(
                One("rates", x => RatesText.Of(x.Rates)?.Replace("\n", ", ", StringComparison.Ordinal)),
                "manageRatesNote"
            ),
            One("manageGrace", x => ReviewWords.GraceOf(x, formatter)),
            One("ties", x => ReviewWords.Ties(x)),
            One("teamScore", x => ReviewWords.TeamScoreOf(x)),
            Noted(
                One("manageValidation", x => ReviewWords.Validation(x)),
                after.Validation ? "manageValidationOn" : "manageValidationOff"
            ),
            One("theme", x => themeName(x.Theme)),
            One(
                "manageBoards",
                x => string.Join(", ", (x.Boards ?? new ScreenContent().Boards).Select(board => T.Of($"board{board}")))
            ),
            One("privacyTop", x => x.Privacy?.Top is { } top ? formatter.Number(top) : T.ManageAllLines),
            One(
                "manageKeep",
                x =>
                    x.Privacy?.KeepMonths is { } months
                        ? T.FormatManageMonths(formatter.Number(months))
                        : T.ManageKeepAlways
            ),
            One("manageFreeze", x => ReviewWords.FreezeOf(x, formatter)),
            One("manageCeremony", x => ReviewWords.CeremonyOf(x)),
            One("manageAmounts", x => x.Privacy?.Amounts == true ? T.ManageAmountsShown : T.ManageAmountsHidden),
            One("manageCheers", ReviewWords.CheersOf),
            One("budget", x => x.Budget is { } budget ? formatter.Money(budget) : null),
        }.OfType<Difference>();

        Difference? One(string subject, Func<CampaignDocument, string?> said) =>
            Difference.Of(T.Of(subject), said(before), said(after));

        Difference? Noted(Difference? difference, string word) =>
            difference is null ? null : difference with { Note = T.Of(word) };
    }

    /// <summary>Another zone is shown by its own clocks.</summary>
    private RuleFormatter In(CampaignDocument document) =>
        formatter with
        {
            Zone = CampaignCheck.ZoneOf(document.TimeZone) ?? formatter.Zone,
        };

    private IEnumerable<Difference> Teams(IReadOnlyList<Team> before, IReadOnlyList<Team> after) =>
        Pairs(before, after, x => x.Code)
            .SelectMany(pair =>
                pair is { Before: { } old, After: { } now }
                    ? Names(nameof(T.ListColumnTeam), old.Name, now.Name).Concat(Colour(old, now))
                    : ToDifferences(nameof(T.ListColumnTeam), Words(pair.Before?.Name), Words(pair.After?.Name))
            );

    private IEnumerable<Difference> Colour(Team before, Team after) =>
        Difference.Of(
            T.FormatTeamColourOf(after.Name.In(formatter.Language)),
            TeamColourWords.Of(before.Colour),
            TeamColourWords.Of(after.Colour)
        )
            is { } one
            ? [one]
            : [];

    private IEnumerable<Difference> Rules(IReadOnlyList<Rule> before, IReadOnlyList<Rule> after)
    {
        if (RuleSets.Same(before, after))
            return [];
        var differences = RuleDifference.Of(before, after);
        return differences.Count == 0
            ? ToDifferences("manageRuleOrder", Order(before.Select(x => x.Name)), Order(after.Select(x => x.Name)))
            : differences.Select(x =>
                Rule(x.Before) == Rule(x.After)
                    ? new Difference(x.Change, T.ManageRule, Words(x.Before?.Name), Words(x.After?.Name))
                    : new Difference(x.Change, T.ManageRule, Rule(x.Before), Rule(x.After))
            );
    }

    private IEnumerable<Difference> Prizes(IReadOnlyList<Prize> before, IReadOnlyList<Prize> after)
    {
        foreach (var (old, now) in Pairs(before, after, x => x.Code!).Where(x => Json(x.Before) != Json(x.After)))
            yield return Difference.Of(T.Prize, Prize(old), Prize(now))
                ?? new(RuleChange.Changed, T.Prize, Words(old?.Name), Words(now?.Name));
        var codes = before.Select(x => x.Code).ToList();
        var order = after.Select(x => x.Code).ToList();
        if (!codes.SequenceEqual(order) && codes.Order().SequenceEqual(order.Order()))
            yield return new(
                RuleChange.Changed,
                T.ManagePrizeOrder,
                Order(before.Select(x => x.Name)),
                Order(after.Select(x => x.Name))
            );
    }

    private IEnumerable<Difference> Objectives(Objectives? before, Objectives? after)
    {
        if (
            before is not null
            && after is not null
            && Difference.Of(T.TargetPer, Span(before), Span(after)) is { } span
        )
            yield return span;

        foreach (var board in new[] { BoardKind.Reps, BoardKind.Prospectors, BoardKind.Teams })
        {
            var old = before?.Of(board) ?? None;
            var now = after?.Of(board) ?? None;
            foreach (var code in old.Keys.Union(now.Keys))
            {
                var who = board == BoardKind.Teams ? formatter.TeamName(code) : playerName(code);
                if (Difference.Of(T.FormatManageTargetOf(who), Target(old, code), Target(now, code)) is { } one)
                    yield return one;
            }
        }
    }

    private string? Target(IReadOnlyDictionary<string, decimal> targets, string code) =>
        targets.TryGetValue(code, out var target) ? formatter.Points(target) : null;

    private string Span(Objectives objectives) => T.Of($"targetPer{objectives.Per ?? TargetSpan.Period}");

    private string? Rule(Rule? rule) =>
        rule is null ? null : $"{rule.Name?.In(formatter.Language)}: {RuleSentence.Of(rule, formatter)}";

    private string? Prize(Prize? prize) =>
        prize is null ? null : $"{prize.Name?.In(formatter.Language)}: {PrizeSentence.Of(prize, formatter)}";

    private string Order(IEnumerable<LocalText?> names) =>
        string.Join(", ", names.Select(x => x?.In(formatter.Language)));

    /// <summary>In each language that differs.</summary>
    private IEnumerable<Difference> Names(string subject, LocalText? before, LocalText? after) =>
        before?.ByLanguage is null && after?.ByLanguage is null
            ? ToDifferences(subject, before?.Everywhere, after?.Everywhere)
            : TypedName.Languages.SelectMany(language =>
                ToDifferences(subject, before?.In(language), after?.In(language))
                    .Select(x => x with { Subject = $"{x.Subject} ({T.Of($"manageIn-{language}")})" })
            );

    private IEnumerable<Difference> ToDifferences(string subject, string? before, string? after) =>
        Difference.Of(T.Of(subject), before, after) is { } one ? [one] : [];

    /// <summary>In all its languages.</summary>
    private static string? Words(LocalText? name) =>
        name is null ? null : name.Everywhere ?? string.Join(" / ", name.ByLanguage!.Values.Distinct());

    private static string Json<T>(T what) => JsonSerializer.Serialize(what, EngineJson.Options);

    private static IEnumerable<Pair<T>> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> code)
        where T : class
    {
        var old = before.ToDictionary(code);
        var now = after.ToDictionary(code);
        return before
            .Select(code)
            .Union(after.Select(code))
            .Select(x => new Pair<T>(old.GetValueOrDefault(x), now.GetValueOrDefault(x)));
    }

    private static readonly Dictionary<string, decimal> None = [];

    private sealed record Pair<T>(T? Before, T? After)
        where T : class;
}
