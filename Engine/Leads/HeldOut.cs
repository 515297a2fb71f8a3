namespace ChallengeHub;

/// <summary>
/// What a team that does not play means for points: its people earn nothing, and no entry names them, so that no board
/// of pairs does. Pure.
/// </summary>
internal static class HeldOut
{
    public static bool Is(CampaignSnapshot snapshot, int? participant, DateTimeOffset at) =>
        snapshot.IsHeldOut(snapshot.TeamAt(participant, at));

    /// <summary>What a rep who does not play has done pays nobody; what another has done pays those who play.</summary>
    public static IEnumerable<Payment> Without(CampaignSnapshot snapshot, Fact fact, IReadOnlyList<Payment> payments) =>
        fact.Stage > Stage.Validated && Is(snapshot, fact.Rep, fact.At)
            ? []
            : payments.Where(x => !Is(snapshot, x.Participant, fact.At));

    public static Fact Unnamed(CampaignSnapshot snapshot, Fact fact) =>
        fact with
        {
            Rep = Is(snapshot, fact.Rep, fact.At) ? null : fact.Rep,
            Prospector = Is(snapshot, fact.Prospector, fact.At) ? null : fact.Prospector,
        };
}
