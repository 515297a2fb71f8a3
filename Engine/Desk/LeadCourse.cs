namespace ChallengeHub;

/// <summary>Where a lead stands for the people who work it.</summary>
public enum LeadStatus
{
    Waiting,
    Refused,
    Open,
    Assigned,
    Taken,
    Contacted,
    Won,
    Lost,
}

/// <summary>
/// The course of a lead: a fold of its facts in the order of arrival, no matter who reported them, with the marks that
/// they had then or have now. Pure; what the facts paid is <see cref="LeadState"/>'s affair.
/// </summary>
public sealed class LeadCourse(bool validation)
{
    /// <summary>A take that is released within this time was none.</summary>
    public static readonly TimeSpan Undo = TimeSpan.FromMinutes(1);

    private readonly Dictionary<CycleStage, Fact> held = [];

    /// <summary>The same with the marks of then: what a later fact frees is in it until that one comes.</summary>
    private readonly Dictionary<CycleStage, Fact> reported = [];
    private readonly HashSet<int> gaveUp = [];
    private Fact? named;
    private Fact? lost;
    private OverdueTake? overdue;
    private DateTimeOffset? firstAt;
    private DateTimeOffset? begunAt;
    private DateTimeOffset? offeredAt;
    private bool isWon;

    public int Cycle { get; private set; } = 1;

    /// <summary>By number; the first that a fact names.</summary>
    public int? Prospector { get; private set; }

    /// <summary>Even when that was before the campaign.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }
    public bool IsRefused { get; private set; }

    /// <summary>Of the first cycle its reception, else its first fact; of a later one the recycling.</summary>
    public DateTimeOffset? CycleAt => begunAt ?? firstAt;

    /// <summary>When it was offered to its team or to one rep: the clock of the deadline "take".</summary>
    public DateTimeOffset? OfferedAt => offeredAt ?? CycleAt;

    /// <summary>Its points do not wait for a validation.</summary>
    public bool IsVouched => !validation || Holds(Stage.Validated);

    /// <summary>Who was assigned or took it last; of what a CRM reports alone, who reached its highest stage.</summary>
    public int? Holder => (named ?? Highest(held))?.Rep;

    /// <summary>Who had it while the facts after these had not come yet: it is he who gives it up.</summary>
    public int? HolderThen => (named ?? Highest(reported))?.Rep;

    /// <summary>The fact that lost it; null: it is not lost.</summary>
    public Fact? Lost => Status == LeadStatus.Lost ? lost : null;

    public LeadStatus Status
    {
        get
        {
            if (IsRefused)
                return LeadStatus.Refused;
            if (Holds(Stage.Closed))
                return LeadStatus.Won;
            if (lost is not null)
                return LeadStatus.Lost;
            if (Holds(Stage.Contacted))
                return LeadStatus.Contacted;
            if (Holds(Stage.Taken))
                return LeadStatus.Taken;
            if (!IsVouched)
                return LeadStatus.Waiting;
            return named is null ? LeadStatus.Open : LeadStatus.Assigned;
        }
    }

    /// <summary>When it reached the stage in this cycle; null: it has not, or not any more.</summary>
    public DateTimeOffset? At(Stage stage) => Reached(stage)?.At;

    /// <summary>Whether he released it in this cycle, or a deadline did: only an assignment gives it back.</summary>
    public bool WasGivenUpBy(int rep) => gaveUp.Contains(rep);

    /// <summary>Whether a release at this instant undoes the take: it is no giving up.</summary>
    public bool IsUndo(DateTimeOffset at) =>
        named is { Type: EventTypes.Taken } take && take.At <= at && at - take.At <= Undo;

    /// <summary>
    /// The rep's take that a deadline released after this instant, and nobody has had the lead since: a contact of then
    /// still counts, with the take. Null: there is none.
    /// </summary>
    public Fact? TakeBeforeDeadline(int rep, DateTimeOffset at) =>
        Status is LeadStatus.Open or LeadStatus.Waiting && overdue?.Take.Rep == rep && at < overdue.ReleasedAt
            ? overdue.Take
            : null;

    public static LeadCourse Of(bool validation, IEnumerable<Fact> facts)
    {
        var course = new LeadCourse(validation);
        foreach (var fact in facts)
            course.Add(fact);
        return course;
    }

