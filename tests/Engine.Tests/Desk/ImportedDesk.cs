using System.Text;
using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>Files of leads for a played desk, and what becomes of them in short.</summary>
internal static class ImportedDesk
{
    public static LeadFile Listed(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static Task<LeadImportResult> Try(this PlayedDesk desk, LeadFile file, string campaign = Challenge.Code) =>
        desk.Engine.LeadImport.Try(campaign, file, PlayedDesk.Key);

    public static async Task<LeadImportResult> Import(
        this PlayedDesk desk,
        LeadFile file,
        string campaign = Challenge.Code
    )
    {
        var tried = await desk.Try(file, campaign);
        return await desk.Engine.LeadImport.Confirm(campaign, file, tried.Sha256, PlayedDesk.Key);
    }

    /// <summary>What becomes of each row: <c>2 Created</c>, <c>3 Wrong cost not-a-number</c>.</summary>
    public static IReadOnlyList<string> Says(this LeadImportResult result) =>
        [
            .. result.Rows.Select(row =>
            {
                var faults = row.Faults.Select(x => $"{x.Field} {x.Code}".Trim());
                return $"{row.Line} {row.Result} {string.Join(", ", faults)}".Trim();
            }),
        ];

    /// <summary>The faults of a file that cannot be read as a whole.</summary>
    public static async Task<IReadOnlyList<string>> Refuses(this PlayedDesk desk, LeadFile file)
    {
        try
        {
            return (await desk.Try(file)).Says();
        }
        catch (RefusedException refusal)
        {
            return [.. refusal.Errors.Select(x => $"{x.Field} {x.Code}")];
        }
    }

    /// <summary>A campaign that begins a month later than the other one, with the same people.</summary>
    public static async Task<string> Later(
        this PlayedDesk desk,
        Func<CampaignDocument, CampaignDocument>? configure = null
    )
    {
        const string later = "later";
        var document = Challenge.Document with { StartsAt = Challenge.Start.AddMonths(1) };
        await desk.Engine.Campaigns.Put(later, (configure ?? (x => x))(document), null);
        await desk.Engine.Roster.Put(later, Challenge.People);
        await desk.Engine.Campaigns.Launch(later);
        return later;
    }
}
