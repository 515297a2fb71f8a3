namespace ChallengeHub.Web;

/// <summary>
/// One lead from its reception to its closing, scored by the engine's own <see cref="Scoring"/>: who is paid what by
/// which rule.
/// </summary>
public static class WorkedExample
{
    private const int Rep = 1;
    private const int Prospector = 2;
    private const decimal PlainAmount = 10_000;

    /// <summary>
    /// On the first Monday to Thursday for which the version holds; null when there is none, or nothing would be paid.
    /// </summary>
    public static RegulationsTable? Of(CampaignDocument document, RuleSet rules, RuleFormatter formatter)
    {
        if (Morning(document, rules, formatter.Zone) is not { } morning)
            return null;
        var looksAtAmount = rules.Rules.Any(rule =>
            rule.PerAmount is not null || (rule.Where ?? []).Any(condition => condition.Field == "amount")
        );
        var lead = new Steps(morning, rules.Rules.Max(rule => 2.5m * rule.PerAmount) ?? PlainAmount);
        var payments = lead.Of(document.Validation)
            .Aggregate(
                (Paid: new List<Payment>(), History: new History(formatter.Zone)),
                (so, fact) => (Pay(so.Paid, rules, fact, so.History), so.History)
            )
            .Paid;
        if (payments.Count == 0)
            return null;

        string Points(IEnumerable<Payment> paid, int player) =>
            paid.Where(x => x.Participant == player).Sum(x => x.Points) is not 0 and var sum
                ? formatter.Number(sum)
                : "–";
        var caption = T.FormatExampleCaption(
            amount: looksAtAmount ? T.FormatExampleWorth(formatter.Money(lead.Amount)) : "",
            day: LocalMoments.Day(morning, formatter),
            received: LocalMoments.Time(morning, formatter),
            taken: LocalMoments.Time(lead.TakenAt, formatter),
            contacted: LocalMoments.Time(lead.ContactedAt, formatter),
            closed: LocalMoments.Time(lead.ClosedAt, formatter)
        );
        return new RegulationsTable(
            document.Validation
                ? caption + T.FormatExampleValidated(LocalMoments.Time(lead.ValidatedAt, formatter))
                : caption,
            [T.ExampleRule, T.ExampleRepHead, T.ExampleProspectorHead],
            [
                .. rules
                    .Rules.Where(rule => payments.Exists(x => x.Rule == rule.Code))
                    .Select(rule =>
                        (IReadOnlyList<string>)
                            [
                                rule.Name!.In(formatter.Language),
                                Points(payments.Where(x => x.Rule == rule.Code), Rep),
                                Points(payments.Where(x => x.Rule == rule.Code), Prospector),
                            ]
                    ),
            ],
            [T.ExampleTotal, Points(payments, Rep), Points(payments, Prospector)]
        );
    }

    private static List<Payment> Pay(List<Payment> paid, RuleSet rules, PayableFact fact, History history)
    {
        var payments = Scoring.Pay(rules, fact, history);
        foreach (var payment in payments)
            history.Paid(new PaidSlot(payment.Participant, payment.Rule, fact.Lead, fact.At, fact.Period));
        if (fact.Rep is { } rep)
            history.Seen(rep, fact.Stage, fact.At);
        history.Seen(Prospector, fact.Stage, fact.At);
        return [.. paid, .. payments];
    }

    /// <summary>9:00 of a day whose next one is a weekday too.</summary>
    private static DateTimeOffset? Morning(CampaignDocument document, RuleSet rules, TimeZoneInfo zone)
    {
        if (document is not { StartsAt: { } start, EndsAt: { } end })
            return null;

        var from = rules.Version > 1 && rules.EffectiveFrom > start ? rules.EffectiveFrom : start;
        for (var day = TimeZoneInfo.ConvertTime(from, zone).Date; ; day = day.AddDays(1))
        {
            var at = new DateTime(day.Year, day.Month, day.Day, 9, 0, 0);
            if (zone.IsInvalidTime(at) || day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            var morning = new DateTimeOffset(at, zone.GetUtcOffset(at));
            if (morning < from)
                continue;
            return morning.AddDays(2) < end ? morning : null;
        }
    }

    private sealed record Steps(DateTimeOffset ReceivedAt, decimal Amount)
    {
        public DateTimeOffset ValidatedAt => ReceivedAt.AddMinutes(30);
        public DateTimeOffset TakenAt => ReceivedAt.AddHours(1);
        public DateTimeOffset ContactedAt => ReceivedAt.AddHours(3);
        public DateTimeOffset ClosedAt => ReceivedAt.AddDays(1).AddHours(1);

        public IEnumerable<PayableFact> Of(bool validation)
        {
            if (validation)
                yield return Fact(Stage.Validated, ValidatedAt, ReceivedAt) with
                {
                    Rep = null,
                };
            yield return Fact(Stage.Taken, TakenAt, validation ? ValidatedAt : ReceivedAt);
            yield return Fact(Stage.Contacted, ContactedAt, TakenAt);
            yield return Fact(Stage.Closed, ClosedAt, ContactedAt);
        }

        private PayableFact Fact(Stage stage, DateTimeOffset at, DateTimeOffset previous) =>
            new()
            {
                Stage = stage,
                Lead = "example",
                At = at,
                Rep = Rep,
                Prospector = Prospector,
                Amount = Amount,
                ReceivedAt = ReceivedAt,
                PreviousStageAt = previous,
                Period = 1,
            };
    }
}
