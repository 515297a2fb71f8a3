namespace ChallengeHub;

/// <summary>
/// What a screen does by itself: which slides it shows in turn, when it is silent or dark, how loud it is, and whose
/// deals it celebrates. A change reaches an open screen without a reload.
/// </summary>
public sealed record ScreenProgramme
{
    public const int MostSlides = 12;
    public const int Loudest = 100;

    /// <summary>In turn; none: the screen's boards alone.</summary>
    public IReadOnlyList<ScreenSlide> Slides { get; init; } = [];

    /// <summary>When it plays no sound; null: never.</summary>
    public DailyHours? Quiet { get; init; }

    /// <summary>When it is dark; null: never.</summary>
    public DailyHours? Night { get; init; }

    /// <summary>Percent.</summary>
    public int Volume { get; init; } = Loudest;

    /// <summary>Codes of the teams whose deals it celebrates; none: everybody's.</summary>
    public IReadOnlyList<string> Celebrates { get; init; } = [];

    /// <summary>The teams of one challenge are nobody in another.</summary>
    internal ScreenProgramme ForEverybody() => this with { Celebrates = [] };

    /// <summary>For the audit, which has no names of people: a message may have some.</summary>
    internal ScreenProgramme WithoutTexts() => this with { Slides = [.. Slides.Select(x => x with { Text = null })] };

    /// <summary>What is wrong with it, but for teams that the challenge does not have.</summary>
    internal FieldErrors Errors()
    {
        var errors = new FieldErrors();
        errors.If(Slides.Count > MostSlides, "programme.slides", "at-most", MostSlides);
        for (var i = 0; i < Math.Min(Slides.Count, MostSlides); i++)
            Slides[i].Check(errors, $"programme.slides[{i}]");
        Quiet?.Check(errors, "programme.quiet");
        Night?.Check(errors, "programme.night");
        errors.If(Volume is < 0 or > Loudest, "programme.volume", "out-of-range", 0, Loudest);
        errors.If(Celebrates.Count > CampaignCheck.MaxTeams, "programme.celebrates", "at-most", CampaignCheck.MaxTeams);
        errors.If(Celebrates.Distinct().Count() < Celebrates.Count, "programme.celebrates", "not-unique");
        return errors;
    }

    internal FieldErrors Strangers(IEnumerable<Team> teams)
    {
        var known = teams.Select(x => x.Code).ToHashSet(StringComparer.Ordinal);
        var errors = new FieldErrors();
        for (var i = 0; i < Celebrates.Count; i++)
            errors.If(!known.Contains(Celebrates[i]), $"programme.celebrates[{i}]", "not-a-team-of-campaign");
        return errors;
    }
}

/// <summary>What is to become of a screen.</summary>
/// <param name="Programme">Null: it keeps the one that it has.</param>
public sealed record ScreenChange(string? Name, ScreenContent? Showing, ScreenProgramme? Programme = null);
