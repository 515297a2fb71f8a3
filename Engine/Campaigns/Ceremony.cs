namespace ChallengeHub;

/// <summary>
/// The hour after an end at which walls celebrate who won, and at which frozen boards are revealed; see <see
/// cref="Ceremonies"/>.
/// </summary>
/// <param name="At">Local time, 09:00.</param>
public sealed record Ceremony(CeremonyDay On = CeremonyDay.FirstWorkingDay, string? At = null);

/// <summary>Which day after the end it is.</summary>
public enum CeremonyDay
{
    /// <summary>Open in the working hours of the deadlines; without these from Monday to Friday.</summary>
    FirstWorkingDay,
    FirstDay,
}
