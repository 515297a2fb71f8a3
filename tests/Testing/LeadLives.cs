using System.Text.Json;

namespace ChallengeHub.Testing;

/// <summary>
/// What happens to the leads of a large campaign: anything, in any order that time allows. Most have a card, some are
/// known by a CRM alone, some by a take alone, and some were received before the campaign began. The same seed gives
/// the same lives.
/// </summary>
public sealed class LeadLives(LargeCampaign campaign, ulong seed)
{
    internal static readonly IReadOnlyList<string> Sources = ["fair", "web", "cell-budapest", "mailing", "partner"];
    internal static readonly IReadOnlyList<string> Sizes = ["small", "medium", "large"];
    private const int EventsAtOnce = 1_000;
    private static readonly DeskCaller Program = new(new Mover { IsMarketing = true }, "a program of the tests");

    /// <summary>Of a sale, and of all that goes wrong with it.</summary>
    private static readonly IReadOnlyList<string> Steps =
    [
        "validated",
        "validated",
        "assigned",
        "taken",
        "taken",
        "taken",
        "taken",
        "contacted",
        "contacted",
        "contacted",
        "closed",
        "closed",
        "closed",
        "amount_changed",
        "lost",
        "released",
        "refused",
        "reopened",
        "recycled",
    ];

    private readonly SplitMix64 random = new(seed);
    private int ids;

    /// <summary>What becomes of a lead that is there already, up to an instant.</summary>
    public IEnumerable<LeadEvent> After(string lead, DateTimeOffset from, DateTimeOffset until)
    {
        var rep = Rep();
        var at = from;
        for (var steps = random.Below(7); steps > 0; steps--)
        {
            at = at.AddMinutes(1 + random.Below(4_000)).AddMilliseconds(random.Below(60_000));
            if (at >= until)
                yield break;
            if (Happens(0.2))
                rep = Rep();
            yield return Step(Steps[random.Below(Steps.Count)], lead, at, rep);
        }
    }

    /// <summary>Answers what became of each.</summary>
    public static async Task<IReadOnlyList<string>> Tell(EngineParts engine, IEnumerable<LeadEvent> events)
    {
        var answers = new List<string>();
        foreach (var some in events.Chunk(EventsAtOnce))
        {
            var told = await engine.Scorekeeper.Record([.. some.Select(x => new ReceivedEvent(x, null, "{}"))]);
            answers.AddRange(told.Select(x => x.Status));
        }

        return answers;
    }

    /// <summary>So many leads from the first one on, handed in and told week by week.</summary>
    internal async Task Play(RunningEngine running, int leads)
    {
        var cards = new List<NewLead>();
        var told = new List<ToldEvent>();
        var receptions = Enumerable.Range(0, leads).Select(_ => Reception()).Order().ToList();
        for (var place = 0; place < leads; place++)
        {
            var code = LargeCampaign.CodeOf(place);
            if (Happens(0.65))
                cards.Add(Card(code, receptions[place]));
            else
                told.Add(Told(First(code, receptions[place])));
            told.AddRange(After(code, receptions[place], campaign.Until).Select(Told));
        }

        var since = DateTimeOffset.MinValue;
        foreach (var now in Weeks())
        {
            if (now > running.Clock.GetUtcNow())
                running.Clock.SetUtcNow(now);
            await HandIn(running.Engine, cards.Where(x => x.At >= since && x.At < now));
            await Tell(
                running.Engine,
                told.Where(x => x.ArrivesAt >= since && x.ArrivesAt < now)
                    .OrderBy(x => x.ArrivesAt)
                    .Select(x => x.Event)
            );
            since = now;
        }
    }

    internal static decimal Cost(SplitMix64 random) => random.Below(9_000) / 100m;

    internal static decimal Potential(SplitMix64 random) => 100m * random.Below(1_000);

