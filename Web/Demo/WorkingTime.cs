namespace ChallengeHub.Web;

/// <summary>When a sales floor works: Monday to Friday, 8 to 20, in local time. Pure.</summary>
public static class WorkingTime
{
    public const int Opens = 8;
    public const int Closes = 20;
    private const double Day = Closes - Opens;

    public static bool IsOpen(DateTime local) =>
        local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && local.Hour is >= Opens and < Closes;

    /// <summary>So many working hours later; from outside opening hours it counts from the next opening.</summary>
    public static DateTime Later(DateTime local, double hours)
    {
        local = Opening(local);
        while (true)
        {
            var left = (local.Date.AddHours(Closes) - local).TotalHours;
            if (hours < left)
                return local.AddHours(hours);
            hours -= left;
            local = Opening(local.Date.AddHours(Closes));
        }
    }

    public static DateTime DaysLater(DateTime local, double days) => Later(local, days * Day);

    private static DateTime Opening(DateTime local)
    {
        if (local.Hour >= Closes)
            local = local.Date.AddDays(1);
        while (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            local = local.Date.AddDays(1);
        return local.Hour < Opens ? local.Date.AddHours(Opens) : local;
    }
}
