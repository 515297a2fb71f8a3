using System.Data.Common;
using System.Text;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table LeadWords: the words by which each lead is found. Made from the cards, and made again with them.
/// </summary>
public static class LeadWordRows
{
    /// <summary>The words of each lead, in the place of those that it had.</summary>
    public static async Task Replace(UnitOfWork work, long campaign, IReadOnlyCollection<WordsOfLead> leads)
    {
        await Delete(work, campaign, leads.Select(x => x.Lead));
        await work.Connection.Execute(
            """
            insert into LeadWords (CampaignId, Word, LeadNumber)
            select @campaign, value, Number
              from json_each(@words)
             cross join Leads
             where CampaignId = @campaign
               and Lead = @Lead
            """,
            leads.Select(x => new
            {
                campaign,
                x.Lead,
                words = JsonSerializer.Serialize(x.Words.Distinct(StringComparer.Ordinal)),
            }),
            work.Transaction
        );
    }

    /// <summary>Nobody finds them by a word any more.</summary>
    public static Task Delete(UnitOfWork work, long campaign, IEnumerable<string> leads) =>
        work.Connection.Execute(
            """
            delete from LeadWords
             where LeadNumber in (select Number
                                    from Leads
                                   where CampaignId = @campaign
                                     and Lead in (select value
                                                    from json_each(@leads)))
            """,
            new { campaign, leads = JsonSerializer.Serialize(leads) },
            work.Transaction
        );

    /// <summary>
    /// The numbers of leads that have a word with this beginning, each as often as it has one: as many as the limit, or
    /// all.
    /// </summary>
    internal static Task<IReadOnlyList<long>> Beginning(
        DbConnection connection,
        long campaign,
        string word,
        int limit
    ) =>
        connection.Query<long>(
            """
            select LeadNumber
              from LeadWords
             where CampaignId = @campaign
               and Word >= @word
               and Word < @beyond
             order by Word, LeadNumber
             limit @limit
            """,
            new
            {
                campaign,
                word,
                beyond = Beyond(word),
                limit,
            }
        );

    /// <summary>The first text, in the order of either store, after all that begin so.</summary>
    internal static string? Beyond(string? beginning)
    {
        if (string.IsNullOrEmpty(beginning))
            return null;
        var runes = beginning.EnumerateRunes().ToList();
        var text = new StringBuilder();
        foreach (var rune in runes.SkipLast(1))
            text.Append(rune.ToString());
        // what lies between is kept for halves of pairs
        var next = runes[^1].Value == 0xD7FF ? 0xE000 : runes[^1].Value + 1;
        return text.Append(new Rune(next).ToString()).ToString();
    }
}

/// <summary>A lead by its code, and its words as <see cref="LeadWords.Of"/> makes them.</summary>
public sealed record WordsOfLead(string Lead, IReadOnlyList<string> Words);
