using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// Whether the conditions of a routing rule hold for a card, compared as <see cref="Conditions"/> compares a fact: what
/// the card lacks never holds.
/// </summary>
public static class RoutingConditions
{
    /// <summary>Before the code of a field of the sheet.</summary>
    public const string AnswerPrefix = "qualification.";

    /// <param name="attributes">Of the event that told of the lead.</param>
    public static bool Hold(
        IReadOnlyList<Condition>? conditions,
        LeadCard card,
        IReadOnlyDictionary<string, string>? attributes
    ) => conditions is null || conditions.All(x => x is not null && Holds(x, card, attributes));

    private static bool Holds(Condition condition, LeadCard card, IReadOnlyDictionary<string, string>? attributes) =>
        condition.Field switch
        {
            "source" => Conditions.Word(card.Source, condition),
            "account" => Conditions.Word(card.Account, condition),
            { } field when field.StartsWith(AnswerPrefix, StringComparison.Ordinal) => Answer(
                card.Qualification?.GetValueOrDefault(field[AnswerPrefix.Length..]) ?? default,
                condition
            ),
            { } field when field.StartsWith(Conditions.AttributePrefix, StringComparison.Ordinal) =>
                Conditions.Attribute(
                    attributes?.GetValueOrDefault(field[Conditions.AttributePrefix.Length..]),
                    condition
                ),
            _ => false,
        };

    private static bool Answer(JsonElement answer, Condition condition) =>
        answer.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => YesOrNo(answer.GetBoolean(), condition),
            // an empty text is no answer
            JsonValueKind.String when answer.GetString() is { } text && !string.IsNullOrWhiteSpace(text) =>
                Conditions.Attribute(text, condition),
            // an answer may be spelt 1e3, which a condition does not read
            JsonValueKind.Number when answer.TryGetDecimal(out var number) => Conditions.Attribute(
                number.ToString(CultureInfo.InvariantCulture),
                condition
            ),
            _ => false,
        };

    private static bool YesOrNo(bool answer, Condition condition) =>
        condition.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        && condition.Op switch
        {
            "=" => condition.Value.GetBoolean() == answer,
            "!=" => condition.Value.GetBoolean() != answer,
            _ => false,
        };
}
