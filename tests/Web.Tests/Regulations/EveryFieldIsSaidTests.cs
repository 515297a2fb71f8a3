using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Web.Tests;

/// <summary>Rules, prizes and campaigns grow: what a new field means must be said wherever players read it.</summary>
public sealed class EveryFieldIsSaidTests
{
    private static readonly RuleFormatter English = RuleFormatter.Of(Some.Campaign(), "en");
    private static readonly RuleFormatter French = RuleFormatter.Of(Some.Campaign(), "fr");

    /// <summary>They stand beside the sentence.</summary>
    private static readonly string[] Beside = [nameof(Rule.Code), nameof(Rule.Name)];

    public static TheoryData<Type, string> RuleFields()
    {
        var fields = new TheoryData<Type, string>();
        foreach (var kind in typeof(Rule).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(x => x.DerivedType))
        foreach (var field in kind.GetProperties().Where(x => x.CanWrite && !Beside.Contains(x.Name)))
            fields.Add(kind, field.Name);
        return fields;
    }

    [Theory]
    [MemberData(nameof(RuleFields))]
    public void A_rules_sentence_changes_with_each_of_its_fields(Type kind, string field) =>
        Changed(kind, field, (rule, formatter) => RuleSentence.Of((Rule)rule, formatter));

    [Fact]
    public void No_two_kinds_of_rule_are_said_alike()
    {
        var kinds = typeof(Rule).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(x => x.DerivedType).ToList();
        foreach (var formatter in new[] { English, French })
            Assert.Equal(
                kinds.Count,
                kinds.Select(kind => RuleSentence.Of((Rule)Filled(kind), formatter)).Distinct().Count()
            );
    }

    public static TheoryData<string> PrizeFields() =>
        [.. typeof(Prize).GetProperties().Where(x => x.CanWrite && !Beside.Contains(x.Name)).Select(x => x.Name)];

    [Theory]
    [MemberData(nameof(PrizeFields))]
    public void A_prizes_sentence_changes_with_each_of_its_fields(string field) =>
        Changed(typeof(Prize), field, (prize, formatter) => PrizeSentence.Of((Prize)prize, formatter));

    /// <summary>Says the one again with each other value of the field, and without any.</summary>
    private static void Changed(Type kind, string field, Func<object, RuleFormatter, string> say)
    {
        var property = kind.GetProperty(field)!;
        foreach (var other in Others(property.PropertyType))
        {
            var changed = Filled(kind);
            property.SetValue(changed, other);
            foreach (var formatter in new[] { English, French })
                using (Language.Speak(formatter.Language))
                    Assert.NotEqual(say(Filled(kind), formatter), say(changed, formatter));
        }
    }

    private static object Filled(Type type)
    {
        var filled = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(x => x.CanWrite))
            property.SetValue(filled, Value(property.PropertyType, 0));
        return filled;
    }

    /// <summary>
    /// Values that differ from what <see cref="Filled"/> fills in: of a record one for each of its members.
    /// </summary>
    private static IEnumerable<object?> Others(Type type)
    {
        if (Members(type) is { } members)
            foreach (var index in Enumerable.Range(0, members.Length))
            foreach (var other in Others(members[index].ParameterType))
                yield return Made(type, [.. members.Select((x, i) => i == index ? other : Value(x.ParameterType, 0))]);
        else
            yield return Value(type, 1);
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            yield return null;
    }

    /// <summary>
    /// One of two different values of a type; a type that is met here for the first time must be added.
    /// </summary>
    private static object Value(Type type, int variant) =>
        Nullable.GetUnderlyingType(type) is { } inner
            ? Value(inner, variant)
            : type switch
            {
                { IsEnum: true } => Enum.GetValues(type).GetValue(variant)!,
                _ when type == typeof(int) => 10 + variant,
                _ when type == typeof(decimal) => 7.5m + variant,
                _ when type == typeof(LocalText) => new LocalText($"text{variant}"),
                _ when type == typeof(string) => $"text{variant}",
                _ when type == typeof(DateTimeOffset) => Some.Instant.AddMilliseconds(variant),
                _ when type == typeof(IReadOnlyList<int>) => new[] { 1, 2 + variant },
                _ when type == typeof(IReadOnlyList<Condition>) => new[]
                {
                    new Condition("amount", ">", JsonSerializer.SerializeToElement(variant)),
                },
                _ when Members(type) is { } members => Made(type, [.. members.Select(x => Value(x.ParameterType, 0))]),
                _ => throw new NotSupportedException($"Give {type} two values here."),
            };

    private static object Made(Type type, object?[] members) =>
        type.GetConstructors().Single(x => x.GetParameters().Length == members.Length).Invoke(members);

    private static ParameterInfo[]? Members(Type type) =>
        type == typeof(Cap) || type == typeof(Raffle) ? type.GetConstructors()[0].GetParameters() : null;
}
