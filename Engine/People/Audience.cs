namespace ChallengeHub;

/// <summary>How a person appears to everybody: under the name, under an alias, or as nobody in particular.</summary>
public enum Display
{
    Name,
    Alias,
    Hidden,
}

/// <summary>How somebody wishes to appear.</summary>
/// <param name="Alias">Null: it stays as it is.</param>
public sealed record Appearance(Display Display, string? Alias = null);

/// <summary>Who will read names: the one place where an alias or a hidden person is what it says.</summary>
/// <param name="SeesAll">Those who run the challenge: programs with keys, marketing, admins.</param>
/// <param name="Own">Codes of participants that the reader is.</param>
public sealed record Audience(bool SeesAll, IReadOnlyList<string> Own)
{
    /// <summary>Boards that are frozen for everybody else are as they are for him.</summary>
    public bool SeesUnrevealed { get; init; } = SeesAll;

    /// <summary>Screens on the wall, the hub, colleagues.</summary>
    public static readonly Audience Everybody = new(false, []);
    public static readonly Audience Staff = new(true, []);

    public bool Sees(Participant x) => SeesAll || x.Display is null or Display.Name || Own.Contains(x.Code);

    public string CodeOf(Participant x) => Sees(x) ? x.Code : Masks.Of(x);

    /// <summary>
    /// By a code that boards show to the reader: the mask of whom not everybody may know, and the code only of whom he
    /// sees.
    /// </summary>
    public Participant? Find(CampaignSnapshot snapshot, string code)
    {
        if (Masks.IsMask(code))
            return snapshot.Participants.FirstOrDefault(x => !Everybody.Sees(x) && Masks.Of(x) == code);

        return snapshot.Find(code) is { } known && Sees(known) ? known : null;
    }

    public string NameOf(Participant x, string language) => Named(x).In(language);

    public LocalText Named(Participant x)
    {
        if (Sees(x))
            return x.Name;

        return x is { Display: Display.Alias, Alias: { } alias } ? alias : Nobody;
    }

    /// <summary>The mark of a photo that everybody may see: none of somebody with an alias.</summary>
    public static string? PhotoOf(Participant x) => Everybody.Sees(x) ? x.Photo : null;

    /// <summary>The same of a tune: whom it told of before is not to be known by it.</summary>
    public static string? TuneOf(Participant x) => Everybody.Sees(x) ? x.Tune : null;

    private static readonly LocalText Nobody = KnownWords.Name("anonymous");
}
