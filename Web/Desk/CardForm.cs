using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>
/// A lead's card as it is typed: what a field is called is the path of the card's member, so that a fault finds it.
/// </summary>
public sealed class CardForm
{
    /// <summary>How long a field of a form may be, whatever its member takes.</summary>
    private const int Longest = 10_000;
    private const string Answers = "qualification";
    private const string Yes = "yes";
    private const string No = "no";
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>As nobody typed it yet.</summary>
    /// <param name="source">Of the card before.</param>
    public static CardForm Blank(string? source)
    {
        var form = new CardForm();
        form.Keep("source", source);
        return form;
    }

    public static CardForm Of(IFormCollection sent)
    {
        var form = new CardForm();
        foreach (var (name, values) in sent)
            if (values.ToString() is { Length: <= Longest } text)
                form.Keep(name, text);
        return form;
    }

    /// <summary>A draft, to be gone on with.</summary>
    public static CardForm Of(LeadCard card)
    {
        var form = new CardForm();
        form.Keep("code", card.Code);
        form.Keep("company", card.Company);
        form.Keep("contact.name", card.Contact?.Name);
        form.Keep("contact.role", card.Contact?.Role);
        form.Keep("contact.phone", card.Contact?.Phone);
        form.Keep("contact.email", card.Contact?.Email);
        form.Keep("contact.about", card.Contact?.About);
        form.Keep("context", card.Context);
        form.Keep("source", card.Source);
        form.Keep("account", card.Account);
        form.Keep("potential", Typed.Of(card.Potential));
        form.Keep("due", Typed.Of(card.Due));
        form.Keep("team", card.Team);
        form.Keep("prospector", card.Prospector);
        foreach (var (code, answer) in card.Qualification ?? new Dictionary<string, JsonElement>())
            form.Keep($"{Answers}.{code}", TextOf(answer));
        return form;
    }

    /// <summary>Trimmed; null: nothing was typed.</summary>
    public string? this[string name] => typed.GetValueOrDefault(name);

    /// <summary>Of a draft; null: it is new.</summary>
    public string? Code => this["code"];

    /// <summary>There is such a lead already, and it is kept beside that one.</summary>
    public bool KeepsTwin => this["twin"] == "keep";

    public static string PathOf(SheetField field) => $"{Answers}.{field.Code}";

    /// <summary>What cannot be read is a fault of its field.</summary>
    public LeadCard Card(Sheet? sheet, FieldErrors errors) =>
        new()
        {
            Code = Code ?? "",
            Company = this["company"],
            Contact = Contact(),
            Context = this["context"],
            Source = this["source"],
            Account = this["account"],
            Potential = Typed.Number(this["potential"], errors, "potential"),
            Due = Typed.Day(this["due"], errors, "due"),
            Team = this["team"],
            Prospector = this["prospector"],
            Qualification = sheet is null ? null : Qualification(sheet, errors),
        };

    private LeadContact? Contact()
    {
        var contact = new LeadContact
        {
            Name = this["contact.name"],
            Role = this["contact.role"],
            Phone = this["contact.phone"],
            Email = this["contact.email"],
            About = this["contact.about"],
        };
        return contact == new LeadContact() ? null : contact;
    }

    private Dictionary<string, JsonElement>? Qualification(Sheet sheet, FieldErrors errors)
    {
        var answers = new Dictionary<string, JsonElement>();
        foreach (var field in sheet.Fields)
            if (this[PathOf(field)] is { } text && Answer(field, text, errors) is { } answer)
                answers[field.Code] = answer;
        return answers.Count == 0 ? null : answers;
    }

    private static JsonElement? Answer(SheetField field, string text, FieldErrors errors)
    {
        if (field.Kind == SheetKind.Number)
        {
            if (Typed.Number(text, errors, PathOf(field)) is not { } number)
                return null;
            return JsonSerializer.SerializeToElement(number);
        }

        if (field.Kind != SheetKind.YesNo)
            return JsonSerializer.SerializeToElement(text);
        errors.If(text is not (Yes or No), PathOf(field), "not-a-boolean");
        return JsonSerializer.SerializeToElement(text == Yes);
    }

    private void Keep(string name, string? text)
    {
        if (Typed.Text(text) is { } some)
            typed[name] = some;
    }

    private static string? TextOf(JsonElement answer) =>
        answer.ValueKind switch
        {
            JsonValueKind.String => answer.GetString(),
            JsonValueKind.Number => answer.GetRawText(),
            JsonValueKind.True => Yes,
            JsonValueKind.False => No,
            _ => null,
        };
}

/// <summary>A question of the sheet as a field of the form.</summary>
public sealed record SheetLine(FieldLine Line, SheetField Field, string Lang)
{
    /// <summary>Where one of several is chosen; what need not be answered can be left open again.</summary>
    public IReadOnlyList<ListChoice> Choices =>
        Field.Required ? Given : [.. Given, new ListChoice("", T.DeskNewNoAnswer)];

    private IReadOnlyList<ListChoice> Given =>
        Field.Kind == SheetKind.YesNo
            ? [new("yes", T.DeskNewYes), new("no", T.DeskNewNo)]
            : [.. (Field.Options ?? []).Select(x => new ListChoice(x.Value, x.Name?.In(Lang) ?? x.Value))];
}

/// <summary>A field that takes any text and proposes some.</summary>
public sealed record ProposedLine(FieldLine Line, IReadOnlyList<ListChoice> Choices);
