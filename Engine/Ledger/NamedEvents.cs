using System.Text.Json;

namespace ChallengeHub;

/// <summary>The events that a change names: the one that a correction takes back, those of an amendment.</summary>
internal static class NamedEvents
{
    /// <summary>None for a change of another kind.</summary>
    public static IReadOnlyList<EventIdentity> Of(Change change) =>
        change.Kind switch
        {
            "correction" when Read<PlayedCorrection>(change) is var one => [new EventIdentity(one.Source, one.Id)],
            "amendment" => Read<PlayedAmendment>(change).Events,
            _ => [],
        };

    private static T Read<T>(Change change) => JsonSerializer.Deserialize<T>(change.Document, EngineJson.Options)!;
}
