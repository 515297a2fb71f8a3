namespace ChallengeHub;

/// <summary>The steps of building a challenge, in order.</summary>
public enum DraftStep
{
    Basics,
    Players,
    Rules,
    Prizes,
    Look,
    Leads,
    Review,
}

/// <summary>
/// A draft of a challenge: kept at every step, complete or not. Launching turns it into a campaign, and it is gone.
/// </summary>
/// <param name="Step">Where its author stands.</param>
/// <param name="Version">Raised by every save: who saves says which one he has read.</param>
public sealed record Draft(
    long Id,
    string Code,
    DraftDocument Document,
    DraftStep Step,
    long Version,
    DateTimeOffset UpdatedAt,
    string UpdatedBy
);

/// <summary>What has been built so far. Days are local: the instants follow from them and the zone.</summary>
public sealed record DraftDocument
{
    /// <summary>Without window: see <see cref="Whole"/>.</summary>
    public CampaignDocument Campaign { get; init; } = new();
    public LocalWindow Window { get; init; } = new();

    /// <summary>Teams and players as they were listed, also where the list cannot be read yet.</summary>
    public string Listed { get; init; } = "";

    /// <summary>What was said of its head and columns; null: as the list itself says.</summary>
    public ListShape? ListedAs { get; init; }

    /// <summary>It was typed and nobody has seen yet how it is read: players and teams are those of before.</summary>
    public bool IsListUnseen { get; init; }
    public IReadOnlyList<DraftPlayer> Players { get; init; } = [];

    /// <summary>The campaign that it was copied from.</summary>
    public string? ClonedFrom { get; init; }

    /// <summary>Of the form that made it: sent twice, it makes one draft.</summary>
    public string? Form { get; init; }

    /// <summary>Targets as they were typed, also lines that cannot be read; null until there are any.</summary>
    public TypedTargets? Targets { get; init; }

    /// <summary>Of a copy: its code is made from the name, until somebody types one.</summary>
    public bool CodeFollowsName { get; init; }

    /// <summary>Codes that it had: a page that was opened under one of them still leads here.</summary>
    public IReadOnlyList<string> FormerCodes { get; init; } = [];

    /// <summary>Names of which another language was changed since, see <see cref="StaleNames"/>.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>
    /// The theme for which names were written by hand that nobody has looked at since another was chosen.
    /// </summary>
    public string? NamesOfTheme { get; init; }

    /// <summary>
    /// The campaign's document, with the instants that the local days give; null where zone or day are missing.
    /// </summary>
    public CampaignDocument Whole() =>
        CampaignCheck.ZoneOf(Campaign.TimeZone) is { } zone
            ? Campaign with
            {
                StartsAt = Window.StartsAt(zone),
                EndsAt = Window.EndsAt(zone),
            }
            : Campaign with
            {
                StartsAt = null,
                EndsAt = null,
            };

    /// <summary>With the targets that its lists give, now that players may be others.</summary>
    public DraftDocument Aimed()
    {
        var targets = Targets ?? (Campaign.Objectives is { } objectives ? TypedTargets.Of(objectives, this) : null);
        if (targets is null)
            return this;
        return this with { Targets = targets, Campaign = Campaign with { Objectives = targets.Read(this) } };
    }

    /// <summary>Of a campaign as it is: its rules and prizes, its local days, and those who play.</summary>
    public static DraftDocument Of(CampaignSnapshot snapshot) =>
        new()
        {
            Campaign = snapshot.Campaign.Document with { StartsAt = null, EndsAt = null, RulesEffectiveFrom = null },
            Window = LocalWindow.Of(snapshot.Campaign.StartsAt, snapshot.Campaign.EndsAt, snapshot.Campaign.Zone),
            Players =
            [
                .. snapshot.Participants.Where(x => x is { Active: true, ErasedAt: null }).Select(DraftPlayer.Of),
            ],
        };

    /// <summary>What keeps it from being launched: fields as of the campaign's document, and <c>players</c>.</summary>
    public FieldErrors Errors()
    {
        var errors = CampaignCheck.Errors(Whole());
        errors.If(Campaign.Rules.Count == 0, "rules", "no-rules");
        errors.If(Players.Count == 0, "players", "no-players");
        errors.If(IsListUnseen, "players", "list-unseen");
        errors.If(PlayerList.Read(Listed, this).Faults.Count > 0, "players", "list-unreadable");
        foreach (var board in TypedTargets.Boards)
            errors.If(
                Targets?.Read(this, board).Faults.Count > 0,
                $"objectives.{new BoardKey(board, 0).Word}",
                TargetList.Unlisted
            );
        return errors;
    }
}

/// <summary>A participant to be.</summary>
public sealed record DraftPlayer(string Code, LocalText Name, string? Team, Role Role)
{
    public string? Email { get; init; }
    public string? Person { get; init; }
    public Display? Display { get; init; }
    public string? Alias { get; init; }

    public Participant Participant() =>
        new()
        {
            Code = Code,
            Name = Name,
            Team = Team,
            Role = Role,
            Email = Email,
            Person = Person,
            Display = Display,
            Alias = Alias,
        };

    public static DraftPlayer Of(Participant x) =>
        new(x.Code, x.Name, x.Team, x.Role)
        {
            Email = x.Email,
            Person = x.Person,
            Display = x.Display,
            Alias = x.Alias,
        };
}
