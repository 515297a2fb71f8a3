using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>What a page of the desk hands to its script, as JSON inside the page.</summary>
/// <param name="Author">Whose moves wait in this browser.</param>
/// <param name="Line">Where one line of a list is read again; a lead's code comes behind it.</param>
/// <param name="Now">By the clock of the challenge, which runs at <paramref name="Speed"/>.</param>
public sealed record DeskSheet(
    string Lang,
    string Base,
    string Campaign,
    string Author,
    string Line,
    DateTimeOffset Now,
    double Speed
)
{
    public SpokenCount Points { get; init; } = new("", "");

    /// <summary>The codes of the players that the reader is; empty: he looks at what all are paid.</summary>
    public IReadOnlyList<string> Own { get; init; } = [];

    /// <summary>What is celebrated, by stage.</summary>
    public IReadOnlyDictionary<string, DeskCheer> Cheers { get; init; } = new Dictionary<string, DeskCheer>();
    public IReadOnlyDictionary<string, string> Words { get; init; } = Said();

    public static DeskSheet Of(DeskPage page) =>
        new(
            page.Lang,
            page.Request.PathBase,
            page.Campaign,
            page.HttpContext.By().Author,
            page.Action("Line"),
            page.Now,
            page.Speed
        )
        {
            Points = page.Theme.Points,
            Own =
            [
                .. new[] { page.Mover.Rep, page.Mover.Prospector }.OfType<int>().Select(x => page.Snapshot.Get(x).Code),
            ],
            Cheers = page.Theme.Stages.ToDictionary(x => x.Key, x => DeskCheer.Of(page.Theme, x.Key)),
        };

    /// <summary>The default encoder escapes what could end the element.</summary>
    public string Json() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    private static Dictionary<string, string> Said() =>
        new()
        {
            ["held"] = T.DeskScriptHeld,
            ["sending"] = T.DeskScriptSending,
            ["waitingOne"] = T.DeskScriptWaitingOne,
            ["waitingMany"] = T.DeskScriptWaitingMany,
            ["signIn"] = T.DeskScriptSignIn,
            ["toSignIn"] = T.SignIn,
            ["refused"] = T.DeskScriptRefused,
            ["done"] = T.DeskScriptDone,
            ["noted"] = T.DeskDidNote,
            ["undo"] = T.DeskScriptUndo,
            ["undone"] = T.DeskScriptUndone,
            ["dismiss"] = T.DeskScriptDismiss,
            ["gone"] = T.DeskScriptGone,
            ["changed"] = T.DeskScriptChanged,
            ["notKept"] = T.DeskScriptNotKept,
            ["wrongAmount"] = T.DeskScriptWrongAmount,
        };
}

/// <summary>How a stage is celebrated: small, beside the list.</summary>
/// <param name="Words">The celebration's own, else what the stage is called.</param>
public sealed record DeskCheer(string Words, string? Art)
{
    public static DeskCheer Of(SpokenTheme theme, string stage)
    {
        var celebration = theme.Celebrations.GetValueOrDefault(stage);
        var words = theme.Stages[stage];
        return new DeskCheer(celebration?.Words ?? words.One, celebration?.Art ?? words.Art);
    }
}
