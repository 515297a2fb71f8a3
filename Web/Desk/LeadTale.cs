namespace ChallengeHub.Web;

/// <summary>What happened to a lead, in words: of its origins first, the oldest first.</summary>
public sealed class LeadTale
{
    private readonly DeskWords words;
    private readonly IReadOnlyDictionary<string, string> authors;

    private LeadTale(DeskWords words, IReadOnlyDictionary<string, string> authors)
    {
        this.words = words;
        this.authors = authors;
    }

    public IReadOnlyList<TalePart> Parts { get; private init; } = [];

    /// <summary>What was written when somebody vouched for it or gave it to a rep, the latest first.</summary>
    public IReadOnlyList<TaleLine> Vouched { get; private init; } = [];

    public static async Task<LeadTale> Of(DeskLead lead, DeskWords words, Authors authors)
    {
        var lines = StoryLine.Of(lead.Stories, ReaderOf(words));
        var told = new LeadTale(words, await authors.Names(lines.Select(x => x.By)));
        var parts = lead.Stories.SelectMany(story => told.PartsOf(story, lines)).Where(x => x.Lines.Count > 0).ToList();
        var vouching = lead
            .Stories.SelectMany(x => x.Facts)
            .Where(x => x.Type is EventTypes.Validated or EventTypes.Assigned)
            .Select(x => x.EventId)
            .ToHashSet(StringComparer.Ordinal);

        return new LeadTale(words, told.authors)
        {
            Parts = parts,
            Vouched =
            [
                .. parts
                    .SelectMany(x => x.Lines)
                    .Where(x => x.NoteId is { } id && vouching.Contains(id) && x.Text is not null)
                    .Reverse(),
            ],
        };
    }

    /// <summary>One of each cycle.</summary>
    private IEnumerable<TalePart> PartsOf(LeadStory story, IReadOnlyList<StoryLine> all)
    {
        var isHere = story.Campaign == words.Snapshot.Campaign.Code;
        var name = isHere ? null : story.Snapshot.Campaign.Document.Name?.In(words.Lang) ?? story.Campaign;
        var cycle = 1;
        var lines = new List<TaleLine>();

        foreach (var line in all.Where(x => x.Campaign == story.Campaign && x.Lead == story.Lead))
        {
            if (line.Cycle is { } begun && begun > cycle)
            {
                yield return new TalePart(name, cycle, lines);
                cycle = begun;
                lines = [];
            }

            lines.Add(LineOf(story, line));
        }

        yield return new TalePart(name, cycle, lines);
    }

    private TaleLine LineOf(LeadStory story, StoryLine line) =>
        line.Kind == "fact"
            ? new TaleLine(line.At, What(story, line), By(story, line.By))
            {
                Text = line.Reason is { } reason ? words.Reason(line.Type ?? "", reason) : null,
                Amount = line.Amount,
                Points = line.Points ?? 0,
            }
            : new TaleLine(line.At, Kind(line), By(story, line.By))
            {
                IsNote = true,
                NoteId = line.Id,
                Text = line.Text is { Length: > 0 } text ? text : null,
                Quality = line.Quality,
            };

    private string What(LeadStory story, StoryLine line)
    {
        var done = words.Done(line.Type ?? "") ?? line.Type ?? "";
        return line.Rep is { } rep && line.Type == EventTypes.Assigned
            ? T.FormatDeskTaleTo(done: done, name: NameIn(story, rep) ?? rep)
            : done;
    }

    private string Kind(StoryLine line) =>
        words.Kind(
            Enum.TryParse<NoteKind>(line.Type?.Replace("-", "", StringComparison.Ordinal), true, out var kind)
                ? kind
                : NoteKind.Note
        );

    private string By(LeadStory story, string by) =>
        by switch
        {
            EventSources.Deadline => T.DeskByDeadline,
            EventSources.Desk => T.DeskByProgram,
            _ => NameIn(story, by) ?? authors.GetValueOrDefault(by, by),
        };

    private string? NameIn(LeadStory story, string code)
    {
        var reader = ReaderOf(words).Of(story);
        return reader.Find(story.Snapshot, code) is { } known ? reader.NameOf(known, words.Lang) : null;
    }

    private static LeadReader ReaderOf(DeskWords words) => new(words.Snapshot, words.Reader, words.Lang);
}

/// <summary>One cycle of a lead.</summary>
/// <param name="Campaign">The name of the earlier challenge that it was in; null: of this one.</param>
public sealed record TalePart(string? Campaign, int Cycle, IReadOnlyList<TaleLine> Lines);

/// <summary>One thing that happened, or that somebody wrote.</summary>
public sealed record TaleLine(DateTimeOffset At, string What, string By)
{
    public bool IsNote { get; init; }
    public string? NoteId { get; init; }
    public string? Text { get; init; }
    public decimal? Amount { get; init; }

    /// <summary>Of a rating.</summary>
    public int? Quality { get; init; }

    /// <summary>What it paid, to all.</summary>
    public long Points { get; init; }
}
