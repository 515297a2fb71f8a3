namespace ChallengeHub;

/// <summary>Checks the hour of ceremonies: a time of the day.</summary>
internal static class CeremonyCheck
{
    private const string At = "ceremony.at";

    public static void Errors(FieldErrors errors, CampaignDocument document)
    {
        if (document.Ceremony is not { } ceremony)
            return;
        if (ceremony.At is null)
            errors.Add(At, "required");
        else
            errors.If(WorkingCalendar.TimeOf(ceremony.At) is null, At, "time-format");
    }
}
