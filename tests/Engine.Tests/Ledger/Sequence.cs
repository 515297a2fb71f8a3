using ChallengeHub.Testing;
using Xunit;
using static ChallengeHub.Engine.Tests.SequenceCampaign;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// Plays random steps on a campaign of seven days, over the night when the clocks change, and remembers what was
/// answered.
/// </summary>
internal sealed class Sequence(Challenge challenge, bool plainly)
{
    private readonly List<LeadEvent> sent = [];
    private readonly Dictionary<string, Answer> accepted = [];
    private readonly NaiveMoves moves = new();
    private int played;

    /// <summary>A second process on the same stores, which plays every other step; null: there is none.</summary>
    public EngineParts? Other { get; init; }

    public Dictionary<(BoardKind Kind, int Period), IReadOnlyList<string>> Certified { get; } = [];
    public int Accepted => accepted.Count;

    /// <summary>Entries that amendments wrote.</summary>
    public int Amended { get; private set; }

    private EngineParts Engine => Other is { } other && played % 2 > 0 ? other : challenge.Engine;
    private DateTimeOffset Now => challenge.Running.Clock.GetUtcNow();

    public async Task Play(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            try
            {
                await Play(step);
            }
            catch (RefusedException)
            {
                // a 409 or a 400 of a step that the state forbids: nothing may have been written, and the invariants
                // tell
            }
            await moves.Hold(Engine);
            played++;
        }
    }

    private Task Play(Step step) =>
        step.Kind switch
        {
            <= 21 => Tell([.. Enumerable.Range(0, 1 + step.E % 5).Select(i => Event(step, i))]),
            <= 24 => Again(step),
            <= 27 => Later(TimeSpan.FromHours(1 + step.A % 60)),
            28 => Restart(),
            29 => Close(1 + step.A % 7),
            30 => Reverse(step),
            31 => Engine.Corrections.Adjust(
                Challenge.Code,
                new Adjustment(
                    People(step.A),
                    step.B % 41 - 20,
                    "by hand",
                    step.C % 2 == 0 ? null : Start.AddHours(step.D % 170)
                ),
                $"key{step.E % 5}",
                "admin"
            ),
            32 => Put(
                Challenge.People[step.A % 5] with
                {
                    Team = new[] { "lyon", "lille", null }[step.B % 3],
                    TeamSince = step.C % 3 == 0 ? null : Now.AddHours(-(step.D % 60)),
                }
            ),
            33 => Engine.Roster.Deactivate(Challenge.Code, People(step.A)),
            34 => Put(Challenge.People[step.A % 5]),
            35 => ChangeRules(step),
            36 => CloseDue(),
            37 => Amend(step),
            38 when step.A % 8 == 0 => EndNow(),
            39 => Validate(step.A % 2 == 0),
            _ => Tell([Event(step with { E = 0 }, 0)]),
        };

    private async Task Put(Participant participant)
    {
        var now = Now;
        await Engine.Roster.Put(Challenge.Code, [participant]);
        moves.Put(participant, now);
    }

    private LeadEvent Event(Step step, int i) => StepEvents.Of(step, i, sent.Count, Now);

    private async Task Tell(IReadOnlyList<LeadEvent> events)
    {
        sent.AddRange(events);
        if (plainly)
            foreach (var one in events)
                Keep((await Record([one]))[0]);
        else
            foreach (var answer in await Record(events))
                Keep(answer);
    }

    private Task<IReadOnlyList<Answer>> Record(IReadOnlyList<LeadEvent> events) =>
        Engine.Scorekeeper.Record([.. events.Select(x => new ReceivedEvent(x, null, "{}"))]);

    private void Keep(Answer answer)
    {
        var key = $"{answer.Source} {answer.Id}";
        if (answer.Status == "duplicate")
            Assert.Equal((accepted[key].Points, accepted[key].Reason), (answer.Points, answer.Reason));
        else if (answer.Status != "rejected")
            accepted.Add(key, answer);
    }

    /// <summary>The same event again, or its id with other content.</summary>
    private async Task Again(Step step)
    {
        if (sent.Count == 0)
            return;
        var again = sent[step.A % sent.Count];
        await Tell([
            step.B % 3 == 0 ? again with { Lead = $"L{step.C % 15}" }
            : step.B % 3 == 1 ? StepEvents.ByOtherName(again)
            : again,
            again,
        ]);
    }

    private Task Later(TimeSpan by)
    {
        challenge.Running.Clock.Advance(by);
        return Task.CompletedTask;
    }

    private Task Restart() => plainly ? Task.CompletedTask : challenge.Running.Restart(challenge.Redis);

    private async Task Close(int number)
    {
        var closed = (await Engine.Reads.Snapshot(Challenge.Code)).Period(number)!.ClosedAt is not null;
        var sha = (await Engine.Closing.Close(Challenge.Code, number)).Sha256;
        if (!closed)
            await Remember();
        Assert.Equal(sha, (await Engine.Closing.Close(Challenge.Code, number)).Sha256);
    }

    /// <summary>The grace of the last day is over: everything closes.</summary>
    public async Task Finish()
    {
        if (Now < End.AddDays(1))
            challenge.Running.Clock.SetUtcNow(End.AddDays(1));
        await CloseDue();
    }

    private async Task EndNow()
    {
        await Engine.Campaigns.End(Challenge.Code);
        await Remember();
    }

    private async Task CloseDue()
    {
        await Engine.Closing.CloseDue();
        await Remember();
    }

    /// <summary>What the ledger says of each period at its closing: the results may never differ from it.</summary>
    private async Task Remember()
    {
        var naive = await NaiveBoards.Read(Engine, Challenge.Code);
        var snapshot = await Engine.Reads.Snapshot(Challenge.Code);
        var closed = snapshot.Periods.Where(x => x.ClosedAt is not null).Select(x => x.Number).ToList();
        if (snapshot.Campaign.ClosedAt is not null)
            closed.Add(0);
        foreach (var kind in Enum.GetValues<BoardKind>())
        foreach (var period in closed)
            Certified.TryAdd((kind, period), naive.Board(kind, period));
    }

    private Task Reverse(Step step) =>
        sent.Count == 0
            ? Task.CompletedTask
            : Engine.Corrections.Reverse(
                Challenge.Code,
                new EventIdentity("crm", sent[step.A % sent.Count].Id),
                "told wrongly",
                "admin"
            );

    /// <summary>Accepts what came after the closing; what that touched is certified again, the rest is not.</summary>
    private async Task Amend(Step step)
    {
        if (sent.Count == 0)
            return;
        var latest = sent.TakeLast(20).Reverse().ToList();
        await Accept(
            Enumerable.Range(0, 1 + step.B % 3).Select(i => latest[(step.A + i) % latest.Count].Id).Distinct()
        );
    }

    /// <summary>
    /// Whatever came before the closing: a lead of its own is validated and sold, and both pay by a rule that no step
    /// changes.
    /// </summary>
    public async Task AmendForSure()
    {
        LeadEvent Sure(string type) =>
            new()
            {
                Campaign = Challenge.Code,
                Source = "crm",
                Id = $"sure-{type}",
                Type = $"lead.{type}",
                Lead = "sure",
                Rep = "anna",
                Prospector = "pia",
                // before anybody has left, and inside of a window that was cut short
                At = Start.AddHours(1),
                Amount = 50,
            };
        await Tell([Sure("validated"), Sure("closed")]);
        var before = Amended;
        await Accept(["sure-validated", "sure-closed"]);
        await moves.Hold(Engine);
        Assert.InRange(Amended - before, 2, int.MaxValue);
    }

    private async Task Accept(IEnumerable<string> ids)
    {
        var lines = await Engine.Amendments.Accept(
            Challenge.Code,
            [.. ids.Select(id => new EventIdentity("crm", id))],
            "told too late",
            "admin"
        );
        Amended += lines.Count;
        foreach (var kind in Enum.GetValues<BoardKind>())
        foreach (var period in lines.Select(x => x.Period).Append(0))
            Certified.Remove((kind, period));
        await Remember();
    }

    private async Task ChangeRules(Step step)
    {
        var document = (await Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await Engine.Campaigns.Put(
            Challenge.Code,
            document with
            {
                Rules =
                [
                    .. document.Rules.Select(
                        (rule, i) => i == step.A % 3 ? rule with { Points = step.B % 20 - 5 } : rule
                    ),
                ],
                RulesEffectiveFrom = step.C % 2 == 0 ? null : Now.AddHours(step.D % 50),
            },
            null
        );
    }

    private async Task Validate(bool validates)
    {
        var document = (await Engine.Campaigns.Get(Challenge.Code)).Campaign.Document;
        await Engine.Campaigns.Put(Challenge.Code, document with { Validation = validates }, null);
    }

    private static string People(int number) => Challenge.People[number % 5].Code;
}
