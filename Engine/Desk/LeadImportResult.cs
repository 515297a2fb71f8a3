namespace ChallengeHub;

/// <summary>What an import does, or would do.</summary>
/// <param name="Sha256">Of the file, of how it is read, and of what becomes of each row.</param>
/// <param name="First">The first lines of the file as they were read.</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record LeadImportResult(
    string Sha256,
    IReadOnlyList<LeadColumn> Columns,
    IReadOnlyList<ListRow> First,
    IReadOnlyList<ImportedRow> Rows
)
{
    /// <summary>How many cards that were there are changed.</summary>
    public int Updated { get; init; }

    public int Count(RowResult result) => Rows.Count(x => x.Result == result);
}

/// <summary>What becomes of a row.</summary>
/// <param name="Line">The first of its lines in the file, counted from 1.</param>
/// <param name="Code">Of its lead; null: it has none yet.</param>
/// <param name="Faults">By column: why it is wrong, whose twin it is, or where the card that is there differs.</param>
public sealed record ImportedRow(int Line, string? Code, RowResult Result, params IReadOnlyList<FieldError> Faults);

public enum RowResult
{
    Created,

    /// <summary>Its lead is there, and says all that the row says.</summary>
    Same,

    /// <summary>Its lead is there, and says something else.</summary>
    Differs,

    /// <summary>Another lead, or another row, is of the same prospect.</summary>
    Twin,
    Wrong,
}
