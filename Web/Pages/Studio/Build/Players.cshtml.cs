using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Step 2: teams and players, pasted or uploaded from a spreadsheet.</summary>
[Through(Doors.Campaigns)]
public sealed class PlayersStep(StudioDesk studio) : StepPage(studio)
{
    private const int LongestFile = 4 << 20;

    public override DraftStep Step => DraftStep.Players;
    public string Listed { get; private set; } = "";
    public ListedPlayers Read { get; private set; } = new([], [], [], []);

    public void OnGet()
    {
        Show(Draft.Document.Listed);
        SaySaved();
    }

    public async Task<IActionResult> OnPost(string? listed, IFormFile? file)
    {
        var errors = new FieldErrors();
        Show(file is { Length: > 0 } ? await Content(file, errors) ?? listed ?? "" : listed ?? "");
        var document = Draft.Document with { Listed = Listed };
        // a list with faults is kept as it is; players and teams stay those of the last one that could be read
        if (Read.Faults.Count == 0) document = document with { Players = Read.Players, Campaign = document.Campaign with { Teams = Read.Teams } };
        return await Keep(document, errors);
    }

    /// <summary>"Line 4, column role: …".</summary>
    public string Told(ListFault fault) => fault.Column is null
        ? Say("lineFault", ("line", $"{fault.Line}"), ("fault", OfficeWords.Fault(Lang, fault.Message)))
        : Say("cellFault", ("line", $"{fault.Line}"), ("column", Say($"column{fault.Column}")), ("fault", OfficeWords.Fault(Lang, fault.Message)));

    private void Show(string listed) => (Listed, Read) = (listed, PlayerList.Read(listed, Draft.Document));

    private static async Task<string?> Content(IFormFile file, FieldErrors errors)
    {
        if (file.Length > LongestFile)
        {
            errors.Add("file", $"must be at most {LongestFile >> 20} MB");
            return null;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        if (bytes.GetBuffer().AsSpan(0, 2).SequenceEqual("PK"u8))
        {
            errors.Add("file", "must be saved as CSV or text: this is a workbook");
            return null;
        }
        return Sheet.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
