using System.Text.RegularExpressions;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody of marketing at the studio, without a script: pages are opened, their forms are sent as a browser would.
/// </summary>
public sealed partial class Builder(Person person)
{
    public const string List =
        "name\tteam\trole\temail\nAnna Martin\tLyon\trep\tanna@example.org\nBob\tLyon\t\t\nPia\tLille\tprospector\t";
    private static int challenges;

    public Person Person { get; } = person;

    /// <summary>The code of the draft last begun.</summary>
    public string Code { get; private set; } = "";

    public static async Task<Builder> Joined(RunningHub hub) =>
        new(await Person.Joined(hub, new Grant(AccountRole.Marketing)));

    /// <summary>
    /// Begins a challenge of a name that nobody else has. Currency and zone are said, because the form proposes those
    /// of the latest challenge, which may be another test's.
    /// </summary>
    public async Task<PageAnswer> Begin(params (string Name, string Value)[] changed)
    {
        (string Name, string Value)[] usual =
        [
            ("NameEn", $"Challenge {Interlocked.Increment(ref challenges)}"),
            ("Currency", "EUR"),
            ("TimeZone", "Europe/Paris"),
        ];
        var answer = await Send(
            "/studio/new",
            [.. usual.Where(field => changed.All(x => x.Name != field.Name)), .. changed]
        );
        if (answer.Status == 302)
            Code = Address().Match(answer.Location!).Groups[1].Value;
        return answer;
    }

    /// <summary>Opens a page, changes some fields of its first form as it came, and sends it.</summary>
    public async Task<PageAnswer> Send(string path, params (string Name, string Value)[] changed)
    {
        var page = (await Person.Open(path)).Is(200);
        return await Resend(page, path, changed);
    }

    public Task<PageAnswer> Resend(PageAnswer page, string path, params (string Name, string Value)[] changed)
    {
        var names = changed.Select(x => x.Name).ToHashSet();
        return Person.Post(
            path,
            [
                .. Form(page.Html).Where(field => !names.Contains(field.Name)),
                .. changed.Where(x => x.Value != "(left out)"),
            ]
        );
    }

    /// <summary>Goes on; a list whose first lines are shown is looked at and taken as it is read.</summary>
    public async Task<PageAnswer> Step(string step, params (string, string)[] changed)
    {
        var path = $"/studio/{Code}/build/{step}";
        var answer = await Send(path, [.. changed, ("Go", "next")]);
        return answer.Status == 200 ? await Resend(answer, path, ("Go", "next")) : answer;
    }

    /// <summary>All steps with what is proposed, up to the review.</summary>
    public async Task Built(params (string, string)[] basics)
    {
        (await Begin(basics)).Is(302);
        (await Step("players", ("Listed", List))).Is(302);
        foreach (var step in new[] { "rules", "prizes", "look" })
            (await Step(step)).Is(302);
    }

    public async Task<string> Launched(params (string, string)[] basics)
    {
        await Built(basics);
        (await Send($"/studio/{Code}/build/review")).Is(302);
        return Code;
    }

    /// <summary>What a browser would send of the largest form of a page.</summary>
    public static IReadOnlyList<(string Name, string Value)> Form(string html)
    {
        var form =
            FormOf().Matches(html).Select(x => x.Value).MaxBy(x => x.Length)
            ?? throw new InvalidOperationException($"no form: {html}");
        var fields = new List<(string, string)>();
        foreach (Match input in Input().Matches(form))
        {
            var tag = input.Value;
            if (
                Attribute(tag, "name") is not { } name
                || name == "__RequestVerificationToken"
                || Attribute(tag, "type") is "file"
            )
                continue;
            if (Attribute(tag, "type") is "checkbox" or "radio" && !tag.Contains("checked", StringComparison.Ordinal))
                continue;
            fields.Add((name, Attribute(tag, "value") ?? ""));
        }
        foreach (Match area in Area().Matches(form))
            fields.Add((Attribute(area.Value, "name")!, System.Net.WebUtility.HtmlDecode(area.Groups[1].Value)));
        foreach (Match select in Select().Matches(form))
        {
            var options = Option().Matches(select.Value).Select(x => x.Value).ToList();
            if (options.Count > 0)
                fields.Add(
                    (
                        Attribute(select.Value, "name")!,
                        Attribute(
                            options.FirstOrDefault(x => x.Contains("selected", StringComparison.Ordinal)) ?? options[0],
                            "value"
                        ) ?? ""
                    )
                );
        }
        return fields;
    }

    /// <summary>What stands beside a field: the text of the fault with that id.</summary>
    public static string? Fault(PageAnswer page, string id) =>
        Regex.Match(page.Html, $"<p class=\"fault\" id=\"{Regex.Escape(id)}-fault\"(?![^>]*hidden)[^>]*>([^<]*)<")
            is { Success: true } found
            ? System.Net.WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } found
            ? System.Net.WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormOf();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<textarea[^>]*>\r?\n?(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Option();

    [GeneratedRegex("/studio/([^/]+)/")]
    private static partial Regex Address();
}
