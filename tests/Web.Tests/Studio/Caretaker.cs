using System.Text.RegularExpressions;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody of marketing who looks after a launched challenge: opens its pages, changes fields, looks at the
/// changes, saves them.
/// </summary>
public sealed class Caretaker(Builder builder, string campaign, RunningHub hub)
{
    public string Code => campaign;
    public Person Person => builder.Person;
    public Task<CampaignSnapshot> View => hub.Engine.Reads.Snapshot(campaign);

    public static async Task<Caretaker> Of(RunningHub hub, params (string, string)[] basics)
    {
        var builder = await Builder.Joined(hub);
        return new(builder, await builder.Launched(basics), hub);
    }

    /// <summary>A second pair of hands on the same challenge.</summary>
    public async Task<Caretaker> Colleague() => new(await Builder.Joined(hub), campaign, hub);

    public string Address(string section) =>
        section.Length == 0 ? $"/studio/{campaign}/manage" : $"/studio/{campaign}/manage/{section}";

    public async Task<PageAnswer> Open(string section = "") => (await Person.Open(Address(section))).Is(200);

    /// <summary>Presses "Show what changes".</summary>
    public Task<PageAnswer> Preview(string section, params (string, string)[] changed) =>
        builder.Send(Address(section), [.. changed, ("Go", "preview")]);

    /// <summary>Presses "Save these changes" on the page that showed them.</summary>
    public Task<PageAnswer> Save(PageAnswer preview, string section, params (string, string)[] changed) =>
        builder.Resend(preview, Address(section), [.. changed, ("Go", "save")]);

    /// <summary>Shows and saves; answers the page on which the changes were shown.</summary>
    public async Task<PageAnswer> Change(string section, params (string, string)[] changed)
    {
        var preview = (await Preview(section, changed)).Is(200);
        (await Save(preview, section)).Is(302);
        return preview;
    }

    public async Task<IReadOnlyList<string>> Audit(string action) =>
        [
            .. (await hub.Api.Get($"audit?campaign={campaign}&action={action}&author=account:{Person.Id}"))
                .Is(200)
                .Json.EnumerateArray()
                .Select(x => x.GetRawText()),
        ];

    /// <summary>"Changed Name of the challenge | before | after", line by line, as the page shows them.</summary>
    public static IReadOnlyList<string> Changes(PageAnswer page) =>
        [
            .. Regex
                .Matches(page.Html, "<li data-change=\"(\\w+)\">(.*?)</li>", RegexOptions.Singleline)
                .Select(x =>
                    $"{x.Groups[1].Value} {Plain(Regex.Replace(x.Groups[2].Value, "<strong>.*?</strong>", ""))}"
                ),
        ];

    private static string Plain(string html) =>
        Regex.Replace(
            System.Net.WebUtility.HtmlDecode(Regex.Replace(html, "<(del|ins|p)[^>]*>", " | ").Replace("</", " <")),
            "<[^>]*>|\\s+",
            " "
        )
            is var said
            ? Regex.Replace(said, " +", " ").Trim()
            : "";
}
