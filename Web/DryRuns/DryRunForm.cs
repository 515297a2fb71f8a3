namespace ChallengeHub.Web;

/// <summary>What was chosen.</summary>
public sealed class DryRunForm
{
    public DryRunWhat What { get; set; }
    public int? Taken { get; set; }
    public int? Contacted { get; set; }
    public int? Closed { get; set; }
    public string? Json { get; set; }
    public string? Other { get; set; }
    public DryRunSource Source { get; set; }
    public IFormFile? File { get; set; }

    /// <summary>Of the first plain rule of the stage.</summary>
    public static int? PointsOf(IReadOnlyList<Rule> rules, Stage stage) => Plain(rules, stage)?.Points;

    /// <summary>
    /// The rules with these points for the first plain rule of each stage; where there is none, one is added.
    /// </summary>
    public IReadOnlyList<Rule> WithPoints(IReadOnlyList<Rule> rules)
    {
        foreach (
            var (stage, points) in new[] { (Stage.Taken, Taken), (Stage.Contacted, Contacted), (Stage.Closed, Closed) }
        )
        {
            if (points is null)
                continue;

            var plain = Plain(rules, stage);
            rules = plain is not null
                ? [.. rules.Select(rule => ReferenceEquals(rule, plain) ? rule with { Points = points } : rule)]
                :
                [
                    .. rules,
                    RuleSet.Default.Single(rule => rule.On == stage) with
                    {
                        Code = $"try-{stage.ToString().ToLowerInvariant()}",
                        Points = points,
                    },
                ];
        }

        return rules;
    }

    private static Rule? Plain(IReadOnlyList<Rule> rules, Stage stage) =>
        rules.FirstOrDefault(rule => rule.GetType() == typeof(Rule) && rule.On == stage && rule.PerAmount is null);
}

/// <summary>What is tried: points, rules as JSON, or those of another challenge.</summary>
public enum DryRunWhat
{
    Points,
    Json,
    Other,
}
