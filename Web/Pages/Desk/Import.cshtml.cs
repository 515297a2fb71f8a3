using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>Leads out of a file: how it is read, and what becomes of each row, before anything is written.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class ImportView(DeskParts parts, LeadImport import) : DeskPage(parts)
{
    /// <summary>What the pressed button says.</summary>
    private const string Confirm = "confirm";

    public override DeskSection Section => DeskSection.Import;

    /// <summary>Null: no file was sent, or none that can be read.</summary>
    public LeadFileForm? Sent { get; private set; }
    public LeadImportView? Looked { get; private set; }

    public override async Task<IActionResult> OnGet()
    {
        var isDone = int.TryParse(Request.Query["created"], out var created);
        if (int.TryParse(Request.Query["updated"], out var updated) && isDone)
            Done = T.FormatDeskImportDone(created: $"{created}", updated: $"{updated}");
        return await base.OnGet();
    }

    public async Task<IActionResult> OnPost(string? go, string? sha256)
    {
        var sheet = Snapshot.Campaign.Document.Sheet;
        LeadFileForm? file = null;
        if (!await Try(async () => file = await LeadFileForm.Sent(Request, sheet)) || file is null)
            return Page();

        Sent = file;
        IsUnsaved = true;
        LeadImportResult? done = null;
        var isConfirmed =
            go == Confirm
            && await Try(async () => done = await import.Confirm(Campaign, file.File, sha256 ?? "", Caller));
        if (isConfirmed)
        {
            var created = done!.Count(RowResult.Created);
            return LocalRedirect($"~{Address(Section)}?created={created}&updated={done.Updated}");
        }

        // after a refused import it is said again how things stand
        var fault = Fault;
        var status = Response.StatusCode;
        if (await Look(file))
        {
            Fault = fault;
            Response.StatusCode = status;
        }
        // columns that were said twice: the file stays in the form, as it is read by itself
        else if (file.Columns is not null)
            await Look(file.AsItSays());

        return Page();
    }

    private async Task<bool> Look(LeadFileForm file)
    {
        var stop = HttpContext.RequestAborted;
        LeadImportResult? result = null;
        if (!await Try(async () => result = await import.Try(Campaign, file.File, Caller, stop)))
            return false;
        Looked = new LeadImportView(result!, Snapshot.Campaign.Document.Sheet, Lang);
        return true;
    }

    protected override Task Load() => Task.CompletedTask;
}
