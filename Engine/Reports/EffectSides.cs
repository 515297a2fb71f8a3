namespace ChallengeHub;

/// <summary>The leads of a report sorted to its sides: those who play and the others, now and before.</summary>
/// <remarks>
/// The reader's part is cut out of those who play. What they are compared with is the same for everybody, as long as so
/// many people are behind it that none of them is seen.
/// </remarks>
internal sealed class EffectSides(EffectQuestion asked, ReportReader reader)
{
    private readonly EffectTally heldOut = new(asked.At, asked.Within);
    private readonly EffectTally heldOutBefore = new(asked.At, asked.Within);

    public EffectTally Played { get; } = new(asked.At, asked.Within);
    public EffectTally PlayedBefore { get; } = new(asked.At, asked.Within);

    /// <summary>Of teams that do not play.</summary>
    public EffectTally HeldOut => Shown(heldOut);
    public EffectTally HeldOutBefore => Shown(heldOutBefore);

    /// <summary>Of no team, where teams are compared.</summary>
    public long WithoutTeam { get; private set; }

    /// <summary>The same of the time before: with some of them nobody knows what either side did then.</summary>
    public long WithoutTeamBefore { get; private set; }

    public void Add(CohortLead lead)
    {
        var placed = Placed(lead);
        if (IsHeldOut(placed) is not { } isHeldOut)
            WithoutTeam += reader.Sees(placed) ? 1 : 0;
        else if (isHeldOut)
            heldOut.Add(placed, placed.Rep);
        else if (reader.Sees(placed))
            Played.Add(placed, placed.Rep);
    }

    public void AddBefore(CohortLead lead)
    {
        var placed = Placed(lead);
        if (IsHeldOut(placed) is not { } isHeldOut)
            WithoutTeamBefore += placed.Announced ? 1 : 0;
        else if (isHeldOut)
            heldOutBefore.Add(placed, placed.Rep);
        else if (reader.Sees(placed))
            PlayedBefore.Add(placed, placed.Rep);
    }

    /// <summary>
    /// The lead as it was sorted, where the figures of those who play count it; null: it is too young, was not
    /// announced, or is not theirs.
    /// </summary>
    public CohortLead? Counted(CohortLead lead)
    {
        var placed = Placed(lead);
        var isCounted = placed.Announced && asked.At - placed.ReceivedAt >= asked.Within;
        return isCounted && IsHeldOut(placed) is false && reader.Sees(placed) ? placed : null;
    }

    /// <summary>Whether fewer reps than that are behind a side that has leads.</summary>
    public bool HasFew(int fewest) =>
        new[] { Played, PlayedBefore, HeldOut, HeldOutBefore }.Any(x => x.People < fewest);

    /// <summary>Null: it belongs to no team, so that nobody knows.</summary>
    private bool? IsHeldOut(CohortLead lead)
    {
        if (asked.Kind != BaselineKind.Teams)
            return false;
        return lead.Team is { } team ? asked.Snapshot.IsHeldOut(team) : null;
    }

    /// <summary>
    /// With its holder, else the one whom its facts name, and with a team: that of who acted on it, else the card's,
    /// else its holder's, else its prospector's, as at the desk. A lead that nobody has touched must not be left out.
    /// </summary>
    private CohortLead Placed(CohortLead lead)
    {
        var rep = lead.Rep ?? lead.NamedRep;
        var team = lead.Team ?? TeamOf(rep, lead.ReceivedAt) ?? TeamOf(lead.Prospector, lead.ReceivedAt);
        return rep == lead.Rep && team == lead.Team ? lead : lead with { Rep = rep, Team = team };
    }

    private string? TeamOf(int? participant, DateTimeOffset at) =>
        participant is { } number ? asked.Snapshot.Known(number)?.TeamAt(at) : null;

    /// <summary>Of other people's work who sees a part reads nothing that is over fewer than five.</summary>
    private EffectTally Shown(EffectTally others) =>
        reader.SeesAll || others.Reps >= FunnelPrivacy.FewestPeople ? others : new(asked.At, asked.Within);
}
