using System.Globalization;
using System.Text.Json;
using ChallengeHub.Testing;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// Large campaigns, of which reports are made, are copied and not played: nobody can tell it from their rows.
/// </summary>
public sealed class LargeCampaignTests
{
    private static readonly DateTimeOffset Begins = DateTimeOffset.Parse("2026-01-01T00:00:00Z");
    private static readonly LargeCampaign Campaign = new(Begins, Begins.AddMonths(3).AddHours(-1));

    [Fact]
    public async Task Copied_leads_are_as_the_engine_would_have_written_them()
    {
        Assert.SkipWhen(TestStore.IsSqlServer, TestStore.OnlySqlite);
        using var files = await Campaign.Fill(1_500);
        Assert.Equal(1_500, files.Leads);
        Assert.Empty(await Behind(files.Directory));

        await using var running = await RunningEngine.Start(Campaign.Until, directory: files.Directory);
        Assert.Equal(0, await running.Engine.LeadDrift.Mend(LargeCampaign.Code));
        var replayed = await Replayed.Play(running.Engine, LargeCampaign.Code, Trial.InForce, Campaign.Until);
        Assert.Empty(await replayed.Differences(running.Engine, LargeCampaign.Code));

        var facts = await Facts(running.Engine);
        Assert.Equal(files.Facts, facts.Count);
        Assert.Equal(12, facts.Select(x => x.Type).Distinct().Count());
        Assert.Equal(["outside", "recorded", "scored"], facts.Select(x => x.Status).Distinct().Order());

        var again = facts.Where(x => x.Source == "crm" && x.FactSeq % 7 == 0).Select(Again).ToList();
        Assert.NotEmpty(again);
        Assert.Equal(["duplicate"], (await LeadLives.Tell(running.Engine, again)).Distinct());
    }

    /// <summary>The leads whose rows a start would have to follow first.</summary>
    private static async Task<IReadOnlyList<string>> Behind(string directory)
    {
        var database = await Database.Open(TestStore.Settings(directory));
        await using var connection = await database.Connect();
        var campaign = await CampaignRows.Find(connection, LargeCampaign.Code);
        return await LeadRows.OfDrift(connection, campaign!.Id, 0, 10);
    }

    private static async Task<IReadOnlyList<Fact>> Facts(EngineParts engine)
    {
        var id = (await engine.Reads.Snapshot(LargeCampaign.Code)).Campaign.Id;
        await using var connection = await engine.Database.Connect();
        return await FactRows.Page(connection, id, new FactRange(0, long.MaxValue), 100_000);
    }

    /// <summary>As its sender would send it once more, in the currency that he had.</summary>
    private static LeadEvent Again(Fact fact)
    {
        var content = JsonSerializer.Deserialize<JsonElement>(fact.Content);
        var money = content.TryGetProperty("told", out var told) ? told : content;
        return new LeadEvent
        {
            Campaign = LargeCampaign.Code,
            Source = fact.Source,
            Id = fact.EventId,
            Type = fact.Type,
            Lead = fact.Lead,
            At = fact.At,
            Rep = Text(content, "rep"),
            Prospector = Text(content, "prospector"),
            Amount = Text(money, "amount") is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
            Currency = Text(money, "currency"),
        };
    }

    private static string? Text(JsonElement content, string member) =>
        content.TryGetProperty(member, out var value) ? value.GetString() : null;
}
