namespace ChallengeHub.Web;

/// <summary>What a key may do.</summary>
public static class Scopes
{
    public const string Events = "events";
    public const string Leads = "leads";
    public const string Campaigns = "campaigns";
    public const string Results = "results";
    public const string Admin = "admin";
    public static readonly IReadOnlyList<string> All = [Events, Leads, Campaigns, Results, Admin];
}
