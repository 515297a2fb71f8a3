using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChallengeHub.Web;

/// <summary>A campaign's document as HTTP has it: <c>ETag</c>, <c>If-Match</c>, <c>If-None-Match</c>.</summary>
public static class Etags
{
    /// <summary>Of all that an answer tells; writers are held to the mark alone, which no clock changes.</summary>
    public static string Of(CampaignDetails campaign) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"\"{campaign.Campaign.Mark}-{campaign.RuleSetVersion}-{campaign.Status}\""
            )
            .ToLowerInvariant();

    public static bool Unchanged(HttpRequest request, CampaignDetails campaign) =>
        Tags(request.Headers.IfNoneMatch, "If-None-Match") is { } tags
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == Of(campaign));

    /// <summary>What the writer of a campaign believes to find; null when he does not say.</summary>
    public static Expectation? Expected(HttpRequest request)
    {
        if (Tags(request.Headers.IfNoneMatch, "If-None-Match") is { } none)
            return none is [var only] && only.Equals(EntityTagHeaderValue.Any)
                ? new Expectation(Nothing: true)
                : throw RefusedException.Invalid("If-None-Match", "if-none-match");
        if (Tags(request.Headers.IfMatch, "If-Match") is not { } tags)
            return null;
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            ? new Expectation(Something: true)
            : new Expectation(Versions: [.. tags.Where(tag => !tag.IsWeak).Select(Version).OfType<long>()]);
    }

    private static IList<EntityTagHeaderValue>? Tags(StringValues header, string name)
    {
        if (header.Count == 0)
            return null;
        return EntityTagHeaderValue.TryParseStrictList(header, out var tags) && tags.Count > 0
            ? tags
            : throw RefusedException.Invalid(name, "entity-tag");
    }

    private static long? Version(EntityTagHeaderValue tag) =>
        long.TryParse(
            tag.Tag.ToString()[1..^1].Split('-')[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : null;
}
