namespace ChallengeHub.Web;

/// <summary>What the challenge is compared with, as it is typed.</summary>
public sealed class BaselineForm
{
    /// <summary>Null: nothing is said, and the reports take the time before.</summary>
    public BaselineKind? Kind { get; set; }
    public string? Within { get; set; }
    public string? Received { get; set; }
    public string? ActedOn { get; set; }
    public string? Closed { get; set; }

    /// <summary>Codes of the teams that do not play; with <see cref="Lot"/> they are not asked.</summary>
    public List<string> HoldOut { get; set; } = [];

    /// <summary>The launch draws them.</summary>
    public bool Lot { get; set; }
    public string? DrawnTeams { get; set; }

    public static BaselineForm Of(Baseline? baseline) =>
        new()
        {
            Kind = baseline?.Kind,
            Within = $"{baseline?.Within}",
            Received = $"{baseline?.Received}",
            ActedOn = $"{baseline?.ActedOn}",
            Closed = $"{baseline?.Closed}",
            HoldOut = [.. baseline?.HoldOut ?? []],
            Lot = baseline is { ToDraw: > 0 },
            DrawnTeams = $"{baseline?.Drawn?.Teams}",
        };

    /// <summary>Null where nothing is said; what is unchanged is what it was.</summary>
    public Baseline? Read(Baseline? before, FieldErrors errors)
    {
        if (Kind is not { } kind)
            return null;

        var said = kind switch
        {
            BaselineKind.Figures => Figures(errors),
            BaselineKind.Teams => Teams(before, errors),
            _ => new Baseline(),
        };
        var read = said with { Kind = kind, Within = Typed.Whole(Within, errors, "baseline.within") };

        return Baseline.Same(read, before) ? before : read;
    }

    private Baseline Figures(FieldErrors errors) =>
        new()
        {
            Received = Typed.Whole(Received, errors, "baseline.received"),
            ActedOn = Typed.Whole(ActedOn, errors, "baseline.actedOn"),
            Closed = Typed.Whole(Closed, errors, "baseline.closed"),
        };

    /// <summary>A lot that was drawn stays, with all that proves it, as long as nothing else is asked of it.</summary>
    private Baseline Teams(Baseline? before, FieldErrors errors)
    {
        var known = before is { Kind: BaselineKind.Teams } ? before : new Baseline();
        if (Lot)
        {
            var teams = Typed.Whole(DrawnTeams, errors, "baseline.drawn.teams");
            return known.ToDraw > 0 && known.Drawn!.Teams == teams
                ? new Baseline { HoldOut = known.HoldOut, Drawn = known.Drawn }
                : new Baseline { Drawn = new HoldOutDraw { Teams = teams } };
        }

        var named = known.HoldOut ?? [];
        if (known.ToDraw == 0 && HoldOut.ToHashSet(StringComparer.Ordinal).SetEquals(named))
            return new Baseline { HoldOut = known.HoldOut, Drawn = known.Drawn };
        return new Baseline { HoldOut = HoldOut.Count == 0 ? null : HoldOut };
    }
}
