namespace ChallengeHub;

/// <summary>What a dry run tries: rules, prizes and periods that could be. What is null stays as in force.</summary>
public sealed record Trial
{
    /// <summary>They hold from the first day on: later versions of the rules in force are left out.</summary>
    public IReadOnlyList<Rule>? Rules { get; init; }
    public IReadOnlyList<Prize>? Prizes { get; init; }

    /// <summary>Cut again; each then closes when its grace is over.</summary>
    public PeriodPlan? Periods { get; init; }

    public static Trial InForce { get; } = new();

    /// <summary>The document with the draft in it, as it would have been launched.</summary>
    public CampaignDocument On(CampaignDocument document) =>
        document with
        {
            Rules = Rules ?? document.Rules,
            Prizes = Prizes ?? document.Prizes,
            Periods = Periods ?? document.Periods,
        };

    /// <summary>Every field that could not be kept in a campaign either.</summary>
    public IReadOnlyList<FieldError> Errors(CampaignDocument document) =>
        [
            .. CampaignCheck
                .Errors(On(document))
                .Where(x =>
                    x.Field.StartsWith("rules", StringComparison.Ordinal)
                    || x.Field.StartsWith("prizes", StringComparison.Ordinal)
                    || x.Field.StartsWith("periods", StringComparison.Ordinal)
                ),
        ];
}
