namespace ChallengeHub;

/// <summary>
/// What a campaign has paid and seen so far, as far as caps and bonus kinds ask. It depends only on the unreversed
/// payments and the facts still held, never on their order, so that it can be rebuilt from the ledger.
/// </summary>
public sealed class History(TimeZoneInfo zone)
{
    private readonly Dictionary<int, Dictionary<string, Tally>> _paid = [];
    private readonly Dictionary<(int Participant, Stage Stage), Dictionary<int, int>> _seen = [];

    /// <summary>Whose payments it knows; null: everybody's.</summary>
    private readonly HashSet<int>? _known;

    private History(TimeZoneInfo zone, HashSet<int> known)
        : this(zone) => _known = known;

    /// <summary>What was paid is learned participant by participant, when somebody asks for it.</summary>
    internal static History InParts(TimeZoneInfo zone) => new(zone, []);

    /// <summary>The campaign's: days, weeks, hours and weekdays are local to it.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    public DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>Nothing happens while the participant's payments are not known: they are learned all at once.</summary>
    public void Paid(PaidSlot slot) => Count(slot, +1);

    /// <summary>Frees the slot for later arrivals.</summary>
    public void Reversed(PaidSlot slot) => Count(slot, -1);

    internal bool Knows(int participant) => _known?.Contains(participant) != false;

    /// <summary>From here on his payments are counted; those up to now are to be given next.</summary>
    internal void Learn(int participant) => _known?.Add(participant);

    internal void Forget(int participant)
    {
        _known?.Remove(participant);
        _paid.Remove(participant);
    }

    internal void ForgetSeen() => _seen.Clear();

    /// <summary>
    /// The participant now holds one more fact of the stage on that local day. Call it after <see cref="Scoring.Pay"/>.
    /// </summary>
    public void Seen(int participant, Stage stage, DateTimeOffset at)
    {
        if (!_seen.TryGetValue((participant, stage), out var days))
            _seen[(participant, stage)] = days = [];
        Add(days, LocalDay(at).DayNumber, +1);
    }

    /// <summary>A fact was reversed: the participant holds it no more.</summary>
    public void Unseen(int participant, Stage stage, DateTimeOffset at)
    {
        if (_seen.TryGetValue((participant, stage), out var days))
            Add(days, LocalDay(at).DayNumber, -1);
    }

    /// <summary>
    /// How many unreversed payments fill the bucket of <paramref name="slot"/> that <paramref name="per"/> names.
    /// </summary>
    public int Payments(PaidSlot slot, CapScope per)
    {
        if (Of(slot.Participant, slot.Rule) is not { } tally)
            return 0;
        var day = LocalDay(slot.OccurredAt);
        return per switch
        {
            CapScope.Lead => tally.ByLead.GetValueOrDefault(slot.Lead),
            CapScope.Day => tally.ByDay.GetValueOrDefault(day.DayNumber),
            CapScope.Week => Sum(tally, Monday(day), Monday(day).AddDays(6)),
            CapScope.Period => tally.ByPeriod.GetValueOrDefault(slot.Period),
            _ => tally.All,
        };
    }

    /// <summary>Unreversed payments of the rule whose local day lies in the range, both ends included.</summary>
    public int Payments(int participant, string rule, DateOnly first, DateOnly last) =>
        Of(participant, rule) is { } tally ? Sum(tally, first, last) : 0;

    /// <summary>True when the participant holds a fact of the stage on that local day.</summary>
    public bool Holds(int participant, Stage stage, DateOnly day) =>
        _seen.TryGetValue((participant, stage), out var days) && days.ContainsKey(day.DayNumber);

    /// <summary>Null: nothing. What is not known is never taken for nothing.</summary>
    private Tally? Of(int participant, string rule)
    {
        if (!Knows(participant))
            throw new InvalidOperationException($"What participant {participant} was paid has not been read.");
        return _paid.GetValueOrDefault(participant)?.GetValueOrDefault(rule);
    }

    private void Count(PaidSlot slot, int by)
    {
        if (!Knows(slot.Participant))
            return;
        if (!_paid.TryGetValue(slot.Participant, out var rules))
            _paid[slot.Participant] = rules = [];
        if (!rules.TryGetValue(slot.Rule, out var tally))
            rules[slot.Rule] = tally = new Tally();
        tally.All += by;
        Add(tally.ByLead, slot.Lead, by);
        Add(tally.ByDay, LocalDay(slot.OccurredAt).DayNumber, by);
        Add(tally.ByPeriod, slot.Period, by);
    }

    private static void Add<TKey>(Dictionary<TKey, int> counts, TKey key, int by)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + by;
        if (count == 0)
            counts.Remove(key);
        else
            counts[key] = count;
    }

    private static int Sum(Tally tally, DateOnly first, DateOnly last)
    {
        var sum = 0;
        for (var day = first.DayNumber; day <= last.DayNumber; day++)
            sum += tally.ByDay.GetValueOrDefault(day);
        return sum;
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private sealed class Tally
    {
        public int All;
        public readonly Dictionary<string, int> ByLead = [];
        public readonly Dictionary<int, int> ByDay = [];
        public readonly Dictionary<int, int> ByPeriod = [];
    }
}
