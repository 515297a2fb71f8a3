namespace ChallengeHub.Web;

/// <summary>The names of a challenge and its teams as they are typed.</summary>
public sealed class NamesForm
{
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public List<TeamForm> Teams { get; set; } = [];
    public string? NewEn { get; set; }
    public string? NewFr { get; set; }

    public static NamesForm Of(CampaignDocument document, string language)
    {
        var (en, fr) = TypedName.Of(document.Name, language);
        return new()
        {
            NameEn = en,
            NameFr = fr,
            Teams = [.. document.Teams.Select(x => TeamForm.Of(x, language))],
        };
    }

    /// <param name="hasPlayers">A team with players stays whatever is asked.</param>
    public CampaignDocument Read(CampaignDocument before, Func<string, bool> hasPlayers)
    {
        var forms = Teams.Where(x => x.Code is not null).DistinctBy(x => x.Code).ToDictionary(x => x.Code!);
        var teams = before
            .Teams.Where(x => !forms.TryGetValue(x.Code, out var form) || !form.Drop || hasPlayers(x.Code))
            .Select(x => forms.TryGetValue(x.Code, out var form) ? form.Read(x) : x)
            .ToList();

        if (TypedName.Read(NewEn, NewFr, null) is { } name)
            teams.Add(
                new Team(
                    ProposedCode.Of(
                        name.In("en"),
                        "team",
                        before.Teams.Select(x => x.Code).ToHashSet(StringComparer.Ordinal)
                    ),
                    name
                )
            );

        return before with
        {
            Name = TypedName.Read(NameEn, NameFr, before.Name),
            Teams = teams,
        };
    }
}

/// <summary>A team's names and colour, and whether it goes.</summary>
public sealed class TeamForm
{
    public string? Code { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }

    /// <summary>Empty: by the order of codes.</summary>
    public string? Colour { get; set; }
    public bool Drop { get; set; }

    public static TeamForm Of(Team team, string language)
    {
        var (en, fr) = TypedName.Of(team.Name, language);
        return new()
        {
            Code = team.Code,
            NameEn = en,
            NameFr = fr,
            Colour = team.Colour,
        };
    }

    /// <summary>An empty name is reported by the check of the whole.</summary>
    public Team Read(Team before) =>
        before with
        {
            Name = TypedName.Read(NameEn, NameFr, before.Name)!,
            Colour = Typed.Text(Colour),
        };
}
