namespace ChallengeHub.Web;

/// <summary>What was spent whatever the number of leads, as it is typed.</summary>
public sealed class FixedCostForm
{
    public string? NameEn { get; set; }
    public string? NameFr { get; set; }
    public string? Amount { get; set; }

    public bool IsBlank => new[] { NameEn, NameFr, Amount }.All(x => Typed.Text(x) is null);

    public static string PathOf(int index) => $"costs.fixed[{index}]";

    public static FixedCostForm Of(FixedCost cost, string language)
    {
        var (en, fr) = TypedName.Of(cost.Name, language);
        return new()
        {
            NameEn = en,
            NameFr = fr,
            Amount = Typed.Of(cost.Amount),
        };
    }

    /// <summary>Null where there are none; unchanged ones are what they were.</summary>
    public static IReadOnlyList<FixedCost>? ReadAll(
        IReadOnlyList<FixedCostForm> forms,
        IReadOnlyList<FixedCost>? before,
        FieldErrors errors
    )
    {
        var known = before ?? [];
        var costs = forms.Select((form, i) => form.Read(form.Before(known), errors, PathOf(i))).ToList();
        if (costs.SequenceEqual(known))
            return before;

        return costs.Count == 0 ? null : costs;
    }

    /// <summary>A row has no code: what is called the same keeps its name in other languages.</summary>
    private LocalText? Before(IReadOnlyList<FixedCost> known)
    {
        var typed = new NameFields(Typed.Text(NameEn), Typed.Text(NameFr));
        return known
            .Select(x => x.Name)
            .FirstOrDefault(x => x is not null && TypedName.Languages.Any(y => TypedName.Of(x, y) == typed));
    }

    /// <summary>A name that is missing is reported by the check of the whole.</summary>
    private FixedCost Read(LocalText? before, FieldErrors errors, string path)
    {
        var faults = errors.Count;
        var amount = Typed.Number(Amount, errors, $"{path}.amount");
        if (amount is null && errors.Count == faults)
            errors.Add($"{path}.amount", "required");
        return new FixedCost(TypedName.Read(NameEn, NameFr, before), amount ?? 0);
    }
}
