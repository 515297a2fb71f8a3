using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Plays random steps on a campaign beside a plain model of its rules, which must say the same.</summary>
internal sealed class PlainGame(Challenge challenge, PlainRules model)
{
    private static readonly string[] Types =
    [
        "received",
        "validated",
        "taken",
        "contacted",
        "closed",
        "closed",
        "closed",
        "amount_changed",
        "amount_changed",
        "amount_changed",
        "reopened",
        "released",
        "refused",
        "recycled",
        "lost",
        "contacted",
        "closed",
    ];
    private static readonly string[] Reps =
    [
        "anna",
        "bob",
        "carl",
        "ANNA@example.org",
        "anna@example.org",
        "carl",
        "both@example.org",
        "pia",
        "nobody@example.org",
    ];
    private static readonly string?[] Prospectors =
    [
        null,
        "pia",
        "paul",
        null,
        "Pia@Example.org",
        "paul",
        "pia",
        null,
        "both@example.org",
        null,
        null,
    ];
    private static readonly string?[] Currencies = [null, "HUF", null, "EUR", null, "CHF", null, "USD", null];

    private readonly List<LeadEvent> sent = [];

    private int Amounts { get; set; }
    private int Corrections { get; set; }

    private DateTimeOffset Now => challenge.Running.Clock.GetUtcNow();

    public Task Play(Step step) =>
        step.Kind switch
        {
            <= 19 => Tell([.. Enumerable.Range(0, 1 + step.E % 4).Select(i => Event(step, i))]),
            <= 21 => Again(step),
            <= 23 => Later(step),
            <= 27 => Correct(step),
            28 => Certify(1 + step.A % 5),
            30 or 31 => Validate(step.A % 2 == 0),
            _ => challenge.Running.Restart(challenge.Redis),
        };

    /// <summary>
    /// Whatever came before: a closing whose amount changes and counts, another that is taken back. So no sample is
    /// without them, and none has to be by chance.
    /// </summary>
    public async Task ChangeAnAmountAndCorrect()
    {
        LeadEvent Sure(string type, decimal? amount = null) =>
            new()
            {
                Campaign = Challenge.Code,
                Source = "crm",
                Id = $"e{sent.Count}",
                Type = $"lead.{type}",
                Lead = "sure",
                Rep = "carl",
                At = PlainRules.Start.AddDays(40),
                Amount = amount,
            };
        var amounts = Amounts;
        var corrections = Corrections;
        await Tell([Sure("validated")]);
        await Tell([Sure("closed", 500)]);
        await Tell([Sure("amount_changed", 900)]);
        await Tell([Sure("taken")]);
        await Correct(new Step(0, sent.Count - 1, 0, 0, 0, 0));
        Assert.Equal((amounts + 1, corrections + 1), (Amounts, Corrections));
    }

    public async Task Compare()
    {
        var boards = await NaiveBoards.Read(challenge.Engine, Challenge.Code);
        foreach (var period in Enumerable.Range(1, 6).Cast<int?>().Prepend(null))
        {
            var rows = boards
                .Rows.Where(x => period is null || x.Period == period)
                .GroupBy(x => boards.CodeOf(x.Participant));
            Assert.Equal(
                Lines(model.Totals(period)),
                Lines(rows.ToDictionary(x => x.Key, x => x.Sum(row => row.Points)))
            );
        }
    }

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, long> totals) =>
        totals.OrderBy(x => x.Key).Select(x => $"{x.Key} {x.Value}");

    private LeadEvent Event(Step step, int i)
    {
        var type = Types[(step.A + i * 5) % Types.Length];
        return new LeadEvent
        {
            Campaign = Challenge.Code,
            Source = "crm",
            Id = $"e{sent.Count + i}",
            Type = $"lead.{type}",
            Lead = $"L{(step.B + i) % 6}",
            Rep = step.C % 20 == 0 ? Reps[step.D % Reps.Length] : Reps[step.C % 6],
            Prospector = Prospectors[step.D % Prospectors.Length],
            At = Now.AddHours(-((step.E * 7 + i) % 2000)),
            Amount = step.B % 5 == 0 ? null : (step.D - 50) / 2m * (step.C % 9 == 1 ? 300 : 1),
            Currency = Currencies[step.C % 9],
        };
    }

    private async Task Tell(IReadOnlyList<LeadEvent> events)
    {
        sent.AddRange(events);
        foreach (var (answer, one) in (await challenge.Tell(events)).Zip(events))
        {
            var said = model.Tell(one, Now);
            Assert.True(
                said.Status == answer.Status
                    && (said.Status is "duplicate" or "rejected" || said.Points == answer.Points),
                $"{one}: the model says {said}, the engine {answer.Status} {answer.Reason} {answer.Points}"
            );
            if (one.Type == EventTypes.AmountChanged && answer.Status == "scored")
                Amounts++;
        }
    }

    private Task Again(Step step)
    {
        if (sent.Count == 0)
            return Task.CompletedTask;
        var again = sent[step.A % sent.Count];
        return Tell([
            step.B % 3 == 0
                ? again with
                {
                    Amount = step.D,
                }
                : again with
                {
                    Rep = Other(again.Rep),
                    Currency = again.Currency ?? "EUR",
                },
        ]);
    }

    private static string? Other(string? rep) =>
        rep switch
        {
            "anna" => "ANNA@example.org",
            "ANNA@example.org" => "anna",
            _ => rep,
        };

    private Task Later(Step step)
    {
        if (Now < PlainRules.End.AddDays(-8))
            challenge.Running.Clock.Advance(TimeSpan.FromHours(1 + step.A % 170));
        return Task.CompletedTask;
    }

    private async Task Correct(Step step)
    {
        if (sent.Count == 0)
            return;
        var id = sent[step.A % sent.Count].Id;
        var done = true;
        try
        {
            await challenge.Engine.Corrections.Reverse(
                Challenge.Code,
                new EventIdentity("crm", id),
                "told wrongly",
                "admin"
            );
            Corrections++;
        }
        catch (RefusedException)
        {
            done = false;
        }
        Assert.Equal(model.Correct(id, Now), done);
    }

    private async Task Validate(bool validates)
    {
        var document = (await challenge.Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await challenge.Engine.Campaigns.Put(Challenge.Code, document with { Validation = validates }, null);
        model.Validates = validates;
    }

    /// <summary>A month that is over, in its grace or after.</summary>
    private async Task Certify(int period)
    {
        if (PlainRules.Start.AddMonths(period) > Now)
            return;
        await challenge.Engine.Closing.Close(Challenge.Code, period);
        model.Certify(period);
    }
}
