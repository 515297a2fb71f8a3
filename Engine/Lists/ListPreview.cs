namespace ChallengeHub;

/// <summary>What is known of the line above a list.</summary>
public enum HeadLine
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Its words are known.</summary>
    Recognised,

    /// <summary>A person said that there is one.</summary>
    Said,

    /// <summary>It may be headings or a first line of the list: nothing is read until somebody says.</summary>
    Asked,
}

/// <summary>What became of a line.</summary>
public enum RowFate
{
    Kept,
    Head,
    Asked,
    Title,
    Total,
}

/// <summary>The first lines of a list as they were read, for a person to look at before anything is kept.</summary>
/// <param name="Meanings">Of each column; null: it is not used.</param>
/// <param name="Heads">Above each column; empty where there is none.</param>
public sealed record ListPreview(
    HeadLine Head,
    IReadOnlyList<string?> Meanings,
    IReadOnlyList<string> Heads,
    IReadOnlyList<PreviewRow> Rows
)
{
    public const int MostRows = 8;
    public static readonly ListPreview Empty = new(HeadLine.None, [], [], []);

    /// <summary>The line that is, or may be, the head; null where there is none.</summary>
    public int? HeadAt => Rows.FirstOrDefault(x => x.Fate is RowFate.Head or RowFate.Asked)?.Row.Line;
}

public sealed record PreviewRow(ListRow Row, RowFate Fate);
