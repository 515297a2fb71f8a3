using System.Text.Json;
using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The engine against a model that shares nothing with it.</summary>
public sealed class PlainRulesTests(SharedRedis redis)
{
    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 31],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        Gen.Int[0, 999],
        (kind, a, b, c, d, e) => new Step(kind, a, b, c, d, e)
    ).Array[20, 90];

    [Fact]
    public async Task Every_answer_and_every_total_is_what_a_plain_model_of_the_rules_says()
    {
        await Gen.Select(Gen.Bool, Steps)
            .SampleAsync(
                async (validates, steps) =>
                {
                    await using var challenge = await Challenge.Launched(
                        x => Configured(x, validates),
                        redis.ConnectionString,
                        PlainRules.Start.AddDays(50)
                    );
                    await challenge.Engine.Roster.Put(Challenge.Code, [.. People()]);
                    var game = new PlainGame(challenge, new PlainRules(validates));
                    foreach (var step in steps.Take(steps.Length / 2))
                        await game.Play(step);
                    await game.ChangeAnAmountAndCorrect();
                    foreach (var step in steps.Skip(steps.Length / 2))
                        await game.Play(step);
                    await game.Compare();
                    await Invariants.Hold(challenge.Engine);
                },
                iter: 25,
                threads: 2
            );
    }

    private static CampaignDocument Configured(CampaignDocument document, bool validates) =>
        document with
        {
            TimeZone = "UTC",
            StartsAt = PlainRules.Start,
            EndsAt = PlainRules.End,
            Validation = validates,
            Periods = new PeriodPlan { Every = PeriodLength.Month, GraceMinutes = 40_000 },
            Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m, ["CHF"] = 1.05m },
            Rules =
            [
                new Rule
                {
                    Code = "vouched",
                    Name = "V",
                    On = Stage.Validated,
                    Points = 2,
                    Pays = Payee.Prospector,
                },
                new Rule
                {
                    Code = "taken",
                    Name = "T",
                    On = Stage.Taken,
                    Points = 1,
                },
                new Rule
                {
                    Code = "contacted",
                    Name = "C",
                    On = Stage.Contacted,
                    Points = 3,
                    Pays = Payee.Both,
                },
                new Rule
                {
                    Code = "sale",
                    Name = "S",
                    On = Stage.Closed,
                    Points = 10,
                    PerAmount = 100,
                    Multiplier = 1.5m,
                    Pays = Payee.Both,
                },
                new Rule
                {
                    Code = "small",
                    Name = "S",
                    On = Stage.Closed,
                    Points = -7,
                    Where = [Amount("<", 100)],
                },
                new Rule
                {
                    Code = "big",
                    Name = "B",
                    On = Stage.Closed,
                    Points = 5,
                    Pays = Payee.Prospector,
                    Where = [Amount(">=", 300)],
                    Cap = new Cap(2, CapScope.Campaign),
                },
            ],
        };

    private static Condition Amount(string op, int value) =>
        new("amount", op, JsonSerializer.SerializeToElement(value));

    private static IEnumerable<Participant> People() =>
        Challenge.People.Select(x =>
            x with
            {
                Email = x.Code switch
                {
                    "anna" => "Anna@example.org",
                    "pia" => "pia@EXAMPLE.org",
                    "bob" or "paul" => "both@example.org",
                    _ => null,
                },
            }
        );
}
