namespace ChallengeHub.Web;

/// <summary>A fault with the field that it is of, where it does not stand beside that field.</summary>
public static class FieldFault
{
    private const string Line = "line ";

    /// <param name="fault">In the reader's language.</param>
    public static string Of(string field, string fault) =>
        field.StartsWith(Line, StringComparison.Ordinal)
            ? T.FormatLineFault(line: field[Line.Length..], fault: fault)
            : T.FormatFieldFault(field: field, fault: fault);
}
