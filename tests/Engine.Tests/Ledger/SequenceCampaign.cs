namespace ChallengeHub.Engine.Tests;

/// <summary>The campaign of seven days that a <see cref="Sequence"/> plays on, in forty variants.</summary>
internal static class SequenceCampaign
{
    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-25T00:00:00+01:00");
    public static readonly DateTimeOffset End = Start.AddDays(7).AddHours(-1);

    public static CampaignDocument Configure(CampaignDocument document, int variant) =>
        document with
        {
            StartsAt = Start,
            EndsAt = End,
            Periods = new PeriodPlan { Every = PeriodLength.Day, GraceMinutes = 1440 },
            Ties = (variant & 1) == 0 ? TieBreak.FirstToReach : TieBreak.Shared,
            TeamScore = (variant & 2) == 0 ? TeamScore.Sum : TeamScore.Average,
            Validation = (variant & 4) != 0,
            Rates = new Dictionary<string, decimal> { ["HUF"] = 0.3m, ["CHF"] = 1.0555m },
            Rules = Rules(variant),
        };

    private static IReadOnlyList<Rule> Rules(int variant) =>
        [
            new Rule
            {
                Code = "taken",
                Name = "Taken",
                On = Stage.Taken,
                Points = 1,
                Cap = (variant & 8) == 0 ? null : new Cap(2, (CapScope)(variant % 5)),
            },
            new Rule
            {
                Code = "contacted",
                Name = "Contacted",
                On = Stage.Contacted,
                Points = 3,
                Pays = Payee.Both,
            },
            new Rule
            {
                Code = "closed",
                Name = "Closed",
                On = Stage.Closed,
                Points = 10,
                PerAmount = 100,
                Pays = Payee.Both,
                Multiplier = 1.5m,
            },
            new Rule
            {
                Code = "small",
                Name = "Small deal",
                On = Stage.Closed,
                Points = -7,
                Where = [new Condition("amount", "<", System.Text.Json.JsonSerializer.SerializeToElement(100))],
            },
            new Rule
            {
                Code = "vouched",
                Name = "Vouched",
                On = Stage.Validated,
                Points = 2,
                Pays = Payee.Prospector,
            },
            new FirstOfTheDayRule
            {
                Code = "early-bird",
                Name = "Early bird",
                On = Stage.Taken,
                Points = 5,
                Pays = Payee.Both,
            },
            new StreakRule
            {
                Code = "streak",
                Name = "Streak",
                On = Stage.Contacted,
                Points = 4,
                Days = 2,
            },
            new SpeedRule
            {
                Code = "speed",
                Name = "Speed",
                On = Stage.Contacted,
                Points = 2,
                Hours = 24,
                Pays = Payee.Both,
            },
        ];
}
