namespace ChallengeHub;

/// <summary>What a slide of a screen is about.</summary>
public enum SlideKind
{
    Board,

    /// <summary>A board as a race: who has more points is further on.</summary>
    Race,
    Winners,
    Prizes,
    Countdown,
    Message,

    /// <summary>Figures of the desk, of nobody in particular.</summary>
    Desk,
}

/// <summary>One picture of a screen's programme, and for how long it stays.</summary>
public sealed record ScreenSlide
{
    public const int LongestMessage = 280;

    /// <summary>What a screen says that it shows: a kind of slide, or that it is dark for the night.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "board",
        "race",
        "winners",
        "prizes",
        "countdown",
        "message",
        "desk",
        "night",
    ];

    /// <summary>Layouts in which boards are a race.</summary>
    public static readonly IReadOnlyList<string> Races = ["chart", "lanes"];

    private const int Shortest = 5;
    private const int Longest = 600;

    public SlideKind? Show { get; init; }
    public int Seconds { get; init; } = 20;

    /// <summary>Of boards and races; null: the screen's own large one.</summary>
    public BoardKind? Board { get; init; }

    /// <summary>Of boards and races, one of <see cref="ScreenContent.Layouts"/>; null: the screen's own.</summary>
    public string? Layout { get; init; }

    /// <summary>Of a message.</summary>
    public string? Text { get; init; }

    /// <summary>The first day of a message where the challenge runs; null: from now on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of a message; null: for as long as it is in the programme.</summary>
    public DateOnly? Until { get; init; }

    internal void Check(FieldErrors errors, string path)
    {
        errors.If(Show is null, $"{path}.show", "required");
        errors.If(Seconds is < Shortest or > Longest, $"{path}.seconds", "out-of-range", Shortest, Longest);
        CheckBoard(errors, path);
        CheckMessage(errors, path);
    }

    private void CheckBoard(FieldErrors errors, string path)
    {
        var isBoard = Show is SlideKind.Board or SlideKind.Race;
        errors.If(Board is not null && !isBoard, $"{path}.board", "only-for-slide", "board, race");
        if (Layout is null)
            return;
        var layouts = Show == SlideKind.Race ? Races : ScreenContent.Layouts;
        if (!isBoard)
            errors.Add($"{path}.layout", "only-for-slide", "board, race");
        else
            errors.If(!layouts.Contains(Layout), $"{path}.layout", "one-of", string.Join(", ", layouts));
    }

    private void CheckMessage(FieldErrors errors, string path)
    {
        var isMessage = Show == SlideKind.Message;
        errors.If(From is not null && !isMessage, $"{path}.from", "only-for-slide", "message");
        errors.If(Until is not null && !isMessage, $"{path}.until", "only-for-slide", "message");
        errors.If(isMessage && Until < From, $"{path}.until", "until-before-from");
        if (Text is null)
            errors.If(isMessage, $"{path}.text", "required");
        else if (!isMessage)
            errors.Add($"{path}.text", "only-for-slide", "message");
        else if (!Codes.IsLine(Text, LongestMessage))
            errors.Add($"{path}.text", "line-length", LongestMessage);
        else
            errors.If(!Codes.IsStraight(Text), $"{path}.text", Codes.Straight);
    }
}
