using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class RegulationsTests
{
    /// <summary>
    /// Name and theme stand in the page's head; rulesEffectiveFrom is an order that no kept document has; the budget is
    /// no player's affair, nor is where leads go, why they are lost, or what they cost.
    /// </summary>
    private static readonly string[] Elsewhere =
    [
        nameof(CampaignDocument.Name),
        nameof(CampaignDocument.Theme),
        nameof(CampaignDocument.RulesEffectiveFrom),
        nameof(CampaignDocument.Budget),
        nameof(CampaignDocument.Boards),
        nameof(CampaignDocument.Brief),
        nameof(CampaignDocument.Routing),
        nameof(CampaignDocument.Pairs),
        nameof(CampaignDocument.Reasons),
        nameof(CampaignDocument.Costs),
    ];

    private static readonly Dictionary<string, Func<CampaignDocument, CampaignDocument>[]> Changes = new()
    {
        [nameof(CampaignDocument.TimeZone)] = [x => x with { TimeZone = "Europe/Madrid" }],
        [nameof(CampaignDocument.Currency)] = [x => x with { Currency = "USD" }],
        [nameof(CampaignDocument.Rates)] =
        [
            x => x with { Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m } },
            x => x with { Rates = new Dictionary<string, decimal> { ["CHF"] = 1.05m } },
        ],
        [nameof(CampaignDocument.StartsAt)] = [x => x with { StartsAt = x.StartsAt!.Value.AddMilliseconds(1) }],
        [nameof(CampaignDocument.EndsAt)] = [x => x with { EndsAt = x.EndsAt!.Value.AddMilliseconds(1) }],
        [nameof(CampaignDocument.Periods)] =
        [
            .. Enum.GetValues<PeriodLength>()
                .Where(every => every != new PeriodPlan().Every)
                .Select(every =>
                    (Func<CampaignDocument, CampaignDocument>)(
                        x => x with { Periods = x.Periods with { Every = every } }
                    )
                ),
            x => x with { Periods = x.Periods with { GraceMinutes = 0 } },
            x => x with { Periods = x.Periods with { GraceMinutes = 61 } },
        ],
        [nameof(CampaignDocument.Ties)] = [x => x with { Ties = TieBreak.Shared }],
        [nameof(CampaignDocument.TeamScore)] = [x => x with { TeamScore = TeamScore.Average }],
        [nameof(CampaignDocument.Validation)] = [x => x with { Validation = true }],
        [nameof(CampaignDocument.Teams)] =
        [
            x => x with { Teams = [.. x.Teams, new Team("paris", "Paris")] },
            x => x with { Teams = [] },
        ],
        [nameof(CampaignDocument.Rules)] =
        [
            x => x with { Rules = [.. x.Rules, Some.Rule("more")] },
            x => x with { Rules = [] },
        ],
        [nameof(CampaignDocument.Prizes)] =
        [
            x => x with { Prizes = [.. x.Prizes, Some.Prize() with { Code = "more" }] },
            x => x with { Prizes = [] },
        ],
        [nameof(CampaignDocument.Objectives)] =
        [
            x => x with { Objectives = new Objectives { Per = TargetSpan.Period } },
            x => x with { Objectives = new Objectives { Per = TargetSpan.Campaign } },
        ],
        [nameof(CampaignDocument.Privacy)] =
        [
            x => x with { Privacy = new Privacy(Top: 10) },
            x => x with { Privacy = new Privacy(KeepMonths: 24) },
            x => x with { Privacy = new Privacy(Amounts: true) },
        ],
        [nameof(CampaignDocument.Freeze)] =
        [
            x => x with { Freeze = new Freeze(48) },
            x => x with { Freeze = new Freeze(47, FreezeOf.Period) },
        ],
        [nameof(CampaignDocument.Ceremony)] =
        [
            x => x with { Ceremony = new Ceremony(At: "09:00") },
            x => x with { Ceremony = new Ceremony(CeremonyDay.FirstDay, "09:00") },
            x => x with { Ceremony = new Ceremony(CeremonyDay.FirstDay, "10:30") },
        ],
        [nameof(CampaignDocument.Cheers)] = [x => x with { Cheers = false }],
        [nameof(CampaignDocument.Sheet)] =
        [
            x => x with { Sheet = new Sheet { Fields = [new SheetField("size", "Size", SheetKind.Number)] } },
            x => x with { Sheet = new Sheet { MinScore = 3 } },
        ],
        [nameof(CampaignDocument.OpenPerRep)] = [x => x with { OpenPerRep = 7 }],
        [nameof(CampaignDocument.Accounts)] = [x => x with { Accounts = AccountRule.OwnerOnly }],
        [nameof(CampaignDocument.MayClose)] =
        [
            x => x with { MayClose = Closer.Director },
            x => x with { MayClose = Closer.Crm },
        ],
        [nameof(CampaignDocument.Deadlines)] =
        [
            x => x with { Deadlines = new Deadlines { Take = 8 } },
            x =>
                x with
                {
                    Deadlines = new Deadlines { Contact = 8, OnContact = Overdue.Release },
                },
        ],
        [nameof(CampaignDocument.Baseline)] =
        [
            x => x with { Baseline = new Baseline { Kind = BaselineKind.Before } },
            x =>
                x with
                {
                    Baseline = new Baseline { Kind = BaselineKind.Before, Within = 30 },
                },
            x =>
                x with
                {
                    Baseline = new Baseline
                    {
                        Kind = BaselineKind.Figures,
                        Received = 200,
                        ActedOn = 40,
                    },
                },
            x =>
                x with
                {
                    Baseline = new Baseline { Kind = BaselineKind.Teams, HoldOut = ["lille"] },
                },
            x =>
                x with
                {
                    Baseline = new Baseline { Kind = BaselineKind.Teams, Drawn = new HoldOutDraw() },
                },
        ],
        [nameof(CampaignDocument.Recycle)] = [x => x with { Recycle = new RecyclePlan { AfterDays = 30 } }],
    };

    public static TheoryData<string> Fields() =>
        [.. typeof(CampaignDocument).GetProperties().Select(x => x.Name).Except(Elsewhere)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void The_regulations_change_with_each_field_of_the_campaign(string field)
    {
        var document = Some.Campaign() with { Rules = [Some.Rule() with { PerAmount = 1000 }] };
        foreach (var change in Changes[field])
            Assert.All(
                Language.Known,
                language => Assert.NotEqual(Said(document, language), Said(change(document), language))
            );
    }

    [Fact]
    public void Only_what_some_rule_needs_is_explained()
    {
        var plain = Said(Some.Campaign() with { Rules = [Some.Rule()] }, "en");
        Assert.DoesNotContain("Weekends neither", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("“At most” counts", plain, StringComparison.Ordinal);

        var rich = Said(
            Some.Campaign() with
            {
                Rules = [Some.Rule<StreakRule>() with { Days = 2, Cap = new Cap(1, CapScope.Week) }],
            },
            "en"
        );
        Assert.Contains("Weekends neither", rich, StringComparison.Ordinal);
        Assert.Contains("“At most” counts", rich, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_is_told_and_the_rules_shown_are_those_of_its_last_moment()
    {
        var ended = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.FromHours(2));
        var said = Said(
            Some.Campaign(),
            "en",
            new Ending(
                ended,
                new RuleSet(1, DateTimeOffset.MinValue, [Some.Rule("first")]),
                new RuleSet(2, ended.AddDays(-1), [Some.Rule("second")]),
                new RuleSet(3, ended, [Some.Rule("third")])
            )
        );

        Assert.Contains("The challenge was ended early, on 4 May 2026 at 12:00", said, StringComparison.Ordinal);
        Assert.Contains("These are the rules in force (version 2).", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worked_example_of_a_campaign_with_validation_pays_the_validation_too()
    {
        var document = Some.Campaign() with
        {
            Validation = true,
            Rules =
            [
                Some.Rule("valid", Stage.Validated, 2) with
                {
                    Pays = Payee.Prospector,
                },
                Some.Rule<SpeedRule>("quick") with
                {
                    Hours = 0.5m,
                },
            ],
        };
        var table = WorkedExample.Of(document, Some.RuleSet([.. document.Rules]), RuleFormatter.Of(document, "en"))!;

        Assert.EndsWith("(validated at 09:30)", table.Caption, StringComparison.Ordinal);
        Assert.Equal(["Total", "1", "2"], table.Footer);
    }

    [Fact]
    public void There_is_no_worked_example_where_nothing_would_be_paid_or_no_time_is_left()
    {
        var document = Some.Campaign();
        var formatter = RuleFormatter.Of(document, "en");

        Assert.Null(WorkedExample.Of(document, Some.RuleSet(), formatter));
        Assert.Null(
            WorkedExample.Of(document, Some.RuleSet(Some.Rule() with { Until = document.StartsAt }), formatter)
        );
        Assert.Null(
            WorkedExample.Of(document, new RuleSet(2, document.EndsAt!.Value.AddDays(-1), document.Rules), formatter)
        );
        Assert.Null(
            WorkedExample.Of(
                document with
                {
                    EndsAt = document.StartsAt!.Value.AddHours(30),
                },
                Some.RuleSet(Some.Rule()),
                formatter
            )
        );
    }

    [Fact]
    public void A_team_that_does_not_play_is_not_among_those_who_do()
    {
        var said = Said(
            Some.Campaign() with
            {
                Rules = [Some.Rule()],
                Baseline = new Baseline { Kind = BaselineKind.Teams, HoldOut = ["lille"] },
            },
            "en"
        );
        Assert.Contains("play in 1 team.", said);
        Assert.Contains("\nLyon\n", said);
        Assert.DoesNotContain("\nLille\n", said);
    }

    private static string Said(CampaignDocument document, string language, Ending? ending = null)
    {
        var now = Some.Instant.AddYears(2);
        var campaign = new Campaign(
            1,
            "hollywood",
            document,
            document.StartsAt!.Value,
            document.EndsAt!.Value,
            Some.Instant,
            ending?.EndedAt,
            null,
            1,
            1,
            0,
            0
        );
        var snapshot = new CampaignSnapshot(
            campaign,
            ending?.Versions ?? [new RuleSet(1, campaign.StartsAt, document.Rules)],
            [],
            []
        );
        using var spoken = Language.Speak(language);
        return string.Join(
            '\n',
            Regulations
                .Of(new RegulationsSource(snapshot, [], now), RuleFormatter.Of(document, language))
                .SelectMany(chapter =>
                    chapter
                        .Lines.Concat(chapter.Items.SelectMany(item => item.Lines.Prepend(item.Title)))
                        .Concat(chapter.Table?.Rows.SelectMany(x => x) ?? [])
                        .Append(chapter.Table?.Caption ?? "")
                        .Concat(chapter.Notes)
                )
        );
    }

    private sealed record Ending(DateTimeOffset EndedAt, params IReadOnlyList<RuleSet> Versions);
}
