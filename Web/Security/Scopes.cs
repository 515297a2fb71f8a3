namespace ChallengeHub.Web;

/// <summary>What a key may do.</summary>
public static class Scopes
{
    public const string Events = "events",
        Leads = "leads",
        Campaigns = "campaigns",
        Results = "results",
        Admin = "admin";
    public static readonly IReadOnlyList<string> All = [Events, Leads, Campaigns, Results, Admin];
}
