namespace ChallengeHub.Web;

/// <summary>As what somebody of the demonstration sits at the desk.</summary>
public enum DemoRole
{
    Prospector,
    Director,
    Rep,
    Marketing,
}

/// <summary>Who does a step at the desk, and what he says beside the fact.</summary>
/// <param name="Who">A participant's code; of a director his team; null: marketing.</param>
public sealed record DemoDeskStep(DemoRole By, string? Who = null)
{
    /// <summary>Of a lead that is handed in.</summary>
    public LeadCard? Card { get; init; }
    public DemoNote? Note { get; init; }

    /// <summary>How good the rep finds the lead, from 1 to 5; null: he does not say.</summary>
    public int? Quality { get; init; }
}

/// <summary>What is written down with a step.</summary>
public sealed record DemoNote(NoteKind Kind, string Text);

/// <summary>Why leads are refused, lost and given back: codes of the demonstration's campaign.</summary>
internal static class DemoReasons
{
    /// <summary>Null: the type needs none.</summary>
    public static string? Of(string type, Random random) =>
        Choices(type) is { Length: > 0 } choices ? choices[random.Next(choices.Length)] : null;

    private static string[] Choices(string type) =>
        type switch
        {
            EventTypes.Refused => ["no-need", "too-small", "known"],
            EventTypes.Lost => ["price", "competitor", "postponed", "unreachable"],
            EventTypes.Released => ["busy", "absent", "far"],
            _ => [],
        };
}
