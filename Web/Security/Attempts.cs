using System.Diagnostics;

namespace ChallengeHub.Web;

/// <summary>
/// What is tried by guessing. Each is counted for itself: a sender with a mistyped key keeps nobody of its address from
/// signing in.
/// </summary>
public enum Tried
{
    Key,
    SignIn,
    Link,
    ScreenCode,
}

/// <summary>
/// Counts, by address, what opened nothing: so many of a kind a minute, then no more of that kind are looked at.
/// </summary>
public sealed class Attempts
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Remembered<Attempt, Counted> tries = new(counted => counted.IsUntried);

    /// <summary>False: this address has tried too many.</summary>
    public bool Another(HttpContext http, Tried what) => Of(http, what).Another();

    /// <summary>
    /// Whether this address may try at all; asking costs nothing, so that many people of one office are let in in the
    /// same minute.
    /// </summary>
    public bool Left(HttpContext http, Tried what) => Of(http, what).Left();

    private Counted Of(HttpContext http, Tried what) =>
        tries.Of(new Attempt(RateLimits.From(http), what), one => new Counted(AMinute(one.What)));

    private static int AMinute(Tried what) =>
        what switch
        {
            Tried.Key or Tried.SignIn => 100,
            _ => 60,
        };

    private sealed record Attempt(string Address, Tried What);

    /// <summary>From the first of a minute on; the next one begins another.</summary>
    private sealed class Counted(int most)
    {
        private readonly Lock gate = new();
        private long began = Stopwatch.GetTimestamp();
        private int tried;

        public bool IsUntried
        {
            get
            {
                lock (gate)
                {
                    Turn();
                    return tried == 0;
                }
            }
        }

        public bool Another()
        {
            lock (gate)
            {
                Turn();
                if (tried >= most)
                    return false;
                tried++;
                return true;
            }
        }

        public bool Left()
        {
            lock (gate)
            {
                Turn();
                return tried < most;
            }
        }

        private void Turn()
        {
            if (Stopwatch.GetElapsedTime(began) < Window)
                return;
            began = Stopwatch.GetTimestamp();
            tried = 0;
        }
    }
}
