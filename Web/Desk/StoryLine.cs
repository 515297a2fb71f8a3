using System.Text.Json.Serialization;

namespace ChallengeHub.Web;

/// <summary>What happened to a lead at one instant: a fact, or a note that somebody wrote.</summary>
/// <param name="Kind">Fact or note.</param>
/// <param name="Campaign">The one that it happened in, and the code of <paramref name="Lead"/> there.</param>
/// <param name="By">The code of the player who said it; else the source of a fact, the author of a note.</param>
public sealed record StoryLine(DateTimeOffset At, string Kind, string Campaign, string Lead, string By)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Cycle { get; init; }

    /// <summary>Of a fact, and of a note what it tells of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>Whom a fact names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rep { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Amount { get; init; }

    /// <summary>What became of the fact when it was received, and what it paid then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Points { get; init; }

    /// <summary>Of a note.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Quality { get; init; }

    /// <summary>Those of the origins first, each the oldest first.</summary>
    public static IReadOnlyList<StoryLine> Of(IReadOnlyList<LeadStory> stories, LeadReader reader) =>
        [
            .. stories.SelectMany(story =>
                story
                    .Facts.Select(x => Of(story, x))
                    .Concat(story.Notes.Select(x => Of(story, x)))
                    .OrderBy(x => x.At)
                    .Select(x => x.As(story, reader.Of(story)))
            ),
        ];

    /// <summary>With the codes under which the reader knows people.</summary>
    private StoryLine As(LeadStory story, Audience audience) =>
        this with
        {
            By = story.Snapshot.Find(By) is { } author ? audience.CodeOf(author) : By,
            Rep = Rep is { } code && story.Snapshot.Find(code) is { } rep ? audience.CodeOf(rep) : Rep,
        };

    private static StoryLine Of(LeadStory story, Fact fact)
    {
        var said = story.EventOf(fact);
        var author = EventSources.AccountOf(fact.Source) is { } account ? Account.AuthorOf(account) : fact.Source;
        return new StoryLine(fact.At, "fact", story.Campaign, story.Lead, story.Codes.GetValueOrDefault(author, author))
        {
            Cycle = fact.Cycle,
            Type = fact.Type,
            Rep = fact.Rep is { } rep ? story.Snapshot.Get(rep).Code : null,
            Reason =
                said.Attributes?.GetValueOrDefault(DeskAttributes.Reason) is { } reason && IsShown(story, reason)
                    ? reason
                    : null,
            Amount = said.Amount,
            Status = fact.Status,
            Points = fact.Points,
        };
    }

    /// <summary>After an erasure a reason is one of the campaign's, whatever somebody typed.</summary>
    private static bool IsShown(LeadStory story, string reason)
    {
        var reasons = story.Snapshot.Campaign.Document.Reasons;
        IEnumerable<Reason> known = [.. reasons?.Refused ?? [], .. reasons?.Lost ?? [], .. reasons?.Released ?? []];
        return !story.IsErased || reason == DeskMove.DoNotContact || known.Any(x => x.Code == reason);
    }

    private static StoryLine Of(LeadStory story, LeadNote note) =>
        new(note.At, "note", story.Campaign, story.Lead, story.Codes.GetValueOrDefault(note.Author, note.Author))
        {
            Id = note.Id,
            Type = WordOf(note.Kind),
            Text = note.Text,
            Quality = note.Quality,
        };

    private static string WordOf(NoteKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
