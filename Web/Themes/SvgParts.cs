namespace ChallengeHub.Web;

/// <summary>
/// How much a browser draws for a drawing: parts that name one another are drawn again wherever they are named, so
/// that a few
/// lines can ask for a billion. Each part is counted once, so the counting itself is linear.
/// </summary>
internal sealed class SvgParts
{
    /// <summary>
    /// So many elements may a browser be asked to draw, those that are named counted as often as they are named.
    /// </summary>
    public const int MostDrawn = 50_000;
    private const int Deepest = 200;
    private const long Unknown = -1;
    private const long Counting = -2;

    private readonly List<Part> parts = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Stack<int> open = new();

    public int Count => parts.Count;

    /// <summary>An element begins inside those of a lesser depth.</summary>
    public void Open(int depth)
    {
        while (open.Count > depth)
            open.Pop();
        if (open.TryPeek(out var parent))
            parts[parent].Children.Add(parts.Count);
        open.Push(parts.Count);
        parts.Add(new Part());
    }

    /// <summary>The element that began last is called so; of two of one name the first one counts.</summary>
    public void Name(string id) => names.TryAdd(id, parts.Count - 1);

    public void Refer(string id) => parts[^1].References.Add(id);

    /// <returns>Why it would take too long to draw, or null.</returns>
    public FieldError? FirstError()
    {
        if (parts.Count == 0)
            return new FieldError("", "not-an-svg");
        return Drawn(0, 0) switch
        {
            Counting => new FieldError("", "svg-circular"),
            > MostDrawn => new FieldError("", "svg-drawn-too-often", MostDrawn),
            _ => null,
        };
    }

    /// <summary>
    /// Of the element with all that it contains and names; <see cref="Counting"/>: it comes back to itself.
    /// </summary>
    private long Drawn(int part, int level)
    {
        var asked = parts[part];
        if (asked.Drawn != Unknown)
            return asked.Drawn;
        if (level > Deepest)
            return MostDrawn + 1;
        asked.Drawn = Counting;
        long drawn = 1;
        foreach (var inner in asked.Children.Concat(asked.References.Where(names.ContainsKey).Select(id => names[id])))
        {
            var more = Drawn(inner, level + 1);
            if (more == Counting)
                return Counting;
            drawn = Math.Min(drawn + more, MostDrawn + 1);
        }
        return asked.Drawn = drawn;
    }

    private sealed class Part
    {
        public List<int> Children { get; } = [];
        public List<string> References { get; } = [];
        public long Drawn { get; set; } = Unknown;
    }
}
