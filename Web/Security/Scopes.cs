namespace ChallengeHub.Web;

/// <summary>What a key may do: one authorization policy per word.</summary>
public static class Scopes
{
    public const string Events = "events", Leads = "leads", Campaigns = "campaigns", Results = "results", Admin = "admin";
    public const string Claim = "scope";
    /// <summary>The claim of a campaign that a key is restricted to.</summary>
    public const string Campaign = "campaign";

    public static readonly IReadOnlyList<string> All = [Events, Leads, Campaigns, Results, Admin];
}
