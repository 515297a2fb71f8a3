using System.Globalization;

namespace ChallengeHub;

/// <summary>
/// A race's time, cut into steps: local days, which a change of clocks makes shorter or longer, or hours. Pure.
/// </summary>
internal sealed class RaceSteps
{
    private const long Hour = 3_600_000;
    private readonly IReadOnlyList<long> begins;

    private RaceSteps(IReadOnlyList<RaceFrame> frames)
    {
        Frames = frames;
        begins = [.. frames.Select(x => x.From.ToUnixTimeMilliseconds())];
        Length = Slot();
        // slots meet every beginning but the first, which may lie in the middle of a day
        Origin = begins.Count > 1 ? begins[1] - Length * ((begins[1] - begins[0]) / Length + 1) : 0;
    }

    public IReadOnlyList<RaceFrame> Frames { get; }

    /// <summary>Of a slot, in milliseconds: each step but the first begins with one.</summary>
    public long Length { get; }
    public long Origin { get; }

    /// <summary>Those of a window; none where it is empty.</summary>
    public static RaceSteps Cut(RaceSpan span, RaceStep by, TimeZoneInfo zone)
    {
        var frames = new List<RaceFrame>();
        var end = TimeZoneInfo.ConvertTime(span.Until, zone);
        for (var from = TimeZoneInfo.ConvertTime(span.From, zone); from < end; )
        {
            var next = Next(from, by, zone);
            var until = next < end ? next : end;
            frames.Add(new RaceFrame(Named(from, by, zone), from, until));
            from = until;
        }

        return new RaceSteps(frames);
    }

    /// <summary>The step of a slot: what was before the first counts in it, what is after the last in that.</summary>
    public int StepOf(long slot, int from)
    {
        var at = Origin + slot * Length;
        var step = from;
        while (step < begins.Count - 1 && at >= begins[step + 1])
            step++;
        return step;
    }

    private static DateTimeOffset Next(DateTimeOffset from, RaceStep by, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(from, zone);
        if (by == RaceStep.Hour)
        {
            var past = local.Ticks % TimeSpan.TicksPerHour;
            return TimeZoneInfo.ConvertTime(local.AddTicks(TimeSpan.TicksPerHour - past), zone);
        }

        var date = DateOnly.FromDateTime(local.DateTime);
        var next = LocalDays.Start(date.AddDays(1), zone);
        // a day that the zone skips begins with the day after it
        for (var further = 2; next <= from; further++)
            next = LocalDays.Start(date.AddDays(further), zone);
        return next;
    }

    private static string Named(DateTimeOffset from, RaceStep by, TimeZoneInfo zone) =>
        TimeZoneInfo
            .ConvertTime(from, zone)
            .ToString(by == RaceStep.Day ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmK", CultureInfo.InvariantCulture);

    /// <summary>The longest time of which every step between the first and the last is a multiple.</summary>
    private long Slot()
    {
        long slot = 0;
        for (var at = 1; at < begins.Count - 1; at++)
            slot = Divisor(begins[at + 1] - begins[at], slot);
        return slot == 0 ? Hour : slot;
    }

    private static long Divisor(long a, long b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}

/// <summary>From when to when.</summary>
internal sealed record RaceSpan(DateTimeOffset From, DateTimeOffset Until);
