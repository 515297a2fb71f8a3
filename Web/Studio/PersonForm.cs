namespace ChallengeHub.Web;

/// <summary>A player as corrected by hand. What an empty field means is said beside it.</summary>
public sealed class PersonForm
{
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public string? Email { get; set; }
    public string? Team { get; set; }

    /// <summary>When the player came into the team; empty: as it is, or now where the team is another.</summary>
    public string? Since { get; set; }
    public Display Display { get; set; }
    public string? Alias { get; set; }
    public bool Plays { get; set; } = true;

    public static PersonForm Of(Participant player, string language)
    {
        var (en, fr) = TypedName.Of(player.Name, language);
        return new()
        {
            NameEn = en,
            NameFr = fr,
            Email = player.Email,
            Team = player.Team,
            Display = player.Display ?? Display.Name,
            Alias = player.Alias,
            Plays = player.Active,
        };
    }

    /// <param name="zone">On whose clocks times were typed.</param>
    public Participant Read(Participant before, TimeZoneInfo zone, DateTimeOffset now, FieldErrors errors)
    {
        var name = TypedName.Read(NameEn, NameFr, before.Name);
        var team = Typed.Text(Team);
        var since = Typed.Moment(Since, zone, errors, "teamSince");
        errors.If(since > now, "teamSince", "in-future");
        errors.If(name is null, "name", "required");
        errors.If(
            name is not null && !(name.Everywhere is { } words ? [words] : name.ByLanguage!.Values).All(Codes.IsText),
            "name",
            "clean-text-length"
        );

        return before with
        {
            Name = name ?? before.Name,
            Email = Typed.Text(Email),
            Team = team,
            TeamSince = since ?? (team == before.Team ? before.TeamSince : null),
            Display = Display,
            Alias = Typed.Text(Alias) ?? before.Alias,
            DeactivatedAt = Plays ? null : before.DeactivatedAt ?? now,
        };
    }
}
