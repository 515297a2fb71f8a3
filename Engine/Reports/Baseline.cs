using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChallengeHub;

/// <summary>
/// What the challenge is compared with, said before it begins: the time before, typed figures, or teams that do not
/// play. Checked by <see cref="BaselineCheck"/>.
/// </summary>
public sealed record Baseline
{
    public const int UsualDays = 14;
    public const int MostDays = 365;

    public BaselineKind? Kind { get; init; }

    /// <summary>Each lead is looked at for so many days; null: <see cref="UsualDays"/>.</summary>
    public int? Within { get; init; }

    /// <summary>With <see cref="BaselineKind.Figures"/>, as the other two.</summary>
    public long? Received { get; init; }
    public long? ActedOn { get; init; }

    /// <summary>Null: nobody knows.</summary>
    public long? Closed { get; init; }

    /// <summary>With <see cref="BaselineKind.Teams"/>: the codes of those that do not play.</summary>
    public IReadOnlyList<string>? HoldOut { get; init; }

    /// <summary>Null: they were chosen.</summary>
    public HoldOutDraw? Drawn { get; init; }

    [JsonIgnore]
    public int Days => Within ?? UsualDays;

    /// <summary>How many teams the launch draws: 0 where they are chosen.</summary>
    [JsonIgnore]
    public int ToDraw
    {
        get
        {
            if (Drawn is null)
                return 0;
            return Drawn.Teams ?? (HoldOut is { Count: > 0 } ? 0 : 1);
        }
    }

    /// <summary>The same without a lot that was drawn: a document that somebody sends proves nothing.</summary>
    [JsonIgnore]
    public Baseline Undrawn =>
        Drawn is null
            ? this
            : this with
            {
                HoldOut = Drawn.Teams is null ? HoldOut : null,
                Drawn = new HoldOutDraw { Teams = Drawn.Teams },
            };

    /// <summary>Whether both say the same.</summary>
    public static bool Same(Baseline? one, Baseline? other) =>
        JsonSerializer.Serialize(one, EngineJson.Options) == JsonSerializer.Serialize(other, EngineJson.Options);
}

public enum BaselineKind
{
    /// <summary>Leads of a window as long as the challenge, before it.</summary>
    Before,

    /// <summary>Figures that somebody typed.</summary>
    Figures,

    /// <summary>Teams that do not play.</summary>
    Teams,
}
