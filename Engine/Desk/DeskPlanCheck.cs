namespace ChallengeHub;

/// <summary>
/// Checks what a campaign's document says of its desk. It does not ask whether somebody has a code: people come after
/// the campaign.
/// </summary>
public static class DeskPlanCheck
{
    public const int MostReasons = 50;
    public const int MostPairs = 5_000;
    public const int MostOpen = 1_000;
    public const int LongestBrief = 4_000;
    public const int MostFixedCosts = 20;

    public static void Errors(FieldErrors errors, CampaignDocument document)
    {
        Costs(errors, document.Costs);
        Choices(errors, "reasons.refused", document.Reasons?.Refused);
        Choices(errors, "reasons.lost", document.Reasons?.Lost);
        Choices(errors, "reasons.released", document.Reasons?.Released);
        Brief(errors, "brief", document.Brief);
        SheetCheck.Errors(errors, document.Sheet);
        RoutingCheck.Errors(errors, document.Routing, document.Teams, document.Sheet);
        Pairs(errors, document.Pairs);
        errors.If(document.OpenPerRep is < 1 or > MostOpen, "openPerRep", "out-of-range", 1, MostOpen);
        DeadlinesCheck.Errors(errors, document.Deadlines);
        Days(errors, "recycle.afterDays", document.Recycle?.AfterDays);
        Days(errors, "recycle.sameRepAfterDays", document.Recycle?.SameRepAfterDays);
    }

    /// <summary>The contacts wanted, of a campaign or a team; it may have lines.</summary>
    public static void Brief(FieldErrors errors, string field, LocalText? brief)
    {
        if (brief is null)
            return;
        if (brief.ByLanguage is not { } words)
        {
            Lines(errors, field, brief.Everywhere);
            return;
        }

        errors.If(words.Count == 0, field, "no-language");
        foreach (var (language, lines) in words)
        {
            var isLanguage = language is [>= 'a' and <= 'z', >= 'a' and <= 'z'];
            errors.If(!isLanguage, field, "language-keys");
            Lines(errors, isLanguage ? $"{field}.{language}" : field, lines);
        }
    }

    private static void Lines(FieldErrors errors, string field, string? lines)
    {
        if (string.IsNullOrWhiteSpace(lines))
            errors.Add(field, "required");
        else
            LeadCardCheck.Prose(errors, field, lines, LongestBrief);
    }

    private static void Costs(FieldErrors errors, LeadCosts? costs)
    {
        Money(errors, "costs.perLead", costs?.PerLead);
        Margin(errors, "costs.margin", costs?.Margin);
        if (costs?.Fixed is not { } spent)
            return;

        errors.If(spent.Count > MostFixedCosts, "costs.fixed", "at-most", MostFixedCosts);
        for (var i = 0; i < Math.Min(spent.Count, MostFixedCosts); i++)
        {
            if (spent[i] is not { } cost)
            {
                errors.Add($"costs.fixed[{i}]", "required");
                continue;
            }

            TextCheck.Name(errors, $"costs.fixed[{i}].name", cost.Name);
            errors.If(cost.Amount is null, $"costs.fixed[{i}].amount", "required");
            Money(errors, $"costs.fixed[{i}].amount", cost.Amount);
        }
    }

    /// <summary>Nothing or more, to the cent.</summary>
    internal static void Money(FieldErrors errors, string field, decimal? money)
    {
        if (money is not { } some)
            return;
        if (some is < 0 or > LeadCardCheck.MaxAmount)
            errors.Add(field, "out-of-range", 0, LeadCardCheck.MaxAmount);
        else
            errors.If(decimal.Round(some, 2) != some, field, "two-decimals");
    }

    /// <summary>A part of a sale's amount.</summary>
    internal static void Margin(FieldErrors errors, string field, decimal? margin) =>
        errors.If(margin is <= 0 or > 1, field, "above-and-at-most", 0, 1);

    private static void Choices(FieldErrors errors, string path, IReadOnlyList<Reason>? reasons)
    {
        if (reasons is null)
            return;
        errors.If(reasons.Count > MostReasons, path, "at-most", MostReasons);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(reasons.Count, MostReasons); i++)
        {
            if (reasons[i] is not { } reason)
            {
                errors.Add($"{path}[{i}]", "required");
                continue;
            }

            TextCheck.Code(errors, $"{path}[{i}].code", reason.Code, codes);
            TextCheck.Name(errors, $"{path}[{i}].name", reason.Name);
        }
    }

    private static void Pairs(FieldErrors errors, IReadOnlyList<FixedPair>? pairs)
    {
        if (pairs is null)
            return;
        errors.If(pairs.Count > MostPairs, "pairs", "at-most", MostPairs);
        var prospectors = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(pairs.Count, MostPairs); i++)
        {
            if (pairs[i] is not { } pair)
            {
                errors.Add($"pairs[{i}]", "required");
                continue;
            }

            TextCheck.Code(errors, $"pairs[{i}].prospector", pair.Prospector, prospectors);
            // a rep may work with several
            TextCheck.Code(errors, $"pairs[{i}].rep", pair.Rep, []);
        }
    }

    private static void Days(FieldErrors errors, string field, int? days) =>
        errors.If(days is < 0 or > Recycling.MostDays, field, "out-of-range", 0, Recycling.MostDays);
}
