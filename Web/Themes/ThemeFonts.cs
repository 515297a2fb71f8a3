namespace ChallengeHub.Web;

/// <summary>Font families, best first: those that the pack brings, then what the viewer's system may have.</summary>
/// <param name="Faces">The fonts that the pack brings; null: none.</param>
/// <param name="Licence">A text beside them: whose they are, and what may be done with them.</param>
public sealed record ThemeFonts(
    IReadOnlyList<string> Display,
    IReadOnlyList<string> Body,
    IReadOnlyList<ThemeFace>? Faces = null,
    string? Licence = null
)
{
    private const int MostFamilies = 2;

    public IEnumerable<ThemeFace> Own => Faces ?? [];

    /// <summary>What the schema cannot ask for.</summary>
    public IEnumerable<FieldError> Faults()
    {
        if (Own.DistinctBy(face => face.Family).Count() > MostFamilies)
            yield return new FieldError("fonts.faces", "too-many-families", MostFamilies);
        if (Faces is not null && Licence is null)
            yield return new FieldError("fonts.licence", "licence-missing");
    }

    public IEnumerable<NamedFile> Files()
    {
        foreach (var (at, face) in Own.Index())
        {
            yield return new($"fonts.faces[{at}].latin", face.Latin);
            if (face.LatinExt is { } extended)
                yield return new($"fonts.faces[{at}].latinExt", extended);
            if (face.Vietnamese is { } vietnamese)
                yield return new($"fonts.faces[{at}].vietnamese", vietnamese);
        }
        if (Licence is { } licence)
            yield return new("fonts.licence", licence);
    }
}

/// <summary>One weight of a family, or a range of them, as files by the letters that they hold.</summary>
/// <param name="Weight">"700", or of a variable font "400 700".</param>
public sealed record ThemeFace(
    string Family,
    string Weight,
    string Latin,
    string? LatinExt = null,
    string? Vietnamese = null
);
