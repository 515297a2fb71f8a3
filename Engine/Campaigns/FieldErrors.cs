using System.Collections;

namespace ChallengeHub;

/// <summary>
/// What is wrong with a document, field by field, in the order found: paths such as <c>rules[0].points</c>.
/// </summary>
public sealed class FieldErrors : IReadOnlyCollection<FieldError>
{
    private readonly List<FieldError> _errors = [];

    public int Count => _errors.Count;

    public void Add(FieldError error) => _errors.Add(error);

    public void Add(string field, string code, params IReadOnlyList<object> args) =>
        Add(new FieldError(field, code, args));

    /// <summary>Adds the error when <paramref name="wrong"/>.</summary>
    public void If(bool wrong, string field, string code, params IReadOnlyList<object> args)
    {
        if (wrong)
            Add(field, code, args);
    }

    public IEnumerator<FieldError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
