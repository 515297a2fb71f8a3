using System.Text.Json;
using ChallengeHub.Testing;
using CsCheck;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>The engine against a model that shares nothing with it.</summary>
public sealed class PlainRulesTests(SharedRedis redis)
{
    private static readonly string[] Types =
    [
        "received", "validated", "taken", "contacted", "closed", "closed", "closed", "amount_changed", "amount_changed", "amount_changed",
        "reopened", "released", "refused", "recycled", "lost", "contacted", "closed",
    ];
    private static readonly string[] Reps = ["anna", "bob", "carl", "ANNA@example.org", "anna@example.org", "carl", "both@example.org", "pia", "nobody@example.org"];
    private static readonly string?[] Prospectors = [null, "pia", "paul", null, "Pia@Example.org", "paul", "pia", null, "both@example.org", null, null];
    private static readonly string?[] Currencies = [null, "HUF", null, "EUR", null, "CHF", null, "USD", null];

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 29], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999],
        (kind, a, b, c, d, e) => new Step(kind, a, b, c, d, e)).Array[20, 90];

    [Fact]
    public async Task Every_answer_and_every_total_is_what_a_plain_model_of_the_rules_says()
    {
        var (amounts, corrections) = (0, 0);
        await Gen.Select(Gen.Bool, Steps).SampleAsync(async (validates, steps) =>
        {
            await using var challenge = await Challenge.Launched(x => Configured(x, validates), redis.ConnectionString, PlainRules.Start.AddDays(50));
            await challenge.Engine.Roster.Put(Challenge.Code, [.. People()]);
            var game = new Game(challenge, new PlainRules(validates));
            foreach (var step in steps) await game.Play(step);
            await game.Compare();
            await Invariants.Hold(challenge.Engine);
            Interlocked.Add(ref amounts, game.Amounts);
            Interlocked.Add(ref corrections, game.Corrections);
        }, iter: 25, threads: 2);
        Assert.True(amounts > 25, $"only {amounts} amounts were changed");
        Assert.True(corrections > 25, $"only {corrections} corrections were made");
    }

    private static CampaignDocument Configured(CampaignDocument document, bool validates) => document with
    {
        TimeZone = "UTC", StartsAt = PlainRules.Start, EndsAt = PlainRules.End, Validation = validates,
        Periods = new PeriodPlan { Every = PeriodLength.Month, GraceMinutes = 40_000 },
        Rates = new Dictionary<string, decimal> { ["HUF"] = 0.0026m, ["CHF"] = 1.05m },
        Rules =
        [
            new Rule { Code = "vouched", Name = "V", On = Stage.Validated, Points = 2, Pays = Payee.Prospector },
            new Rule { Code = "taken", Name = "T", On = Stage.Taken, Points = 1 },
            new Rule { Code = "contacted", Name = "C", On = Stage.Contacted, Points = 3, Pays = Payee.Both },
            new Rule { Code = "sale", Name = "S", On = Stage.Closed, Points = 10, PerAmount = 100, Multiplier = 1.5m, Pays = Payee.Both },
            new Rule { Code = "small", Name = "S", On = Stage.Closed, Points = -7, Where = [Amount("<", 100)] },
            new Rule { Code = "big", Name = "B", On = Stage.Closed, Points = 5, Pays = Payee.Prospector, Where = [Amount(">=", 300)], Cap = new Cap(2, CapScope.Campaign) },
        ],
    };

    private static Condition Amount(string op, int value) => new("amount", op, JsonSerializer.SerializeToElement(value));

    private static IEnumerable<Participant> People() => Challenge.People.Select(x => x with
    {
        Email = x.Code switch { "anna" => "Anna@example.org", "pia" => "pia@EXAMPLE.org", "bob" or "paul" => "both@example.org", _ => null },
    });

    private sealed class Game(Challenge challenge, PlainRules model)
    {
        private readonly List<LeadEvent> told = [];

        public int Amounts { get; private set; }
        public int Corrections { get; private set; }

        private DateTimeOffset Now => challenge.Running.Clock.GetUtcNow();

        public Task Play(Step step) => step.Kind switch
        {
            <= 19 => Tell([.. Enumerable.Range(0, 1 + step.E % 4).Select(i => Event(step, i))]),
            <= 21 => Again(step),
            <= 23 => Later(step),
            <= 27 => Correct(step),
            28 => Certify(1 + step.A % 5),
            _ => challenge.Running.Restart(challenge.Redis),
        };

        public async Task Compare()
        {
            var boards = await NaiveBoards.Read(challenge.Engine, Challenge.Code);
            foreach (var period in Enumerable.Range(1, 6).Cast<int?>().Prepend(null))
            {
                var rows = boards.Rows.Where(x => period is null || x.Period == period).GroupBy(x => boards.CodeOf(x.Participant));
                Assert.Equal(Told(model.Totals(period)), Told(rows.ToDictionary(x => x.Key, x => x.Sum(row => row.Points))));
            }
        }

        private static IEnumerable<string> Told(IReadOnlyDictionary<string, long> totals) => totals.OrderBy(x => x.Key).Select(x => $"{x.Key} {x.Value}");

        private LeadEvent Event(Step step, int i)
        {
            var type = Types[(step.A + i * 5) % Types.Length];
            return new LeadEvent
            {
                Campaign = Challenge.Code, Source = "crm", Id = $"e{told.Count + i}", Type = $"lead.{type}", Lead = $"L{(step.B + i) % 6}",
                Rep = step.C % 20 == 0 ? Reps[step.D % Reps.Length] : Reps[step.C % 6], Prospector = Prospectors[step.D % Prospectors.Length],
                At = Now.AddHours(-((step.E * 7 + i) % 2000)), Amount = step.B % 5 == 0 ? null : (step.D - 50) / 2m * (step.C % 9 == 1 ? 300 : 1),
                Currency = Currencies[step.C % 9],
            };
        }

        private async Task Tell(IReadOnlyList<LeadEvent> events)
        {
            told.AddRange(events);
            foreach (var (answer, one) in (await challenge.Tell(events)).Zip(events))
            {
                var said = model.Tell(one, Now);
                Assert.True(said.Status == answer.Status && (said.Status is "duplicate" or "rejected" || said.Points == answer.Points),
                    $"{one}: the model says {said}, the engine {answer.Status} {answer.Reason} {answer.Points}");
                if (one.Type == EventTypes.AmountChanged && answer.Status == "scored") Amounts++;
            }
        }

        private Task Again(Step step)
        {
            if (told.Count == 0) return Task.CompletedTask;
            var again = told[step.A % told.Count];
            return Tell([step.B % 3 == 0 ? again with { Amount = step.D } : again with { Rep = Other(again.Rep), Currency = again.Currency ?? "EUR" }]);
        }

        private static string? Other(string? rep) => rep switch { "anna" => "ANNA@example.org", "ANNA@example.org" => "anna", _ => rep };

        private Task Later(Step step)
        {
            if (Now < PlainRules.End.AddDays(-8)) challenge.Running.Clock.Advance(TimeSpan.FromHours(1 + step.A % 170));
            return Task.CompletedTask;
        }

        private async Task Correct(Step step)
        {
            if (told.Count == 0) return;
            var id = told[step.A % told.Count].Id;
            var done = true;
            try
            {
                await challenge.Engine.Corrections.Reverse(Challenge.Code, new EventIdentity("crm", id), "told wrongly", "admin");
                Corrections++;
            }
            catch (Refusal)
            {
                done = false;
            }
            Assert.Equal(model.Correct(id, Now), done);
        }

        /// <summary>A month that is over, in its grace or after.</summary>
        private async Task Certify(int period)
        {
            if (PlainRules.Start.AddMonths(period) > Now) return;
            await challenge.Engine.Closing.Close(Challenge.Code, period);
            model.Certify(period);
        }
    }
}
