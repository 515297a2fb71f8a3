using System.Collections;

namespace ChallengeHub;

/// <summary>
/// What is wrong with a document, field by field, in the order found: paths such as <c>rules[0].points</c>.
/// </summary>
public sealed class FieldErrors : IReadOnlyCollection<(string Field, string Message)>
{
    private readonly List<(string Field, string Message)> _errors = [];

    public int Count => _errors.Count;

    public void Add(string field, string message) => _errors.Add((field, message));

    /// <summary>Adds the message when <paramref name="wrong"/>.</summary>
    public void If(bool wrong, string field, string message)
    {
        if (wrong)
            Add(field, message);
    }

    /// <summary>As problem details carry them.</summary>
    public IDictionary<string, string[]> ByField() =>
        _errors
            .GroupBy(error => error.Field)
            .ToDictionary(group => group.Key, group => group.Select(error => error.Message).ToArray());

    public IEnumerator<(string Field, string Message)> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
