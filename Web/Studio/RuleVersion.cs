namespace ChallengeHub.Web;

/// <summary>A version of a campaign's rules, and what it changed.</summary>
public sealed record RuleVersion(RuleSet Set, bool InForce, IReadOnlyList<RuleDifference> Differences)
{
    /// <summary>The latest first.</summary>
    public static IReadOnlyList<RuleVersion> Of(CampaignSnapshot snapshot, DateTimeOffset now)
    {
        var sets = snapshot.RuleSets.OrderBy(x => x.Version).ToList();
        var inForce = RuleSets.At(sets, now).Version;
        return
        [
            .. sets.Select(
                    (set, i) =>
                        new RuleVersion(
                            set,
                            set.Version == inForce,
                            i == 0 ? [] : RuleDifference.Of(sets[i - 1].Rules, set.Rules)
                        )
                )
                .Reverse(),
        ];
    }
}
