using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// Conditions of routing between what is typed and what the engine holds: answers by their names, yes and no in the
/// reader's words.
/// </summary>
public sealed record RoutingText(Sheet? Sheet, string Language)
{
    public const string Source = "source";
    public const string Account = "account";

    /// <summary>What a condition can be about: source, account, each question, an attribute.</summary>
    public IReadOnlyList<string> Fields =>
        [
            Source,
            Account,
            .. (Sheet?.Fields ?? []).Where(x => x.Code.Length > 0).Select(x => RoutingConditions.AnswerPrefix + x.Code),
            ConditionForm.OfAttribute,
        ];

    /// <summary>What to call it in a list of choices.</summary>
    public string NameOf(string field) =>
        field switch
        {
            Source => T.LeadsSource,
            Account => T.FieldAccount,
            ConditionForm.OfAttribute => T.FieldAttributes,
            _ => Asked(field)?.Name.In(Language) ?? field,
        };

    /// <summary>The question that a condition is about; null: it is about none.</summary>
    public SheetField? Asked(string? field) =>
        field?.StartsWith(RoutingConditions.AnswerPrefix, StringComparison.Ordinal) == true
            ? Sheet?.Fields.FirstOrDefault(x => x.Code == field[RoutingConditions.AnswerPrefix.Length..])
            : null;

    public ConditionForm Of(Condition condition)
    {
        var attribute =
            condition.Field?.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) == true
                ? condition.Field[Conditions.AttributePrefix.Length..]
                : null;
        var asked = Asked(condition.Field);
        var values =
            condition.Value.ValueKind == JsonValueKind.Array
                ? condition.Value.EnumerateArray().Select(x => Shown(x, asked)).ToList()
                : [Shown(condition.Value, asked)];
        var text = string.Join(values.Any(x => x.Contains(',')) ? "; " : ", ", values);

        return new()
        {
            Field = attribute is null ? condition.Field : ConditionForm.OfAttribute,
            Attribute = attribute,
            Op = condition.Op,
            Value = text.Length == 0 ? null : text,
        };
    }

    /// <summary>
    /// What is unchanged stays as it was, to the letter; a row that says not what it is about is one all the same, and
    /// refused by the check of the whole.
    /// </summary>
    /// <param name="known">The conditions of all rules before.</param>
    public Condition Read(ConditionForm form, IReadOnlyCollection<Condition> known)
    {
        if (known.FirstOrDefault(x => Of(x) == form) is { } same)
            return same;

        var field = Typed.Text(form.Field);
        if (field == ConditionForm.OfAttribute)
            field = Conditions.AttributePrefix + Typed.Text(form.Attribute);
        var op = Typed.Text(form.Op) ?? "=";
        var text = form.Value ?? "";
        var one = new Condition(field, op, default);

        return one with
        {
            Value =
                op == "in"
                    ? JsonSerializer.SerializeToElement(
                        text.Split(text.Contains(';') ? ';' : ',')
                            .Select(Typed.Text)
                            .OfType<string>()
                            .Select(x => Kept(x, one))
                    )
                    : Kept(Typed.Text(text) ?? "", one),
        };
    }

    /// <summary>The name of an answer to choose, else what stands there.</summary>
    public string OptionName(string value, SheetField? asked) => OptionOf(value, asked)?.Name?.In(Language) ?? value;

    private string Shown(JsonElement value, SheetField? asked) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined => "",
            JsonValueKind.True => T.LeadsYes,
            JsonValueKind.False => T.LeadsNo,
            JsonValueKind.String => OptionName(value.GetString()!, asked),
            _ => value.GetRawText(),
        };

    private JsonElement Kept(string text, Condition condition)
    {
        var asked = Asked(condition.Field);
        var isNumber = asked is { Kind: SheetKind.Number } || condition.Op is "<" or "<=" or ">" or ">=";
        if (isNumber && Typed.Number(text, [], "") is { } number)
            return JsonSerializer.SerializeToElement(number);
        if (asked is { Kind: SheetKind.YesNo } && YesOrNo(text) is { } answer)
            return JsonSerializer.SerializeToElement(answer);

        return JsonSerializer.SerializeToElement(OptionOf(text, asked)?.Value ?? text);
    }

    /// <summary>By its value, else by its name in any language.</summary>
    private static SheetOption? OptionOf(string text, SheetField? asked) =>
        asked is { Kind: SheetKind.Choice, Options: { } options }
            ? options.FirstOrDefault(x => x.Value == text)
                ?? options.FirstOrDefault(x => x.Name?.Each.Any(name => Is(name, text)) == true)
            : null;

    private static bool? YesOrNo(string text)
    {
        if (Is(text, T.LeadsYes) || Is(text, "true"))
            return true;
        return Is(text, T.LeadsNo) || Is(text, "false") ? false : null;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
