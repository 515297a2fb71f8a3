using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>The events that a step of a sequence tells.</summary>
internal static class StepEvents
{
    private static readonly string[] Types =
    [
        "received",
        "validated",
        "taken",
        "contacted",
        "closed",
        "taken",
        "contacted",
        "closed",
        "validated",
        "taken",
        "contacted",
        "closed",
        "taken",
        "contacted",
        "closed",
        "taken",
        "contacted",
        "closed",
        "released",
        "reopened",
        "recycled",
        "refused",
        "assigned",
        "lost",
        "sold",
        "amount_changed",
        "amount_changed",
        "amount_changed",
        "amount_changed",
    ];
    private static readonly string[] Reps = ["anna", "bob", "carl", "ANNA.both@example.org", "Bob@Example.org", "carl"];
    private static readonly string?[] Prospectors =
    [
        null,
        "pia",
        "paul",
        null,
        "pia",
        "paul",
        "PIA@example.org",
        "paul",
        "pia",
        "nobody@example.org",
        "anna",
    ];
    private static readonly string?[] Currencies = [null, "HUF", "EUR", null, "CHF", null, null, "USD"];

    /// <param name="i">Which one of the step's.</param>
    /// <param name="sent">How many were sent before the step.</param>
    /// <param name="now">When it is sent.</param>
    public static LeadEvent Of(Step step, int i, int sent, DateTimeOffset now)
    {
        var type = Types[(step.A + i * 7) % Types.Length];
        return new LeadEvent
        {
            Campaign = Challenge.Code,
            Source = "crm",
            Id = $"e{sent + i}",
            Type = $"lead.{type}",
            Lead = $"L{(step.B + i) % 15}",
            Rep = type is "received" or "refused" ? null : Reps[step.C % 6],
            Currency = Currencies[step.C % 8],
            Prospector = Prospectors[step.D % 11],
            At = (now < SequenceCampaign.End ? now : SequenceCampaign.End).AddHours(-((step.E + i * 11) % 50)),
            Amount = step.B % 3 == 0 ? null : step.D / 2m,
            Account = step.C % 2 == 0 ? "acme" : null,
        };
    }

    /// <summary>Somebody named by code may be named by address, and the other way round.</summary>
    public static LeadEvent ByOtherName(LeadEvent again) =>
        again with
        {
            Rep = again.Rep is { } rep ? Reps[(Array.IndexOf(Reps, rep) + 3) % 6] : null,
        };
}
