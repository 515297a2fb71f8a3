using System.Text.RegularExpressions;

namespace ChallengeHub;

/// <summary>
/// Last year's challenge as next year's draft: the same local days in the same zone, everybody but those who left.
/// </summary>
public static partial class Cloning
{
    public static DraftDocument NextYear(CampaignSnapshot snapshot)
    {
        var campaign = snapshot.Campaign;
        var zone = campaign.Zone;
        var window = LocalWindow.Of(campaign.StartsAt, campaign.EndsAt, zone).InYears(1);
        var year = Year(campaign);
        var staying = snapshot.Participants.Where(x => x is { Active: true, ErasedAt: null }).ToList();
        var codes = staying.Select(x => x.Code).ToHashSet(StringComparer.Ordinal);

        return new DraftDocument
        {
            Campaign = DeskPlanPeople.Only(campaign.Document, codes.Contains) with
            {
                StartsAt = null,
                EndsAt = null,
                RulesEffectiveFrom = null,
                Name = campaign.Document.Name is { } name ? Later(name, year) : null,
                Rules = LocalTimes.Moved(campaign.Document.Rules, zone, zone, 1),
                Objectives = campaign.Document.Objectives?.Only(codes.Contains),
                Deadlines = Later(campaign.Document.Deadlines),
                Baseline = campaign.Document.Baseline?.Undrawn,
            },
            Window = window,
            Players = [.. staying.Select(DraftPlayer.Of)],
            ClonedFrom = campaign.Code,
            CodeFollowsName = true,
        };
    }

    /// <summary>
    /// <c>hollywood-2026</c> becomes <c>hollywood-2027</c>, and so does <c>hollywood</c>, when it began in 2026.
    /// </summary>
    public static string Code(Campaign campaign)
    {
        var year = Year(campaign);
        var later = Later(campaign.Code, year);
        return later == campaign.Code ? $"{campaign.Code[..Math.Min(campaign.Code.Length, 59)]}-{year + 1}" : later;
    }

    private static int Year(Campaign campaign) => TimeZoneInfo.ConvertTime(campaign.StartsAt, campaign.Zone).Year;

    private static LocalText Later(LocalText name, int year) =>
        new(
            name.Everywhere is { } words ? Later(words, year) : null,
            name.ByLanguage?.ToDictionary(x => x.Key, x => Later(x.Value, year))
        );

    /// <summary>Closed on the same days of the next year.</summary>
    private static Deadlines? Later(Deadlines? deadlines) =>
        deadlines is { WorkingHours: { Closed: { } closed } hours }
            ? deadlines with
            {
                WorkingHours = hours with { Closed = [.. closed.Select(x => x.AddYears(1)).Distinct()] },
            }
            : deadlines;

    /// <summary>A name that contains its year, or two, gets the next.</summary>
    private static string Later(string words, int year) =>
        FourDigits()
            .Replace(
                words,
                found =>
                    int.Parse(found.Value) is var number && (number == year || number == year + 1)
                        ? $"{number + 1}"
                        : found.Value
            );

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)")]
    private static partial Regex FourDigits();
}
