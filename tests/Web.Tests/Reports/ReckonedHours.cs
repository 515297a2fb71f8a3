using System.Text.Json;

namespace ChallengeHub.Web.Tests;

/// <summary>How much of a stretch of time was worked, added up day by day from the exported settings.</summary>
internal sealed class ReckonedHours
{
    private static readonly string[] Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly ExportedCampaign campaign;
    private readonly JsonElement? hours;
    private readonly HashSet<string> days = [];
    private readonly HashSet<string> closed = [];

    public ReckonedHours(ExportedCampaign campaign)
    {
        this.campaign = campaign;
        hours = campaign.Setting("deadlines", "workingHours");
        if (hours is not { } said)
            return;

        foreach (var part in said.GetProperty("days").GetString()!.Split(','))
        {
            var ends = part.Split('-').Select(x => Array.IndexOf(Week, x)).ToList();
            for (var day = ends[0]; day <= ends[^1]; day++)
                days.Add(Week[day]);
        }

        if (said.TryGetProperty("closed", out var further))
            closed.UnionWith(further.EnumerateArray().Select(x => x.GetString()!));
    }

    /// <summary>In milliseconds.</summary>
    public long Between(string? team, long from, long until)
    {
        if (hours is not { } said || until <= from)
            return Math.Max(0, until - from);

        var zone = TimeZoneInfo.FindSystemTimeZoneById(
            OfTeam(team, "timeZone") ?? campaign.Setting("timeZone")!.Value.GetString()!
        );
        var holidays =
            OfTeam(team, "holidays") ?? (said.TryGetProperty("holidays", out var code) ? code.GetString() : null);
        var worked = 0L;
        for (var day = DayOf(from, zone); day <= DayOf(until, zone); day = day.AddDays(1))
        {
            if (!IsWorked(day, holidays))
                continue;
            var opens = Math.Max(from, At(day, said.GetProperty("from").GetString()!, zone));
            var closes = Math.Min(until, At(day, said.GetProperty("until").GetString()!, zone));
            worked += Math.Max(0, closes - opens);
        }

        return worked;
    }

    private bool IsWorked(DateOnly day, string? holidays) =>
        days.Contains(Week[((int)day.DayOfWeek + 6) % 7])
        && !closed.Contains($"{day:yyyy-MM-dd}")
        && (holidays is null || !PublicHolidays.Contain(holidays, day));

    private string? OfTeam(string? team, string member) =>
        campaign
            .Document.GetProperty("teams")
            .EnumerateArray()
            .Where(x => x.GetProperty("code").GetString() == team && x.TryGetProperty(member, out _))
            .Select(x => x.GetProperty(member).GetString())
            .FirstOrDefault();

    private static DateOnly DayOf(long at, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime);

    /// <param name="time">09:00, or 24:00 for the end of the day.</param>
    private static long At(DateOnly day, string time, TimeZoneInfo zone)
    {
        var parts = time.Split(':');
        var local = day.ToDateTime(TimeOnly.MinValue).AddHours(int.Parse(parts[0])).AddMinutes(int.Parse(parts[1]));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
