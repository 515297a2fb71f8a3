using System.Security.Cryptography;
using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A mark of all that stands still on a live page: name, rules in force, prizes, teams, theme. A screen that has
/// another one reloads.
/// </summary>
public static class PageLook
{
    public static string Of(CampaignSnapshot snapshot, Theme theme, DateTimeOffset now)
    {
        var shown = snapshot.Campaign.Document with { Rules = RuleSets.At(snapshot.RuleSets, now).Rules };
        var text = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                shown,
                snapshot.Campaign.End,
                theme.Code,
                theme.Stamp,
            },
            EngineJson.Options
        );
        return Convert.ToHexStringLower(SHA256.HashData(text))[..16];
    }
}
