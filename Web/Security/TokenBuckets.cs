using System.Diagnostics;

namespace ChallengeHub.Web;

/// <summary>
/// Requests that each caller has left: so many a second, and those of some seconds saved up. They are reckoned when one
/// is taken; a limiter of the framework's would wake ten times a second all day.
/// </summary>
public sealed class TokenBuckets
{
    private readonly Remembered<string, Bucket> buckets = new(bucket => bucket.IsFull);

    /// <summary>Null: one was left. Else how long until there is one.</summary>
    public TimeSpan? Take(string who, int perSecond) => buckets.Of(who, _ => new Bucket(perSecond)).Take();

    private sealed class Bucket(int perSecond)
    {
        private readonly Lock gate = new();
        private readonly double most = (double)perSecond * RequestLimits.Burst;
        private double left = (double)perSecond * RequestLimits.Burst;
        private long filled = Stopwatch.GetTimestamp();

        public bool IsFull
        {
            get
            {
                lock (gate)
                {
                    Fill();
                    return left >= most;
                }
            }
        }

        public TimeSpan? Take()
        {
            lock (gate)
            {
                Fill();
                if (left < 1)
                    return TimeSpan.FromSeconds((1 - left) / perSecond);
                left--;
                return null;
            }
        }

        private void Fill()
        {
            var now = Stopwatch.GetTimestamp();
            left = Math.Min(most, left + Stopwatch.GetElapsedTime(filled, now).TotalSeconds * perSecond);
            filled = now;
        }
    }
}
