namespace ChallengeHub;

/// <summary>
/// Checks a campaign's objectives. It does not ask whether somebody has a code: people come after the campaign.
/// </summary>
internal static class ObjectivesCheck
{
    public const int MostTargets = 20_000;
    private const decimal MaxTarget = BoardScore.MaxUnits;

    public static void Objectives(FieldErrors errors, CampaignDocument document)
    {
        if (document.Objectives is not { } objectives)
            return;
        errors.If(objectives.Per is null, "objectives.per", "target-span");
        Targets(errors, "objectives.reps", objectives.Reps);
        Targets(errors, "objectives.prospectors", objectives.Prospectors);
        Targets(errors, "objectives.teams", objectives.Teams);
        foreach (var team in objectives.Teams.Keys.Where(code => document.Teams.All(team => team?.Code != code)))
            errors.Add($"objectives.teams.{team}", "not-a-team-of-campaign");
    }

    private static void Targets(FieldErrors errors, string path, IReadOnlyDictionary<string, decimal> targets)
    {
        errors.If(targets.Count > MostTargets, path, "at-most", MostTargets);
        foreach (var (code, target) in targets.Take(MostTargets))
        {
            if (!Codes.IsValid(code))
                errors.Add(path, "not-target-codes");
            else
                errors.If(
                    target is <= 0 or > MaxTarget || decimal.Round(target, 2) != target,
                    $"{path}.{code}",
                    "target-range",
                    BoardScore.MaxUnits
                );
        }
    }
}
