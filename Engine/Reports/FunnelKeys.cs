using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>Which row of a funnel a lead is in, what the rows are called, and in which order they stand.</summary>
public sealed class FunnelKeys
{
    private readonly Func<CohortLead, string?> keyOf;
    private readonly Dictionary<string, FunnelRow> known;
    private readonly Dictionary<string, int> places;

    /// <param name="known">Rows without figures, in their order; who is not among them has no name.</param>
    private FunnelKeys(Func<CohortLead, string?> keyOf, IEnumerable<FunnelRow> known)
    {
        this.keyOf = keyOf;
        var rows = known.ToList();
        this.known = rows.ToDictionary(x => x.Key!, StringComparer.Ordinal);
        places = Enumerable
            .Range(0, rows.Count)
            .ToDictionary(place => rows[place].Key!, place => place, StringComparer.Ordinal);
    }

    /// <summary>Null: the lead has none.</summary>
    public string? Of(CohortLead lead) => keyOf(lead);

    /// <summary>As it is called, without figures.</summary>
    public FunnelRow Row(string? key) =>
        key is not null && known.TryGetValue(key, out var row) ? row : new FunnelRow { Key = key };

    /// <summary>Those with a place first, then by key, and last the one of leads that have none.</summary>
    public IReadOnlyList<string?> InOrder(IEnumerable<string?> keys) =>
        [
            .. keys.OrderBy(x => x is null)
                .ThenBy(x => x is not null && places.TryGetValue(x, out var place) ? place : int.MaxValue)
                .ThenBy(x => x, StringComparer.Ordinal),
        ];

    /// <summary>Throws <see cref="RefusedException"/> for a field that no rows can be made of.</summary>
    public static async Task<FunnelKeys> Of(DbConnection connection, CampaignSnapshot snapshot, FunnelQuery query) =>
        query.By switch
        {
            FunnelBy.Campaign => new FunnelKeys(
                _ => snapshot.Campaign.Code,
                [new FunnelRow { Key = snapshot.Campaign.Code, Name = snapshot.Campaign.Document.Name }]
            ),
            FunnelBy.Period => Periods(snapshot),
            FunnelBy.Team => new FunnelKeys(
                x => x.Team,
                snapshot.Campaign.Document.Teams.Select(x => new FunnelRow { Key = x.Code, Name = x.Name })
            ),
            FunnelBy.Rep => People(snapshot, x => x.Rep),
            FunnelBy.Prospector => People(snapshot, x => x.Prospector),
            FunnelBy.Source => new FunnelKeys(x => x.Source, []),
            FunnelBy.Account => new FunnelKeys(
                x => x.Account,
                (await LeadAccountRows.Of(connection, snapshot.Campaign.Id)).Select(x => new FunnelRow
                {
                    Key = x.Code,
                    Name = x.Name,
                })
            ),
            FunnelBy.Field => Field(snapshot, query.Field),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.By, "is no row of a funnel"),
        };

    private static FunnelKeys Periods(CampaignSnapshot snapshot)
    {
        var periods = snapshot.Periods.Where(x => !x.Void).OrderBy(x => x.StartsAt).ToList();
        return new FunnelKeys(
            lead => PeriodAt(periods, lead.ReceivedAt) is { } period ? KeyOf(period.Number) : null,
            periods.Select(x => new FunnelRow { Key = KeyOf(x.Number) })
        );
    }

    /// <summary>The key of a period's row.</summary>
    public static string KeyOf(int period) => period.ToString(CultureInfo.InvariantCulture);

    private static Period? PeriodAt(IReadOnlyList<Period> periods, DateTimeOffset instant)
    {
        var low = 0;
        var high = periods.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (periods[middle].EndsAt <= instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low < periods.Count && periods[low].Contains(instant) ? periods[low] : null;
    }

    /// <summary>Who joined while the report was being made is in no row yet.</summary>
    private static FunnelKeys People(CampaignSnapshot snapshot, Func<CohortLead, int?> number)
    {
        var byNumber = snapshot.Participants.ToDictionary(x => x.Number, x => x.Code);
        return new FunnelKeys(
            lead => number(lead) is { } some ? byNumber.GetValueOrDefault(some) : null,
            snapshot
                .Participants.OrderBy(x => x.Code, StringComparer.Ordinal)
                .Select(x => new FunnelRow
                {
                    Key = x.Code,
                    Name = x.Name,
                    Team = x.Team,
                })
        );
    }

    private static FunnelKeys Field(CampaignSnapshot snapshot, string? code)
    {
        if (snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => x.Code == code) is not { } field)
            throw RefusedException.Invalid("by", "report-field", code ?? "");

        return field.Kind switch
        {
            SheetKind.Choice => new FunnelKeys(
                x => AnswerTo(field.Code, x.Qualification),
                (field.Options ?? [])
                    .DistinctBy(x => x.Value, StringComparer.Ordinal)
                    .Select(x => new FunnelRow { Key = x.Value, Name = x.Name ?? x.Value })
            ),
            SheetKind.YesNo => new FunnelKeys(
                x => AnswerTo(field.Code, x.Qualification),
                [new FunnelRow { Key = "true" }, new FunnelRow { Key = "false" }]
            ),
            _ => throw RefusedException.Invalid("by", "report-field", field.Code),
        };
    }

    /// <summary>A choice's value, true or false; an empty answer is none.</summary>
    private static string? AnswerTo(string field, string? qualification)
    {
        if (qualification is null)
            return null;
        using var answers = JsonDocument.Parse(qualification);
        if (!answers.RootElement.TryGetProperty(field, out var answer))
            return null;

        return answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString() is { Length: > 0 } value ? value : null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }
}
