namespace ChallengeHub.Web;

/// <summary>A reason to choose from, as it is typed.</summary>
public sealed class ReasonForm
{
    /// <summary>Empty: made from its name.</summary>
    public string? Code { get; set; }
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }

    public bool IsBlank => new[] { Code, NameEn, NameFr }.All(x => Typed.Text(x) is null);

    public static List<ReasonForm> Of(IReadOnlyList<Reason>? reasons, string language) =>
        [.. (reasons ?? []).Select(x => Of(x, language))];

    /// <summary>Null where there are none; unchanged ones are what they were.</summary>
    public static IReadOnlyList<Reason>? ReadAll(IReadOnlyList<ReasonForm> forms, IReadOnlyList<Reason>? before)
    {
        var taken = forms.Select(x => Typed.Text(x.Code)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var reasons = forms.Select(form => form.Read(before ?? [], taken)).ToList();
        if (reasons.SequenceEqual(before ?? []))
            return before;

        return reasons.Count == 0 ? null : reasons;
    }

    private static ReasonForm Of(Reason reason, string language)
    {
        var (en, fr) = TypedName.Of(reason.Name, language);
        return new()
        {
            Code = reason.Code,
            NameEn = en,
            NameFr = fr,
        };
    }

    /// <summary>An empty name is reported by the check of the whole.</summary>
    private Reason Read(IReadOnlyList<Reason> before, ISet<string> taken)
    {
        var code = Typed.Text(Code);
        var name = TypedName.Read(NameEn, NameFr, before.FirstOrDefault(x => x.Code == code)?.Name) ?? "";
        return new Reason(code ?? ProposedCode.Of(name.In("en"), "reason", taken), name);
    }
}