    internal static IReadOnlyDictionary<string, JsonElement> Answers(SplitMix64 random)
    {
        var answers = new Dictionary<string, JsonElement>();
        if (random.Part() < 0.8)
            answers["size"] = JsonSerializer.SerializeToElement(Sizes[random.Below(Sizes.Count)]);
        if (random.Part() < 0.7)
            answers["budget"] = JsonSerializer.SerializeToElement(random.Part() < 0.5);
        return answers;
    }

    private static async Task HandIn(EngineParts engine, IEnumerable<NewLead> cards)
    {
        foreach (var some in cards.Chunk(LeadDesk.MostAtOnce))
        {
            var created = await engine.Desk.Create(LargeCampaign.Code, some, Program);
            if (created.FirstOrDefault(x => x.Answer is null) is { } refused)
                throw new InvalidOperationException($"{refused}");
        }
    }

    /// <summary>The ends of its weeks, and where it stops.</summary>
    private IEnumerable<DateTimeOffset> Weeks()
    {
        for (var end = campaign.Begins.AddDays(7); end < campaign.Until; end = end.AddDays(7))
            yield return end;
        yield return campaign.Until;
    }

    private DateTimeOffset Reception() =>
        Happens(0.15)
            ? Between(campaign.Begins.AddDays(-60), campaign.Begins)
            : Between(campaign.Begins, campaign.Until);

    private DateTimeOffset Between(DateTimeOffset from, DateTimeOffset until) =>
        from.AddSeconds(random.Below((int)(until - from).TotalSeconds)).AddMilliseconds(random.Below(1_000));

    /// <summary>Of a lead without a card: its reception, or a take of which nobody knew what was taken.</summary>
    private LeadEvent First(string lead, DateTimeOffset at) =>
        Happens(0.3)
            ? Step("taken", lead, at, Rep())
            : Step("received", lead, at, Rep()) with
            {
                Prospector = Happens(0.6) ? Prospector() : null,
            };

    private LeadEvent Step(string type, string lead, DateTimeOffset at, string rep)
    {
        var isNamed = type is "assigned" or "taken" or "contacted" or "closed" or "released";
        var isPriced = type == "amount_changed" || (type == "closed" && Happens(0.7));
        return new LeadEvent
        {
            Campaign = LargeCampaign.Code,
            Source = "crm",
            Id = $"e{++ids}",
            Type = $"lead.{type}",
            Lead = lead,
            At = at,
            Rep = isNamed ? rep : null,
            Amount = isPriced ? (1_000 + random.Below(900_000)) / 100m : null,
            Currency = isPriced && Happens(0.2) ? "HUF" : null,
        };
    }

    /// <summary>Some come days after they happened, when later ones are there already.</summary>
    private ToldEvent Told(LeadEvent leadEvent)
    {
        var late = leadEvent.At.AddHours(random.Below(240));
        return new ToldEvent(Happens(0.05) && late < campaign.Until ? late : leadEvent.At, leadEvent);
    }

    private NewLead Card(string code, DateTimeOffset at) =>
        new(
            new LeadCard
            {
                Code = code,
                Company = LargeCampaign.CompanyOf(code),
                Source = Happens(0.85) ? Sources[random.Below(Sources.Count)] : null,
                Cost = Happens(0.2) ? Cost(random) : null,
                Potential = Happens(0.4) ? Potential(random) : null,
                Team = Happens(0.7) ? Crew.Team(random.Below(Crew.Teams)) : null,
                Rep = Happens(0.3) ? Rep() : null,
                Prospector = Happens(0.85) ? Prospector() : null,
                Qualification = Happens(0.7) ? Answers(random) : null,
            }
        )
        {
            At = at,
            Id = code,
            KeepsTwin = true,
        };

    private string Rep() => Crew.Rep(random.Below(Crew.Reps));

    private string Prospector() => Crew.Prospector(random.Below(Crew.Teams));

    private bool Happens(double chance) => random.Part() < chance;

    private sealed record ToldEvent(DateTimeOffset ArrivesAt, LeadEvent Event);
}
