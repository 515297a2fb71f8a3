using System.Data.Common;

namespace ChallengeHub;

/// <summary>
/// Those whom one transaction forgets, and the rows that name them, as they were found beside the writer.
/// </summary>
internal sealed class ErasurePart(IReadOnlyList<Participant> people)
{
    public IReadOnlyList<Participant> People { get; } = people;

    /// <summary>By number.</summary>
    public HashSet<long> Facts { get; } = [];
    public HashSet<long> Changes { get; } = [];

    /// <summary>By id.</summary>
    public HashSet<long> Rejections { get; } = [];
}

/// <summary>
/// An erasure made ready while others write: facts, changes and rejected events are read once, whether one is to be
/// forgotten or a hundred thousand, and cut into parts that hold up nobody for long. What is recorded meanwhile, each
/// part looks at itself.
/// </summary>
internal sealed class ErasurePlan
{
    private const int MostPeople = 250;
    private const int MostFacts = 2_000;
    private const int PageSize = 1_000;

    /// <summary>What began before the look may be committed after it, and another node's clock may be behind.</summary>
    private static readonly TimeSpan InFlight = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, ErasurePart> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ErasurePart>> byEmail = new(StringComparer.OrdinalIgnoreCase);

    private ErasurePlan(long factSeq, DateTimeOffset at)
    {
        FactSeq = factSeq;
        At = at - InFlight;
    }

    public IReadOnlyList<ErasurePart> Parts { get; private set; } = [];

    /// <summary>Facts and changes up to this number were looked at.</summary>
    public long FactSeq { get; }

    /// <summary>Events that were rejected before were looked at.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Nothing was looked at: it is all to be found by the one part.</summary>
    public static ErasurePlan Unread(Participant person) =>
        new(0, DateTimeOffset.UnixEpoch) { Parts = [new ErasurePart([person])] };

    public static async Task<ErasurePlan> Make(
        DbConnection connection,
        Campaign campaign,
        IReadOnlyList<Participant> people,
        DateTimeOffset now
    )
    {
        var plan = new ErasurePlan(campaign.LastFactSeq, now);
        plan.Cut(people, await Facts(connection, campaign, people));
        await plan.FindChanges(connection, campaign);
        await plan.FindRejections(connection, campaign);
        return plan;
    }

    /// <summary>The facts that name each of them, by code.</summary>
    private static async Task<Dictionary<string, List<long>>> Facts(
        DbConnection connection,
        Campaign campaign,
        IReadOnlyList<Participant> people
    )
    {
        var found = people.ToDictionary(x => x.Code, _ => new List<long>(), StringComparer.Ordinal);
        await foreach (var fact in FactRows.Names(connection, campaign.Id, new FactRange(0, campaign.LastFactSeq)))
        foreach (var code in fact.Codes)
            found.GetValueOrDefault(code)?.Add(fact.FactSeq);
        return found;
    }

    /// <summary>So many people and facts at a time; of somebody with more facts all of his.</summary>
    private void Cut(IReadOnlyList<Participant> people, Dictionary<string, List<long>> facts)
    {
        var parts = new List<ErasurePart>();
        var some = new List<Participant>();
        var count = 0;
        // who was put together is named by the same changes
        foreach (var person in people.OrderBy(x => x.Number))
        {
            var own = facts[person.Code].Count;
            if (some.Count == MostPeople || (some.Count > 0 && count + own > MostFacts))
            {
                parts.Add(new ErasurePart(some));
                some = [];
                count = 0;
            }

            some.Add(person);
            count += own;
        }

        if (some.Count > 0)
            parts.Add(new ErasurePart(some));

        foreach (var part in parts)
        foreach (var person in part.People)
        {
            part.Facts.UnionWith(facts[person.Code]);
            byCode[person.Code] = part;
            if (person.Email is { Length: > 0 } email)
                Address(email, part);
        }

        Parts = parts;
    }

    private async Task FindChanges(DbConnection connection, Campaign campaign)
    {
        await foreach (var change in ChangeRows.OfPeople(connection, campaign.Id, new FactRange(0, FactSeq)))
        {
            foreach (var name in ErasedTexts.Names(change.Document))
                if (byCode.TryGetValue(name, out var part))
                    part.Changes.Add(change.FactSeq);
            foreach (var (code, email) in ErasedTexts.Addresses(change))
                if (byCode.TryGetValue(code, out var part))
                    Address(email, part);
        }
    }

    private async Task FindRejections(DbConnection connection, Campaign campaign)
    {
        for (long? last = 0; last is { } after; )
        {
            var page = await RejectionRows.After(connection, campaign.Code, after, PageSize);
            foreach (var rejection in page)
            foreach (var name in ErasedTexts.Names(rejection.EventText))
            {
                if (byCode.TryGetValue(name, out var part))
                    part.Rejections.Add(rejection.Id);
                foreach (var addressed in byEmail.GetValueOrDefault(name) ?? [])
                    addressed.Rejections.Add(rejection.Id);
            }

            last = page.LastOrDefault()?.Id;
        }
    }

    private void Address(string email, ErasurePart part)
    {
        if (!byEmail.TryGetValue(email, out var parts))
            byEmail[email] = parts = [];
        parts.Add(part);
    }
}
