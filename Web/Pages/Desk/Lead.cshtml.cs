using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ChallengeHub.Web;

/// <summary>One lead: what a director wrote, whom to call, what to do, and all that has happened to it.</summary>
[RequireAccess(AccessPolicies.Leads)]
public sealed class LeadView(DeskParts parts, LeadAccounts accounts) : DeskPage(parts)
{
    private CardForm? typed;

    /// <summary>In the address.</summary>
    public string Code => LeadCodes.FromRoute(HttpContext);
    public DeskLead Lead { get; private set; } = null!;
    public LeadCard Card => Lead.Card;
    public StoredLead Row => Lead.Row;
    public LeadTale Tale { get; private set; } = null!;
    public string? AccountName { get; private set; }
    public Sheet? Sheet => Snapshot.Campaign.Document.Sheet;
    public string Currency => Snapshot.Campaign.Document.Currency!;
    public bool IsWhole => Lead.Sight == LeadSight.Whole;

    /// <summary>The members of the card that the reader may change.</summary>
    public IReadOnlyCollection<string> Own { get; private set; } = [];

    /// <summary>Somebody saved the card while it was typed.</summary>
    public bool IsStale { get; private set; }
    public bool IsEdited => typed is not null;

    /// <summary>What was paid for it, where that is known.</summary>
    public decimal? Cost => Card.Cost ?? Snapshot.Campaign.Document.Costs?.PerLead;
    public bool MayRate => Row is { ContactedAt: not null } or { ClosedAt: not null } && (IsHolder || IsMarketing);
    private bool IsHolder => Mover.Rep is { } rep && rep == Row.Holder;

    public async Task<IActionResult> OnPostEdit(long version)
    {
        typed = CardForm.Of(Request.Form);
        if (!await Loaded())
            return NotFound();
        if (await Try(() => Save(typed, version)))
            return LocalRedirect(QueryHelpers.AddQueryString(Here, "did", DeskWords.Edited));

        IsStale = Response.StatusCode == StatusCodes.Status412PreconditionFailed;
        if (IsStale)
            Fault = T.DeskStale;
        else if (Errors.FirstOrDefault(x => !IsShown(x.Field)) is { } error)
            Fault = ErrorSentences.Of(error, Lang);
        // as it is now
        return await Loaded() ? Page() : NotFound();
    }

    /// <summary>A field of the card, with what was typed; where somebody else wrote it meanwhile, with that.</summary>
    public FieldLine Line(string name, string label)
    {
        var saved = Saved(name);
        var shown = typed is null ? saved : typed[name];
        return Field(name, label, shown) with
        {
            Required = false,
            Hint = IsStale && shown != saved ? T.FormatDeskNowIs(saved ?? "–") : null,
        };
    }

    public SheetLine Question(SheetField field) => new(Line(CardForm.PathOf(field), field.Name.In(Lang)), field, Lang);

    /// <summary>What was answered to a question; null: nothing.</summary>
    public string? Answer(SheetField field)
    {
        if (Card.Qualification?.TryGetValue(field.Code, out var answer) != true)
            return null;
        return answer.ValueKind switch
        {
            JsonValueKind.True => T.DeskYes,
            JsonValueKind.False => T.DeskNo,
            JsonValueKind.String when field.Options?.FirstOrDefault(x => x.Value == answer.GetString()) is { } option =>
                option.Name?.In(Lang) ?? option.Value,
            JsonValueKind.String => answer.GetString(),
            _ => answer.GetRawText(),
        };
    }

    protected override async Task Load()
    {
        Lead = await Find(Code);
        var place = new LeadPlace(Row.Status ?? LeadStatus.Waiting, Row.Holder, Row.Prospector, Row.ReachTeam);
        Own = Row.ErasedAt is null ? LeadSights.MayEdit(Mover, place) : [];
        Tale = await LeadTale.Of(Lead, Words, Parts.Authors);
        if (Card.Account is { } account)
            AccountName = (await accounts.All(Campaign)).FirstOrDefault(x => x.Code == account)?.Name ?? account;
    }

    private async Task Save(CardForm sent, long version)
    {
        var errors = new FieldErrors();
        var members = Members(sent, errors);
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);
        var patch = new CardPatch(members, new Expectation(Versions: [version]));
        await Parts.Desk.Patch(Campaign, Code, patch, Caller);
    }

    private JsonObject Members(CardForm sent, FieldErrors errors)
    {
        var card = sent.Card(Sheet, errors);
        var all = new JsonObject
        {
            ["company"] = card.Company,
            ["contact"] = new JsonObject
            {
                ["name"] = card.Contact?.Name,
                ["role"] = card.Contact?.Role,
                ["phone"] = card.Contact?.Phone,
                ["email"] = card.Contact?.Email,
                ["about"] = card.Contact?.About,
            },
            ["context"] = card.Context,
            ["account"] = card.Account,
            ["source"] = card.Source,
            ["potential"] = card.Potential,
            ["due"] = Typed.Of(card.Due),
            ["next"] = Typed.Moment(sent["next"], Snapshot.Campaign.Zone, errors, "next"),
            ["team"] = card.Team,
            ["cost"] = Typed.Number(sent["cost"], errors, "cost"),
            ["qualification"] = Answers(card),
        };
        foreach (var other in all.Select(x => x.Key).Where(x => !Own.Contains(x)).ToList())
            all.Remove(other);
        return all;
    }

    /// <summary>What is not answered any more, and what the sheet does not ask any more, is taken away.</summary>
    private JsonObject Answers(LeadCard card)
    {
        var answers = new JsonObject();
        foreach (var code in Card.Qualification?.Keys ?? [])
            answers[code] = null;
        foreach (var (code, answer) in card.Qualification ?? new Dictionary<string, JsonElement>())
            answers[code] = JsonNode.Parse(answer.GetRawText());
        return answers;
    }

    private string? Saved(string name) =>
        name switch
        {
            "next" => Words.Field(Card.Next),
            "cost" => Typed.Of(Card.Cost),
            _ => CardForm.Of(Card)[name],
        };

    /// <summary>Whether the form has a field for it.</summary>
    private bool IsShown(string field) =>
        Own.Contains(field.Split('.')[0]) && field is not ("contact" or "qualification");
}
