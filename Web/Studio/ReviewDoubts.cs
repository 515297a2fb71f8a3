namespace ChallengeHub.Web;

/// <summary>What can be launched so and hardly is meant, said before the launch instead of after it.</summary>
/// <param name="Field">Where it is typed, as <see cref="StudioDesk.StepOf"/> reads it.</param>
public sealed record ReviewDoubt(string Field, string Words);

/// <summary>
/// Looks through a whole draft: targets that are missing, what prizes can come to, short periods, names that may be
/// stale.
/// </summary>
public sealed record ReviewDoubts(StaffPage Page, DraftDocument Document, RuleFormatter Formatter)
{
    private const int Named = 12;

    private CampaignDocument Whole { get; } = Document.Whole();

    public IReadOnlyList<ReviewDoubt> All(Themes themes) =>
        [.. Targets(), .. Budget(), .. Periods(), .. Leads(), .. Names(), .. OfTheme(themes)];

    /// <summary>"12,000 EUR at most, as long as nobody is tied"; null: nothing is worth anything.</summary>
    public string? Cost()
    {
        var outlook = PrizeOutlook.Of(Whole);
        if (outlook.Most == 0 && outlook.Unbounded.Count == 0)
            return null;
        var most = Formatter.Money(outlook.Most);
        var said = outlook switch
        {
            { Unbounded.Count: > 0 } => T.FormatCostsAtLeast(most),
            { TiesMayAdd: true } => T.FormatCostsUntied(most),
            _ => T.FormatCostsAtMost(most),
        };

        return Whole.Budget is { } budget ? $"{said} {T.FormatCostsBudget(Formatter.Money(budget))}" : said;
    }

    private IEnumerable<ReviewDoubt> Targets()
    {
        foreach (var board in TypedTargets.Boards)
        {
            var prizes = Whole
                .Prizes.Where(x => x?.Board == board && (x.By == RankedBy.Target || x.MinPercent is not null))
                .ToList();

            var targets = Whole.Objectives?.Of(board);
            if (prizes.Count == 0 || targets is not { Count: > 0 })
                continue;

            var without = Members(board)
                .Where(x => !targets.ContainsKey(x.Code))
                .Select(x => x.Name.In(Page.Lang))
                .ToList();
            if (without.Count == 0)
                continue;

            yield return new(
                $"objectives.{new BoardKey(board, 0).Word}",
                T.FormatDoubtTargets(
                    n: Formatter.Number(without.Count),
                    names: Listed(without),
                    prizes: Formatter.And([.. prizes.Select(Quoted)])
                )
            );
        }
    }

    private IEnumerable<ReviewDoubt> Budget()
    {
        if (Whole.Budget is not { } budget)
            yield break;
        var outlook = PrizeOutlook.Of(Whole);
        if (outlook.Most > budget)
            yield return new(
                "budget",
                T.FormatBudgetOver(most: Formatter.Money(outlook.Most), budget: Formatter.Money(budget))
            );
        if (outlook.Unbounded.Count > 0)
            yield return new("budget", T.FormatBudgetUnbounded(Formatter.And([.. outlook.Unbounded.Select(Quoted)])));
    }

    private IEnumerable<ReviewDoubt> Periods()
    {
        var prizes = Formatter.And([.. Whole.Prizes.Where(x => x?.Scope == PrizeScope.Period).Select(Quoted)]);
        foreach (var period in PrizeOutlook.ShortPeriods(Whole))
            yield return new(
                period.IsLast ? "endsAt" : "startsAt",
                period.IsLast
                    ? T.FormatDoubtLast(
                        days: ReviewWords.Time(period.Days * 24 * 60, Formatter),
                        full: Formatter.Number(period.FullDays),
                        prizes: prizes
                    )
                    : T.FormatDoubtFirst(
                        days: ReviewWords.Time(period.Days * 24 * 60, Formatter),
                        full: Formatter.Number(period.FullDays),
                        prizes: prizes
                    )
            );
    }

    /// <summary>Pairs and rules of people who are in no list.</summary>
    private IEnumerable<ReviewDoubt> Leads()
    {
        var players = Document.Players.Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
        var strangers = DeskPlanPeople.Of(Whole).Where(x => !players.Contains(x)).ToList();
        if (strangers.Count > 0)
            yield return new("pairs", T.FormatLeadsDoubtPeople(Listed(strangers)));
    }

    private IEnumerable<ReviewDoubt> Names()
    {
        foreach (var key in Document.Stale)
        {
            var name = key[..key.LastIndexOf('.')];
            var language = key[(key.LastIndexOf('.') + 1)..];
            if (StaleNames.Find(Whole, name) is not { } words)
                continue;

            var other = language == "fr" ? "en" : "fr";
            yield return new(
                name,
                language == "fr"
                    ? T.FormatDoubtFrench(
                        stale: Formatter.Quoted(words.In(language)),
                        now: Formatter.Quoted(words.In(other))
                    )
                    : T.FormatDoubtEnglish(
                        stale: Formatter.Quoted(words.In(language)),
                        now: Formatter.Quoted(words.In(other))
                    )
            );
        }
    }

    private IEnumerable<ReviewDoubt> OfTheme(Themes themes)
    {
        if (Document.NamesOfTheme is not { } old)
            yield break;
        yield return new("theme", T.FormatDoubtTheme(themes.Find(old)?.Name.In(Page.Lang) ?? old));
    }

    private IEnumerable<Team> Members(BoardKind board) =>
        board == BoardKind.Teams
            ? Whole.Teams
            : Document
                .Players.Where(x => x.Role == (board == BoardKind.Reps ? Role.Rep : Role.Prospector))
                .Select(x => new Team(x.Code, x.Name));

    private string Quoted(Prize prize) => Formatter.Quoted(prize.Name?.In(Page.Lang) ?? RuleFormatter.Blank);

    private string Listed(IReadOnlyList<string> names) =>
        names.Count <= Named
            ? Formatter.And(names)
            : $"{string.Join(", ", names.Take(Named))}, … (+{names.Count - Named})";
}
