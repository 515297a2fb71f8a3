namespace ChallengeHub.Web;

/// <summary>A prospector and a rep who always work together, as they are chosen or typed.</summary>
public sealed class PairForm
{
    /// <summary>A code, or a name that one person alone has; so is <see cref="Rep"/>.</summary>
    public string? Prospector { get; set; }
    public string? Rep { get; set; }

    public bool IsBlank => Typed.Text(Prospector) is null && Typed.Text(Rep) is null;

    public static PairForm Of(FixedPair pair) => new() { Prospector = pair.Prospector, Rep = pair.Rep };

    /// <summary>All of a form. Who was in a pair before stays, even where nobody has the code any more.</summary>
    public static IReadOnlyList<FixedPair> ReadAll(
        IReadOnlyList<PairForm> forms,
        IReadOnlyList<FixedPair> before,
        LeadsReading reading
    )
    {
        var pairs = new List<FixedPair>();
        for (var i = 0; i < forms.Count; i++)
        {
            var prospector = reading.People.CodeOf(forms[i].Prospector, Role.Prospector);
            var rep = reading.People.CodeOf(forms[i].Rep, Role.Rep);
            if (before.All(x => x.Prospector != prospector))
                Check(reading, $"pairs[{i}].prospector", prospector, Role.Prospector);
            if (before.All(x => x.Rep != rep))
                Check(reading, $"pairs[{i}].rep", rep, Role.Rep);
            pairs.Add(new FixedPair(prospector ?? "", rep ?? ""));
        }

        return pairs;
    }

    private static void Check(LeadsReading reading, string field, string? code, Role role)
    {
        if (code is null)
            reading.Errors.Add(field, "required");
        else if (reading.People.ErrorOf(field, code, role) is { } error)
            reading.Errors.Add(error);
    }
}
