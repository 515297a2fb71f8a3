namespace ChallengeHub;

/// <summary>What a screen shows: a campaign's boards, the first one large, the others in turn beside it.</summary>
public sealed record ScreenContent
{
    /// <summary>
    /// What the large board may look like: stars on a pavement, ships on a sea chart, the plain table, boats in lanes.
    /// </summary>
    public static readonly IReadOnlyList<string> Layouts = ["walk", "chart", "table", "lanes"];

    public string Campaign { get; init; } = "";
    public IReadOnlyList<BoardKind> Boards { get; init; } = [BoardKind.Reps, BoardKind.Teams, BoardKind.Prospectors];

    /// <summary>How long each of the others stays.</summary>
    public int Seconds { get; init; } = 8;

    /// <summary>en or fr.</summary>
    public string Lang { get; init; } = "en";

    /// <summary>One of <see cref="Layouts"/>, or null: the theme's own.</summary>
    public string? Layout { get; init; }

    public static IEnumerable<FieldError> Errors(string? name, ScreenContent? content)
    {
        if (Codes.NameError(name) is { } flaw)
            yield return new FieldError("name", flaw);
        if (content is null)
        {
            yield return new FieldError("showing", "required");
            yield break;
        }

        if (!Codes.IsValid(content.Campaign))
            yield return new FieldError("showing.campaign", Codes.Rule);
        if (content.Boards is not { Count: >= 1 and <= 4 } || content.Boards.Distinct().Count() != content.Boards.Count)
            yield return new FieldError("showing.boards", "boards-count");
        if (content.Seconds is < 5 or > 600)
            yield return new FieldError("showing.seconds", "out-of-range", 5, 600);
        if (content.Layout is not null && !Layouts.Contains(content.Layout))
            yield return new FieldError("showing.layout", "one-of", string.Join(", ", Layouts));
        if (content.Lang is not [>= 'a' and <= 'z', >= 'a' and <= 'z'])
            yield return new FieldError("showing.lang", "screen-language");
    }
}
