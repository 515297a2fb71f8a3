using System.Security.Cryptography;
using System.Text;

namespace ChallengeHub.Web;

/// <summary>
/// A list of teams and players in a form of any page, pasted or uploaded; the partial <c>_PlayerList</c> shows it.
/// Nothing is to be kept of a list that <see cref="IsSeen"/> is false of: its first lines are shown then, with what
/// each column is.
/// </summary>
public sealed class PlayerListForm
{
    public const int LongestFile = 4 << 20;
    private const string SentText = "Listed";
    private const string SentFile = "File";
    private const string SentSeen = "Seen";

    private bool wasShown = true;

    private PlayerListForm(string lang, string text, DraftDocument before)
    {
        Lang = lang;
        Text = text;
        Shape = before.ListedAs;
        Read = PlayerList.Read(text, before);
    }

    public string Lang { get; }
    public string Text { get; }

    /// <summary>What was said of head and columns.</summary>
    public ListShape? Shape { get; }
    public ListedPlayers Read { get; }

    /// <summary>
    /// Its first lines were on the page that sent it, as they are read. A list of nobody needs no look.
    /// </summary>
    public bool IsSeen => wasShown || Read is { Players.Count: 0, Faults.Count: 0 };

    /// <summary>Why the file cannot be read; the list is then that of before.</summary>
    public FieldError? FileFault { get; private init; }

    /// <summary>Whether an empty list is where one types first.</summary>
    public bool IsFirst { get; set; } = true;

    /// <summary>What a page has to say of the list besides.</summary>
    public string? Fault { get; set; }

    /// <summary>The list that a draft has.</summary>
    public static PlayerListForm Saved(DraftDocument document, string lang) => new(lang, document.Listed, document);

    /// <param name="before">Its teams and players keep their codes.</param>
    public static async Task<PlayerListForm> Sent(HttpRequest request, DraftDocument before, string lang)
    {
        var sent = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var text = sent[SentText].ToString();
        FieldError? fault = null;
        if (sent.Files.GetFile(SentFile) is { Length: > 0 } file)
        {
            try
            {
                text = await Content(file, request.HttpContext.RequestAborted);
            }
            catch (RefusedException refusal)
            {
                fault = refusal.Errors[0];
            }
        }

        var seen = sent[SentSeen].ToString();

        // what was said of columns was said of that head
        var shape = seen.EndsWith(Mark(Head(text)), StringComparison.Ordinal) ? Said(sent) : null;

        return new PlayerListForm(lang, text, before with { ListedAs = shape })
        {
            FileFault = fault,
            wasShown = seen == Marks(text),
        };
    }

    /// <summary>A hidden field: which list the reader of the page has before him.</summary>
    public string Seen => Marks(Text);

    /// <summary>
    /// The draft with this list: as text whatever it is, as players and teams when it was seen and can be read.
    /// </summary>
    public DraftDocument On(DraftDocument document)
    {
        document = document with { Listed = Text, ListedAs = Shape, IsListUnseen = !IsSeen };
        return IsSeen && Read.Faults.Count == 0
            ? document with
            {
                Players = Read.Players,
                Campaign = document.Campaign with { Teams = Read.Teams },
            }
            : document;
    }

    /// <summary>"Line 4, column role: …".</summary>
    public string ToSentence(ListFault fault) =>
        ListTable.ToSentence(fault, fault.Column is { } column ? T.Of($"ListColumn-{column}") : null);

    /// <summary>A note, with what follows from it.</summary>
    public string Noted(ListFault note) =>
        note.Column == "email" ? T.FormatListTwiceNote(ToSentence(note)) : ToSentence(note);

    public ListTable Table => new(Lang, Read.Preview, Choices);

    private IReadOnlyList<ListChoice> Choices(int column) =>
        [.. Enum.GetValues<ListColumn>().Select(x => new ListChoice(x.ToString(), T.Of($"listIs{x}")))];

    private static async Task<string> Content(IFormFile file, CancellationToken stop)
    {
        if (file.Length > LongestFile)
            throw RefusedException.Invalid("file", "file-too-large", LongestFile >> 20);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        return ListFile.Text(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), ListBounds.Players, stop);
    }

    private static ListShape Said(IFormCollection sent) =>
        new()
        {
            HasHead = ListTable.Head(sent),
            Columns = sent[ListTable.SentColumns] is { Count: > 0 } columns ? [.. columns.Select(Column)] : null,
        };

    private static ListColumn? Column(string? text) => Enum.TryParse<ListColumn>(text, out var column) ? column : null;

    private static string Marks(string text) => $"{Mark(text)}.{Mark(Head(text))}";

    // line ends are the browser's own
    private static string Mark(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Trim('\n'))))[
            ..16
        ];

    private static string Head(string text)
    {
        var lines = text.AsSpan().TrimStart("\r\n");
        return lines.IndexOfAny('\r', '\n') is var end and >= 0 ? lines[..end].ToString() : lines.ToString();
    }
}
