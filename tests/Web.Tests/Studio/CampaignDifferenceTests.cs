using System.Reflection;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

public sealed class CampaignDifferenceTests
{
    private static readonly CampaignDocument Before = Some.Campaign();

    /// <summary>A change of each field of the document.</summary>
    private static readonly Dictionary<string, Func<CampaignDocument, CampaignDocument>> Changes = new()
    {
        [nameof(CampaignDocument.Name)] = x => x with { Name = "Another" },
        [nameof(CampaignDocument.Theme)] = x => x with { Theme = "caribbean" },
        [nameof(CampaignDocument.TimeZone)] = x => x with { TimeZone = "Europe/London" },
        [nameof(CampaignDocument.Currency)] = x => x with { Currency = "CHF" },
        [nameof(CampaignDocument.Rates)] = x =>
            x with
            {
                Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m },
            },
        [nameof(CampaignDocument.StartsAt)] = x => x with { StartsAt = x.StartsAt!.Value.AddDays(1) },
        [nameof(CampaignDocument.EndsAt)] = x => x with { EndsAt = x.EndsAt!.Value.AddDays(1) },
        [nameof(CampaignDocument.Periods)] = x => x with { Periods = x.Periods with { GraceMinutes = 90 } },
        [nameof(CampaignDocument.Ties)] = x => x with { Ties = TieBreak.Shared },
        [nameof(CampaignDocument.TeamScore)] = x => x with { TeamScore = TeamScore.Average },
        [nameof(CampaignDocument.Validation)] = x => x with { Validation = true },
        [nameof(CampaignDocument.Teams)] = x => x with { Teams = [x.Teams[0], new Team("nice", "Nice")] },
        [nameof(CampaignDocument.Rules)] = x => x with { Rules = [.. x.Rules.Reverse()] },
        [nameof(CampaignDocument.Prizes)] = x => x with { Prizes = [Some.Prize() with { Stock = 3 }] },
        [nameof(CampaignDocument.Privacy)] = x => x with { Privacy = new Privacy(KeepMonths: 6) },
        [nameof(CampaignDocument.Budget)] = x => x with { Budget = 6000.50m },
        [nameof(CampaignDocument.Objectives)] = x =>
            x with
            {
                Objectives = new Objectives
                {
                    Per = TargetSpan.Campaign,
                    Teams = new Dictionary<string, decimal> { ["lyon"] = 5 },
                },
            },
        [nameof(CampaignDocument.Boards)] = x => x with { Boards = [BoardKind.Pairs] },
        [nameof(CampaignDocument.Freeze)] = x => x with { Freeze = new Freeze(48, FreezeOf.Period) },
        [nameof(CampaignDocument.Ceremony)] = x => x with { Ceremony = new Ceremony(At: "09:00") },
        [nameof(CampaignDocument.Cheers)] = x => x with { Cheers = false },
        [nameof(CampaignDocument.Costs)] = x => x with { Costs = new LeadCosts { PerLead = 12.50m } },
        [nameof(CampaignDocument.Baseline)] = x =>
            x with
            {
                Baseline = new Baseline { Kind = BaselineKind.Teams, HoldOut = [x.Teams[0].Code] },
            },
        [nameof(CampaignDocument.Reasons)] = x => x with { Reasons = new Reasons { Lost = [new("dear", "Too dear")] } },
        [nameof(CampaignDocument.Brief)] = x => x with { Brief = "Firms that build" },
        [nameof(CampaignDocument.Sheet)] = x =>
            x with
            {
                Sheet = new Sheet { Fields = [new SheetField("size", "Size", SheetKind.Number)] },
            },
        [nameof(CampaignDocument.Routing)] = x => x with { Routing = [new RoutingRule(Team: "lyon", Turn: true)] },
        [nameof(CampaignDocument.Pairs)] = x => x with { Pairs = [new FixedPair("paul", "anna")] },
        [nameof(CampaignDocument.OpenPerRep)] = x => x with { OpenPerRep = 5 },
        [nameof(CampaignDocument.Accounts)] = x => x with { Accounts = AccountRule.OwnerOnly },
        [nameof(CampaignDocument.MayClose)] = x => x with { MayClose = Closer.Crm },
        [nameof(CampaignDocument.Deadlines)] = x =>
            x with
            {
                Deadlines = new Deadlines { Take = 8, WorkingHours = new WorkingHours(Holidays: "FR") },
            },
        [nameof(CampaignDocument.Recycle)] = x => x with { Recycle = new RecyclePlan { AfterDays = 30 } },
    };

    // when they begin to hold is said above the list
    public static TheoryData<string> Fields =>
        [
            .. typeof(CampaignDocument)
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(x => x.Name)
                .Where(x => x != nameof(CampaignDocument.RulesEffectiveFrom)),
        ];

    [Theory, MemberData(nameof(Fields))]
    public void Every_field_that_changes_is_told_in_every_language_and_nothing_else_is(string field)
    {
        var after = Changes[field](Before);
        foreach (var language in Language.Known)
        {
            var differences = Of(Before, after, language);
            Assert.NotEmpty(differences);
            Assert.All(differences, x => Assert.True(x.Before != x.After && x.Subject.Length > 0));
            Assert.Empty(Of(after, after, language));
        }
    }

    [Fact]
    public void A_prize_or_rule_that_is_called_otherwise_in_the_other_language_only_is_told_with_both_names()
    {
        var named = Before with
        {
            Prizes =
            [
                Some.Prize() with
                {
                    Name = new LocalText(
                        null,
                        new Dictionary<string, string> { ["en"] = "Trip to Hollywood", ["fr"] = "Voyage" }
                    ),
                },
            ],
            Rules =
            [
                Before.Rules[0] with
                {
                    Name = new LocalText(
                        null,
                        new Dictionary<string, string> { ["en"] = "Lead taken", ["fr"] = "Prise" }
                    ),
                },
                .. Before.Rules.Skip(1),
            ],
        };
        Assert.Equal(
            [
                "Lead taken / Piste prise / Lead übernommen -> Lead taken / Prise",
                "Trip to Hollywood -> Trip to Hollywood / Voyage",
            ],
            Of(Before, named, "en").Select(x => $"{x.Before} -> {x.After}")
        );
    }

    private static IReadOnlyList<Difference> Of(CampaignDocument before, CampaignDocument after, string language)
    {
        using var spoken = Language.Speak(language);
        return new CampaignDifference(RuleFormatter.Of(before, language), x => x, x => x).Of(before, after);
    }
}
