using System.Text.Json;

namespace ChallengeHub;

/// <summary>A JSON value that a converter of ours does not take; the serializer adds the path.</summary>
public sealed class RefusedJson(string code, params IReadOnlyList<object> args)
    : JsonException(new FieldError("", code, args).ToString())
{
    public string Code { get; } = code;
    public IReadOnlyList<object> Args { get; } = args;
}
