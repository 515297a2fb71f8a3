using System.Globalization;
using System.Text.Json;
using Answers = System.Collections.Generic.IReadOnlyDictionary<string, System.Text.Json.JsonElement>;

namespace ChallengeHub;

/// <summary>
/// What a prospector answered to the sheet: whether it can be kept, what it lacks, and how many points it gives. An
/// answer that is null or an empty text is none.
/// </summary>
public static class SheetAnswers
{
    public const int MaxText = 1_000;
    private const string Path = "qualification";

    /// <summary>What cannot be kept, not even in a draft. What is missing is in <see cref="Lacks"/>.</summary>
    public static void Errors(FieldErrors errors, Sheet sheet, Answers? answers)
    {
        if (answers is null)
            return;
        var hasStrange = false;
        foreach (var (code, value) in answers)
        {
            if (sheet.Fields.FirstOrDefault(x => x.Code == code) is { } field)
                Answer(errors, field, value);
            else if (Codes.IsValid(code))
                errors.Add($"{Path}.{code}", "not-on-sheet");
            else
                hasStrange = true;
        }

        errors.If(hasStrange, Path, "not-on-sheet");
    }

    /// <summary>What is required and not answered.</summary>
    public static IReadOnlyList<FieldError> Missing(Sheet sheet, Answers? answers) =>
        [.. sheet.Fields.Where(x => IsMissing(x, answers)).Select(x => new FieldError(PathOf(x), "required"))];

    /// <summary>
    /// Why it is a draft: what is missing and, below the least score, each field that could give more. Empty when it is
    /// good enough.
    /// </summary>
    public static IReadOnlyList<FieldError> Lacks(Sheet sheet, Answers? answers)
    {
        var score = Score(sheet, answers);
        if (sheet.MinScore is not { } least || score >= least)
            return Missing(sheet, answers);

        var errors = new FieldErrors();
        foreach (var field in sheet.Fields)
        {
            if (IsMissing(field, answers))
                errors.Add(PathOf(field), "required");
            else
                errors.If(Given(field, answers) < Best(field), PathOf(field), "could-score-more", score, least);
        }

        return [.. errors];
    }

    public static decimal Score(Sheet sheet, Answers? answers) => sheet.Fields.Sum(x => Given(x, answers));

    public static bool IsGoodEnough(Sheet sheet, Answers? answers) => Lacks(sheet, answers).Count == 0;

    /// <summary>The most that a field can give; what is optional can be left out.</summary>
    internal static decimal Best(SheetField field)
    {
        var best =
            field.Kind == SheetKind.Choice ? field.Options?.Max(x => (decimal?)(x.Score ?? 0)) ?? 0 : field.Score ?? 0;
        var mayGiveNothing = !field.Required || field.Kind == SheetKind.YesNo;
        return mayGiveNothing ? Math.Max(0, best) : best;
    }

    private static decimal Given(SheetField field, Answers? answers)
    {
        var value = ValueOf(field, answers);
        if (!IsAnswer(field, value))
            return 0;
        return field.Kind switch
        {
            SheetKind.Choice => OptionOf(field, value)?.Score ?? 0,
            SheetKind.YesNo when value.ValueKind == JsonValueKind.False => 0,
            _ => field.Score ?? 0,
        };
    }

    private static bool IsMissing(SheetField field, Answers? answers) =>
        field.Required && !IsAnswer(field, ValueOf(field, answers));

    private static bool IsAnswer(SheetField field, JsonElement value) =>
        field.Kind switch
        {
            SheetKind.Choice => OptionOf(field, value) is not null,
            SheetKind.Number => value.ValueKind == JsonValueKind.Number,
            SheetKind.Date => IsDay(TextOf(value)),
            SheetKind.YesNo => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => !string.IsNullOrWhiteSpace(TextOf(value)),
        };

    private static void Answer(FieldErrors errors, SheetField field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return;
        switch (field.Kind)
        {
            case SheetKind.Number when value.ValueKind != JsonValueKind.Number:
                errors.Add(PathOf(field), "not-a-number");
                break;
            case SheetKind.Number:
                errors.If(!value.TryGetDecimal(out _), PathOf(field), "number-too-large");
                break;
            case SheetKind.YesNo:
                errors.If(
                    value.ValueKind is not (JsonValueKind.True or JsonValueKind.False),
                    PathOf(field),
                    "not-a-boolean"
                );
                break;
            default:
                Text(errors, field, value);
                break;
        }
    }

    private static void Text(FieldErrors errors, SheetField field, JsonElement value)
    {
        var path = PathOf(field);
        if (value.ValueKind != JsonValueKind.String)
            errors.Add(path, "not-a-string");
        else if (TextOf(value) is not { } text)
            errors.Add(path, "half-surrogate");
        else if (field.Kind == SheetKind.Text)
            LeadCardCheck.Prose(errors, path, text, MaxText);
        else if (text.Length == 0)
            return;
        else if (field.Kind == SheetKind.Date)
            errors.If(!IsDay(text), path, "day-format");
        else if (OptionOf(field, value) is null)
            errors.Add(path, "one-of", string.Join(", ", (field.Options ?? []).Select(x => x.Value)));
    }

    private static string PathOf(SheetField field) => $"{Path}.{field.Code}";

    private static JsonElement ValueOf(SheetField field, Answers? answers) =>
        answers is not null && answers.TryGetValue(field.Code, out var value) ? value : default;

    private static SheetOption? OptionOf(SheetField field, JsonElement value) =>
        TextOf(value) is { } text ? field.Options?.FirstOrDefault(x => x.Value == text) : null;

    private static bool IsDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Null of what is no string, or an escaped half of a surrogate pair, which no string can hold.</summary>
    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
