namespace ChallengeHub.Web;

/// <summary>The forms of the last minutes and their answers; of too many, the first are forgotten.</summary>
public sealed class SentForms([FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    public const int Most = 200;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly OrderedDictionary<string, SentForm> known = [];
    private readonly Lock gate = new();

    /// <summary>The form that was sent with this key, or a new one.</summary>
    public SentForm Get(string key)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var old in Answered().TakeWhile(x => x.Value.At < now - Life).ToList())
                known.Remove(old.Key);
            if (known.TryGetValue(key, out var sent))
                return sent;
            if (known.Count >= Most && Answered().FirstOrDefault().Key is { } first)
                known.Remove(first);
            return known[key] = new SentForm(now);
        }
    }

    public void Forget(string key)
    {
        lock (gate)
            known.Remove(key);
    }

    private IEnumerable<KeyValuePair<string, SentForm>> Answered() => known.Where(x => x.Value.Answer.Task.IsCompleted);
}

/// <summary>A form that somebody sent, and its answer, which those wait for who sent it again.</summary>
public sealed class SentForm(DateTimeOffset at)
{
    private int begun;

    public DateTimeOffset At { get; } = at;

    /// <summary>Null: it was refused, and may be sent again as it is.</summary>
    public TaskCompletionSource<SentAnswer?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True for the first that works the form.</summary>
    public bool Begin() => Interlocked.Exchange(ref begun, 1) == 0;
}
