namespace ChallengeHub;

/// <summary>
/// Whether prospectors can fill in a campaign's sheet: each question has a code and a name, each choice its options,
/// and the least score can be reached.
/// </summary>
public static class SheetCheck
{
    public const int MaxFields = 40;
    public const int MaxOptions = 50;
    public const int MaxValueLength = 100;
    public const int MaxScore = 1_000;

    public static void Errors(FieldErrors errors, Sheet? sheet)
    {
        if (sheet is null)
            return;
        var before = errors.Count;
        errors.If(sheet.Fields.Count > MaxFields, "sheet.fields", "at-most", MaxFields);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(sheet.Fields.Count, MaxFields); i++)
        {
            var path = $"sheet.fields[{i}]";
            if (sheet.Fields[i] is not { } field)
            {
                errors.Add(path, "required");
                continue;
            }

            TextCheck.Code(errors, $"{path}.code", field.Code, codes);
            TextCheck.Name(errors, $"{path}.name", field.Name);
            Scores(errors, path, field);
            Options(errors, $"{path}.options", field);
        }

        // what else is wrong comes first: a sum of such scores says nothing
        if (errors.Count == before)
            MinScore(errors, sheet);
    }

    private static void Scores(FieldErrors errors, string path, SheetField field)
    {
        if (field.Kind == SheetKind.Choice)
            errors.If(field.Score is not null, $"{path}.score", "score-of-options");
        else
            Score(errors, $"{path}.score", field.Score);
    }

    private static void Options(FieldErrors errors, string path, SheetField field)
    {
        var options = field.Options ?? [];
        if (field.Kind != SheetKind.Choice)
        {
            errors.If(options.Count > 0, path, "options-of-choice");
            return;
        }

        errors.If(options.Count is < 1 or > MaxOptions, path, "value-count", MaxOptions);
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(options.Count, MaxOptions); i++)
        {
            if (options[i] is not { } option)
            {
                errors.Add($"{path}[{i}]", "required");
                continue;
            }

            Value(errors, $"{path}[{i}].value", option.Value, values);
            if (option.Name is { } name)
                TextCheck.Name(errors, $"{path}[{i}].name", name);
            Score(errors, $"{path}[{i}].score", option.Score);
        }
    }

    private static void Value(FieldErrors errors, string path, string? value, HashSet<string> others)
    {
        if (value is null)
            errors.Add(path, "required");
        else if (!Codes.IsLine(value, MaxValueLength))
            errors.Add(path, "line-length", MaxValueLength);
        else if (!Codes.IsStraight(value))
            errors.Add(path, Codes.Straight);
        else
            errors.If(!others.Add(value), path, "not-unique");
    }

    private static void Score(FieldErrors errors, string path, decimal? score)
    {
        if (score is not { } some)
            return;
        if (some is < -MaxScore or > MaxScore)
            errors.Add(path, "out-of-range", -MaxScore, MaxScore);
        else
            errors.If(decimal.Round(some, 2) != some, path, "two-decimals");
    }

    private static void MinScore(FieldErrors errors, Sheet sheet)
    {
        if (sheet.MinScore is not { } least)
            return;
        var most = sheet.Fields.Sum(x => SheetAnswers.Best(x));
        if (least > most)
            errors.Add("sheet.minScore", "score-out-of-reach", most);
        else
            errors.If(decimal.Round(least, 2) != least, "sheet.minScore", "two-decimals");
    }
}
