using System.Globalization;
using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>When a team works: each open day from an opening to a closing, laid out from exported settings.</summary>
internal sealed class OpenDays
{
    private const int Margin = 45;
    private static readonly string[] Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly List<OpenDay> days = [];

    /// <param name="document">Of a campaign with working hours.</param>
    /// <param name="from">Milliseconds; days are laid out some weeks beyond both ends.</param>
    public static OpenDays Of(JsonElement document, string? team, long from, long until)
    {
        var hours = document.GetProperty("deadlines").GetProperty("workingHours");
        var own = document.GetProperty("teams").EnumerateArray().FirstOrDefault(x => Text(x, "code") == team);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Text(own, "timeZone") ?? Text(document, "timeZone")!);
        var holidays = Text(own, "holidays") ?? Text(hours, "holidays")!;
        var worked = Text(hours, "days")!.Split('-').Select(x => Array.IndexOf(Week, x)).ToList();
        var closed = hours.GetProperty("closed").EnumerateArray().Select(x => x.GetString()).ToHashSet();

        var open = new OpenDays();
        for (var day = DayOf(from, -Margin); day <= DayOf(until, Margin); day = day.AddDays(1))
        {
            var ofWeek = ((int)day.DayOfWeek + 6) % 7;
            if (ofWeek < worked[0] || ofWeek > worked[^1] || PublicHolidays.Contain(holidays, day))
                continue;
            if (!closed.Contains(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
                open.days.Add(new(At(day, Text(hours, "from")!, zone), At(day, Text(hours, "until")!, zone)));
        }

        return open;
    }

    /// <summary>In milliseconds.</summary>
    public long Between(long from, long until) =>
        days.Sum(x => Math.Max(0, Math.Min(until, x.Closes) - Math.Max(from, x.Opens)));

    private static DateOnly DayOf(long at, int daysLater) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(at).AddDays(daysLater).UtcDateTime);

    private static long At(DateOnly day, string time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    /// <summary>Null: it is not there, or there is no such team.</summary>
    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) ? text.GetString() : null;

    private readonly record struct OpenDay(long Opens, long Closes);
}
