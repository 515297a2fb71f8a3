namespace ChallengeHub.Web;

/// <summary>A theme in one language with addresses in place of files: what a page hands to its script.</summary>
public sealed record SpokenTheme(
    string Code,
    string Name,
    IReadOnlyDictionary<string, SpokenStage> Stages,
    IReadOnlyDictionary<string, SpokenBoard> Boards,
    IReadOnlyList<SpokenRank> Ranks,
    SpokenCount Points,
    IReadOnlyDictionary<string, SpokenCelebration> Celebrations,
    string Emblem,
    string? Leader,
    string? Marker,
    ThemeLayout Layout
)
{
    public static SpokenTheme Of(Theme theme, string language, PathString pathBase)
    {
        string? Address(string? file) => file is null ? null : theme.Address(pathBase, file);

        return new SpokenTheme(
            theme.Code,
            theme.Name.In(language),
            theme.Words.Stages.ToDictionary(
                s => s.Key,
                s => new SpokenStage(
                    s.Value.One.In(language),
                    s.Value.Many.In(language),
                    s.Value.Did.In(language),
                    Address(s.Value.Art),
                    s.Value.Do?.In(language)
                )
            ),
            theme.Words.Boards.ToDictionary(
                b => b.Key,
                b => new SpokenBoard(b.Value.Title.In(language), b.Value.One.In(language), b.Value.Many.In(language))
            ),
            [.. theme.Words.Ranks.Select(r => new SpokenRank(r.UpTo, r.Title.In(language)))],
            new SpokenCount(theme.Words.Points.One.In(language), theme.Words.Points.Many.In(language)),
            theme.Celebrations.ToDictionary(
                c => c.Key,
                c => new SpokenCelebration(
                    c.Value.Words?.In(language),
                    Address(c.Value.Art),
                    Address(c.Value.Sound),
                    c.Value.Seconds ?? 5
                )
            ),
            Address(theme.Art.Emblem)!,
            Address(theme.Art.Leader),
            Address(theme.Art.Marker),
            theme.Layout
        );
    }

    public string Title(int rank) => Ranks.First(r => r.UpTo is null || rank <= r.UpTo).Title;
}

/// <summary>A stage in one language.</summary>
public sealed record SpokenStage(string One, string Many, string Did, string? Art, string? Do = null);

/// <summary>A board in one language.</summary>
public sealed record SpokenBoard(string Title, string One, string Many);

/// <summary>A rank's title in one language.</summary>
public sealed record SpokenRank(int? UpTo, string Title);

/// <summary>A counted noun in one language.</summary>
public sealed record SpokenCount(string One, string Many)
{
    public string For(long count) => Math.Abs(count) == 1 ? One : Many;
}

/// <summary>A celebration in one language.</summary>
public sealed record SpokenCelebration(string? Words, string? Art, string? Sound, double Seconds);
