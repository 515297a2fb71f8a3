using System.Data.Common;

namespace ChallengeHub;

/// <summary>What a participant wrote at the desk of a campaign, and what is his there.</summary>
public sealed record PersonalDesk
{
    /// <summary>That he wrote, in the order in which they came.</summary>
    public IReadOnlyList<PersonalNote> Notes { get; init; } = [];

    /// <summary>His cards that are no leads yet, the latest first.</summary>
    public IReadOnlyList<LeadCard> Drafts { get; init; } = [];

    /// <summary>The codes of the leads whose cards he handed in.</summary>
    public IReadOnlyList<string> Cards { get; init; } = [];

    /// <summary>The codes of the accounts that he owns.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    internal static async Task<PersonalDesk> Read(
        DbConnection connection,
        CampaignSnapshot snapshot,
        Participant participant
    )
    {
        var id = snapshot.Campaign.Id;
        var players = await AccountRows.Players(connection, snapshot.Campaign.Code);
        List<string> authors =
        [
            .. players.Where(x => x.Code == participant.Code).Select(x => Account.AuthorOf(x.AccountId)),
        ];
        var notes = new List<NoteOfLead>();
        var cards = new List<string>();
        foreach (var author in authors)
        {
            notes.AddRange(await LeadNoteRows.By(connection, id, author));
            cards.AddRange(await LeadRows.CreatedBy(connection, id, author));
        }

        var drafts = await LeadDraftRows.Of(connection, id);
        var accounts = await LeadAccountRows.Of(connection, id);
        return new PersonalDesk
        {
            Notes = [.. notes.Select(PersonalNote.Of)],
            Drafts =
            [
                .. drafts
                    .Where(x => authors.Contains(x.Author) || x.Prospector == participant.Number)
                    .Select(x => x.Card),
            ],
            Cards = cards,
            Accounts = [.. accounts.Where(x => x.Owner == participant.Number).Select(x => x.Code)],
        };
    }
}

/// <summary>What somebody wrote about a lead.</summary>
/// <param name="Quality">Of a rating, from 1 to 5.</param>
public sealed record PersonalNote(string Lead, string Id, DateTimeOffset At, NoteKind Kind, string Text, int? Quality)
{
    internal static PersonalNote Of(NoteOfLead x) =>
        new(x.Lead, x.Note.Id, x.Note.At, x.Note.Kind, x.Note.Text, x.Note.Quality);
}
