namespace ChallengeHub;

/// <summary>What somebody said of a file of facts, having seen its first lines.</summary>
public sealed record FactShape
{
    /// <summary>Whether the first line is headings. Null: it was not said.</summary>
    public bool? HasHead { get; init; }

    /// <summary>
    /// What each column is, see <see cref="FactColumns"/>; null in it: it is not used. Null: as the headings say.
    /// </summary>
    public IReadOnlyList<string?>? Columns { get; init; }

    /// <summary>What stands before the decimals. Null: as the file itself says, or it is asked.</summary>
    public DecimalMark? Decimal { get; init; }
}

public enum DecimalMark
{
    Comma,
    Point,
}
