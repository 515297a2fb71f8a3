using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace ChallengeHub.Web;

/// <summary>The moves and notes that the pages of the desk send without a script.</summary>
public abstract partial class DeskPage
{
    /// <summary>Of many that were refused.</summary>
    private const int MostSaid = 20;

    /// <summary>What has a place beside its field.</summary>
    private static readonly string[] Shown = ["reason", "note.text", "text", "quality", "amount"];

    /// <summary>What was typed and refused; null: nothing was.</summary>
    public MoveForm? Refused { get; private set; }

    /// <summary>One lead, or those that are ticked in a list.</summary>
    public async Task<IActionResult> OnPostMove(MoveForm form)
    {
        var leads = form.Lead.Distinct(StringComparer.Ordinal).ToList();
        if (leads.Count == 0)
            Fault = T.DeskNoneTicked;
        else if (leads.Count > LeadDesk.MostAtOnce)
            Fault = ErrorSentences.Of(new FieldError("", "at-most", LeadDesk.MostAtOnce), Lang);
        else if (leads is [var lead])
        {
            if (await Try(() => Parts.Desk.Move(Campaign, Sent(form, lead, form.Id ?? ""), Caller)))
                return await Went(form.Back, form.Type ?? "", lead);
        }
        else if (await TryMany(form, leads))
            return await Went(form.Back, form.Type ?? "", "");

        return await Again(form);
    }

    public async Task<IActionResult> OnPostNote(MoveForm form)
    {
        var lead = form.Lead.FirstOrDefault() ?? "";
        if (await Try(() => Parts.Desk.Note(Campaign, lead, Note(form, form.Id ?? ""), Caller)))
            return await Went(form.Back, DeskWords.Noted, lead);
        return await Again(form);
    }

    private async Task<IActionResult> Again(MoveForm form)
    {
        Refused = form;
        // what has no field here is said above all
        var gives = form.Type is EventTypes.Assigned or EventTypes.Taken;
        if (Errors.FirstOrDefault(x => !Shown.Contains(x.Field) && !(gives && x.Field == "rep")) is { } error)
            Fault = ErrorSentences.Of(error, Lang);
        if (Fault is not null && Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return await Loaded() ? Page() : NotFound();
    }

    /// <summary>False where one of them was refused: the page says which, and why.</summary>
    private async Task<bool> TryMany(MoveForm form, IReadOnlyList<string> leads)
    {
        IReadOnlyList<MoveOutcome> outcomes = [];
        var isAsked = await Try(async () =>
        {
            var sent = leads.Select(x => Sent(form, x, IdOf(form.Id ?? "", x))).ToList();
            outcomes = await Parts.Desk.Moves(Campaign, sent, Caller);
        });
        var refused = outcomes.Where(x => x.Refusal is not null).ToList();
        if (!isAsked || refused.Count == 0)
            return isAsked;

        if (outcomes.Count > refused.Count)
            Done = T.FormatDeskDoneOf(done: $"{outcomes.Count - refused.Count}", all: $"{outcomes.Count}");
        Fault = string.Join(
            " ",
            refused
                .Take(MostSaid)
                .Select(x => T.FormatDeskRefusedOf(lead: x.Lead, why: ErrorSentences.Of(x.Refusal!.Error, Lang)))
        );
        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    private SentMove Sent(MoveForm form, string lead, string id)
    {
        var errors = new FieldErrors();
        var amount = Typed.Number(form.Amount, errors, "amount");
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        return new SentMove(
            lead,
            id,
            new DeskMove(
                form.Type ?? "",
                form.Cycle,
                Typed.Text(form.Rep),
                amount,
                form.DoNotContact ? DeskMove.DoNotContact : Typed.Text(form.Reason),
                form.HasNote ? Note(form, "") : null
            )
        );
    }

    private static LeadNote Note(MoveForm form, string id)
    {
        if (form.NoteKind is not { } kind)
            throw RefusedException.Invalid("note.kind", "one-of", "note, call, no-answer, meeting, rating");
        var quality = kind == ChallengeHub.NoteKind.Rating ? form.Note?.Quality : null;
        return new LeadNote(id, "", default, kind, Typed.Text(form.Note?.Text) ?? "", quality);
    }

    /// <summary>Of a form that is about many each lead has its own, and the same when it is sent again.</summary>
    private static string IdOf(string id, string lead)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(lead));
        return $"{id}:{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }
}
