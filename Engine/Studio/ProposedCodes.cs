namespace ChallengeHub;

/// <summary>Codes for many, each another: the number behind one that is taken goes on where it stood.</summary>
/// <param name="taken">No code of these is proposed.</param>
public sealed class ProposedCodes(IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> last = new(StringComparer.Ordinal);

    /// <param name="otherwise">Where the words have no letter that a code may have.</param>
    public string Of(string words, string otherwise)
    {
        var proposed = ProposedCode.Of(words, otherwise);
        for (var number = last.GetValueOrDefault(proposed) + 1; ; number++)
        {
            var code = number == 1 ? proposed : $"{proposed}-{number}";
            if (!taken.Add(code))
                continue;
            last[proposed] = number;
            return code;
        }
    }
}
