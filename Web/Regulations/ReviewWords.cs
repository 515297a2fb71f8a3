namespace ChallengeHub.Web;

/// <summary>
/// What a campaign says besides its rules and prizes, each as one or two sentences: dates, periods, ties, teams,
/// validation.
/// </summary>
public static class ReviewWords
{
    private static readonly Phrase InZone =
            new("{span}, in the time zone {zone}.", "{span}, dans le fuseau horaire {zone}."),
        OnePeriod = new("One period: the whole campaign.", "Une seule période : toute la campagne."),
        Slices =
            new(
                "{count}, {every}, cut at midnight in the time zone {zone}.",
                "{count}, {every}, séparées à minuit dans le fuseau horaire {zone}."
            ),
        SlicesUncounted =
            new(
                "Periods, {every}, cut at midnight in the time zone {zone}.",
                "Des périodes, {every}, séparées à minuit dans le fuseau horaire {zone}."
            ),
        Period = new("period", "période"),
        PeriodsMany = new("periods", "périodes"),
        Grace =
            new(
                "For {time} after its end the results of a period are provisional: what happened before the end and "
                    + "is told by then still counts in it. Then they are certified and never change.",
                "Pendant {time} après sa fin, les résultats d’une période sont provisoires : ce qui s’est passé "
                    + "avant la fin et qui est transmis d’ici là y compte encore. Ensuite ils sont certifiés et ne "
                    + "changent plus."
            ),
        NoGrace =
            new(
                "The results of a period are certified at its end and never change.",
                "Les résultats d’une période sont certifiés à sa fin et ne changent plus."
            ),
        FirstToReach =
            new(
                "At equal points whoever reached them first, to the second, is ahead; if that is equal too, the rank "
                    + "is shared and the next ones are left out (1, 2, 2, 4).",
                "À égalité de points, passe devant celui qui les a atteints le premier, à la seconde près ; à "
                    + "égalité encore, le rang est partagé et les suivants sont sautés (1, 2, 2, 4)."
            ),
        SharedRank =
            new(
                "Equal points share the rank, and the next ones are left out (1, 2, 2, 4).",
                "À égalité de points, le rang est partagé et les suivants sont sautés (1, 2, 2, 4)."
            ),
        TeamSum =
            new(
                "The score of a team is the sum of the points scored for it.",
                "Le score d’une équipe est la somme des points marqués pour elle."
            ),
        TeamAverage =
            new(
                "The score of a team is the sum of the points scored for it, divided by its active reps and rounded "
                    + "to 1/100; a team without an active rep is not ranked.",
                "Le score d’une équipe est la somme des points marqués pour elle, divisée par ses commerciaux actifs "
                    + "et arrondie au 1/100 ; une équipe sans commercial actif n’est pas classée."
            ),
        Validated =
            new(
                "A lead pays only once a director has validated it: until then its points wait.",
                "Une piste ne rapporte qu’une fois validée par un directeur : d’ici là, ses points attendent."
            ),
        NotValidated =
            new(
                "Leads pay at once, without validation by a director.",
                "Les pistes rapportent aussitôt, sans validation par un directeur."
            ),
        Minute = new("minute", "minute"),
        Minutes = new("minutes", "minutes"),
        Hour = new("hour", "heure"),
        Hours = new("hours", "heures"),
        Day = new("day", "jour"),
        Days = new("days", "jours");

    private static readonly Dictionary<PeriodLength, Phrase> Every = new()
    {
        [PeriodLength.Day] = new("one a day", "une par jour"),
        [PeriodLength.Week] = new("one a week from Monday to Sunday", "une par semaine du lundi au dimanche"),
        [PeriodLength.Month] = new("one a month", "une par mois"),
        [PeriodLength.Quarter] = new("one a quarter", "une par trimestre"),
    };

    /// <summary>"From 1 January 2026 to 31 December 2026 inclusive, in the time zone Europe/Paris."</summary>
    public static string Window(CampaignDocument document, RuleFormatter formatter) =>
        formatter.Say(
            InZone,
            (
                "span",
                Capital(
                    LocalMoments.Span(document.StartsAt, document.EndsAt, formatter) ?? RuleFormatter.Blank,
                    formatter
                )
            ),
            ("zone", document.TimeZone ?? RuleFormatter.Blank)
        );

    /// <summary>"12 periods, one a month, cut at midnight in the time zone Europe/Paris."</summary>
    public static string Periods(CampaignDocument document, RuleFormatter formatter)
    {
        if (!Every.TryGetValue(document.Periods.Every, out var every))
            return formatter.Say(OnePeriod);
        (string, string)[] parts =
        [
            ("every", formatter.Say(every)),
            ("zone", document.TimeZone ?? RuleFormatter.Blank),
        ];
        return
            document is { StartsAt: { } start, EndsAt: { } end }
            && start < end
            && end <= start.AddYears(CampaignCheck.MaxYears)
            ? formatter.Say(
                Slices,
                [
                    (
                        "count",
                        formatter.Counted(
                            PeriodCalendar.Cut(start, end, formatter.Zone, document.Periods.Every).Count,
                            Period,
                            PeriodsMany
                        )
                    ),
                    .. parts,
                ]
            )
            : formatter.Say(SlicesUncounted, parts);
    }

    public static string GraceOf(CampaignDocument document, RuleFormatter formatter) =>
        document.Periods.GraceMinutes == 0
            ? formatter.Say(NoGrace)
            : formatter.Say(Grace, ("time", Time(document.Periods.GraceMinutes, formatter)));

    public static string Ties(CampaignDocument document, RuleFormatter formatter) =>
        formatter.Say(document.Ties == TieBreak.Shared ? SharedRank : FirstToReach);

    public static string TeamScoreOf(CampaignDocument document, RuleFormatter formatter) =>
        formatter.Say(document.TeamScore == TeamScore.Average ? TeamAverage : TeamSum);

    public static string Validation(CampaignDocument document, RuleFormatter formatter) =>
        formatter.Say(document.Validation ? Validated : NotValidated);

    /// <summary>"1 hour", in the largest unit that says it exactly.</summary>
    public static string Time(int minutes, RuleFormatter formatter) =>
        minutes % 1440 == 0 ? formatter.Counted(minutes / 1440, Day, Days)
        : minutes % 60 == 0 ? formatter.Counted(minutes / 60, Hour, Hours)
        : formatter.Counted(minutes, Minute, Minutes);

    private static string Capital(string text, RuleFormatter formatter) =>
        char.ToUpper(text[0], formatter.Culture) + text[1..];
}
