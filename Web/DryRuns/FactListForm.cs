using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>
/// A list of facts that is held for its run: its first lines, and what its reader says of columns and decimals.
/// </summary>
public sealed class FactListForm(string lang, FactPreview preview, FactShape? shape)
{
    private static readonly string[] Lines = [".ndjson", ".jsonl", ".json"];

    /// <summary>An amount that could be two numbers; null: none.</summary>
    public string? Asked => preview.Asked;
    public DecimalMark? Decimal => shape?.Decimal;
    public string Large => Number(FactAmount.Both(preview.Asked!).Large);
    public string Small => Number(FactAmount.Both(preview.Asked!).Small);
    public ListTable Table => new(lang, preview.Table, Choices);

    /// <summary>Events as the API takes them; anything else is a list.</summary>
    public static bool IsLines(string file) => Lines.Any(end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    public static async Task<ReadOnlyMemory<byte>> Bytes(Stream file, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    public static FactShape Said(IFormCollection sent) =>
        new()
        {
            HasHead = ListTable.Head(sent),
            // nothing said is not the same as nothing used
            Columns = sent[ListTable.SentColumns] is { Count: > 0 } said
                ? [.. said.Select(x => FactColumns.Of(x ?? ""))]
                : null,
            Decimal = Enum.TryParse<DecimalMark>(sent["Decimal"], out var mark) ? mark : null,
        };

    private IReadOnlyList<ListChoice> Choices(int column)
    {
        var members = FactColumns.Members.Select(x => new ListChoice(x, T.Of($"factIs-{x}")));
        return Attribute(column) is { } name
            ? [.. members, new(Conditions.AttributePrefix + name, T.FormatFactIsAttribute(name))]
            : [.. members];
    }

    /// <summary>What stands above a column can be the name of an attribute.</summary>
    private string? Attribute(int column)
    {
        if (preview.Table.Meanings[column] is { } meaning && FactColumns.AttributeOf(meaning) is { } said)
            return said;

        return preview.Table.Heads[column] is { Length: > 0 } head ? FactColumns.AttributeOf(head) ?? head : null;
    }

    private string Number(decimal number) => number.ToString("#,0.###", CultureInfo.GetCultureInfo(lang));
}