    public void Add(Fact fact)
    {
        if (fact.TakenBack)
            return;

        Prospector ??= fact.Prospector;
        if (fact.Type == EventTypes.Received)
            ReceivedAt ??= fact.At;
        if (fact.IsIgnored)
            return;

        firstAt ??= fact.At;
        switch (fact.Type)
        {
            case EventTypes.Received:
                begunAt ??= fact.At;
                break;
            case EventTypes.Recycled:
                Begin(fact);
                break;
            case EventTypes.Validated:
                Vouch(fact);
                break;
            case EventTypes.Refused:
                Refuse();
                break;
            case EventTypes.Assigned:
                Assign(fact);
                break;
            case EventTypes.Taken:
                Take(fact);
                break;
            case EventTypes.Released:
                Release(fact);
                break;
            case EventTypes.Lost:
                lost = fact;
                break;
            case EventTypes.Reopened:
                Reopen(fact);
                break;
        }

        if (fact.Stage is { } stage)
            Reach(fact, stage);
    }

    private Fact? Reached(Stage stage) => held.GetValueOrDefault(new(Cycle, stage));

    private bool Holds(Stage stage) => Reached(stage) is not null;

    private Fact? Highest(Dictionary<CycleStage, Fact> stages) =>
        stages.GetValueOrDefault(new(Cycle, Stage.Closed))
        ?? stages.GetValueOrDefault(new(Cycle, Stage.Contacted))
        ?? stages.GetValueOrDefault(new(Cycle, Stage.Taken));

    private void Free(Stage stage)
    {
        held.Remove(new(Cycle, stage));
        reported.Remove(new(Cycle, stage));
    }

    private void Begin(Fact recycled)
    {
        Forget();
        Cycle++;
        gaveUp.Clear();
        IsRefused = false;
        begunAt = recycled.At;
        offeredAt = null;
    }

    private void Refuse()
    {
        Forget();
        IsRefused = true;
        foreach (var stage in Enum.GetValues<Stage>())
            Free(stage);
    }

    private void Forget()
    {
        named = null;
        lost = null;
        overdue = null;
        isWon = false;
    }

    /// <summary>A second word for it changes nothing, nor does one that nobody asked for.</summary>
    private void Vouch(Fact fact)
    {
        if (IsRefused || (validation && fact.HoldsStage))
            offeredAt = fact.At;
        IsRefused = false;
    }

    /// <summary>Without a rep it names nobody; to the one who has it already its clock goes on.</summary>
    private void Assign(Fact fact)
    {
        if (fact.Rep is not { } rep)
            return;
        offeredAt = rep == HolderThen ? offeredAt : fact.At;
        gaveUp.Remove(rep);
        Name(fact);
    }

    /// <summary>Of a take that two senders report the first one tells when it was.</summary>
    private void Take(Fact fact)
    {
        if (named is not { Type: EventTypes.Taken } || named.Rep != fact.Rep)
            Name(fact);
    }

    private void Name(Fact fact)
    {
        named = fact;
        overdue = null;
    }

    private void Release(Fact fact)
    {
        if (HolderThen is { } holder)
        {
            offeredAt = fact.At;
            if (!IsUndo(fact.At))
                gaveUp.Add(holder);
        }

        var isOverdue = fact.Source == EventSources.Deadline && named is { Type: EventTypes.Taken };
        overdue = isOverdue ? new OverdueTake(named!, fact.At) : null;
        named = null;
        Free(Stage.Taken);
    }

    /// <summary>Takes back the closing, else the loss: a loss beside a closing counts from now on.</summary>
    private void Reopen(Fact fact)
    {
        if (isWon || lost is not null)
            offeredAt = fact.At;
        lost = isWon ? lost : null;
        isWon = false;
        Free(Stage.Closed);
    }

    private void Reach(Fact fact, Stage stage)
    {
        if (fact.At > lost?.At)
            lost = null;
        isWon |= stage == Stage.Closed;
        if (fact.HoldsStage)
            held[new(fact.Cycle, stage)] = fact;
        reported.TryAdd(new(fact.Cycle, stage), fact);
    }

    private readonly record struct CycleStage(int Cycle, Stage Stage);

    private sealed record OverdueTake(Fact Take, DateTimeOffset ReleasedAt);
}
