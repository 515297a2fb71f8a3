using System.Globalization;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>One line of a list of leads: its cells by the members of the card that they are of. Pure.</summary>
internal sealed class LeadRow
{
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly FieldErrors errors = new();
    private readonly LeadCells reading;

    public LeadRow(ListRow line, LeadSheet sheet, LeadCells reading)
    {
        this.reading = reading;
        Line = line.Line;
        for (var at = 0; at < sheet.Columns.Count; at++)
            if (sheet.Columns[at] is { } member && LeadCells.Unescaped(line.Cell(at)) is { Length: > 0 } cell)
                cells[member] = cell;

        if (line.WidthError(sheet.Columns.Count, sheet.Head?.Width ?? 0) is { } flaw)
            errors.Add(flaw);
        else if (IsTotal(line))
            errors.Add("", TotalLine.LeftOut);
        else
            errors.If(cells.Count == 0, "", "row-empty");
        Card = Onto(new LeadCard { Code = Code ?? "" });
    }

    public int Line { get; }
    public string? Code => Cell("code");

    /// <summary>Those that have something in them.</summary>
    public IReadOnlyCollection<string> Members => cells.Keys;

    /// <summary>As it would be new; without a code it has an empty one.</summary>
    public LeadCard Card { get; }

    /// <summary>What cannot be read, by column.</summary>
    public IReadOnlyList<FieldError> Faults => [.. errors];

    public bool Has(string member) => cells.ContainsKey(member);

    /// <summary>The card with what the line says; an empty cell erases nothing.</summary>
    public LeadCard Onto(LeadCard card) =>
        card with
        {
            Company = Text("company", card.Company),
            Contact = Contact(card.Contact ?? new LeadContact()),
            Context = Text("context", card.Context),
            Account = Text("account", card.Account),
            Source = Text("source", card.Source),
            Cost = Read("cost", reading.Number, card.Cost),
            Potential = Read("potential", reading.Number, card.Potential),
            Due = Read("due", LeadCells.Day, card.Due),
            Next = Read("next", reading.Instant, card.Next),
            Team = Cell("team") is { } team ? reading.TeamOf(team) : card.Team,
            Rep = Cell("rep") is { } rep ? reading.PersonOf(rep) : card.Rep,
            Prospector = Cell("prospector") is { } prospector ? reading.PersonOf(prospector) : card.Prospector,
            Qualification = Answers(card.Qualification),
        };

    private LeadContact? Contact(LeadContact contact)
    {
        var read = contact with
        {
            Name = Text("contact.name", contact.Name),
            Role = Text("contact.role", contact.Role),
            Phone = Text("contact.phone", contact.Phone),
            Email = Text("contact.email", contact.Email),
            About = Text("contact.about", contact.About),
        };
        return read == new LeadContact() ? null : read;
    }

    private IReadOnlyDictionary<string, JsonElement>? Answers(IReadOnlyDictionary<string, JsonElement>? before)
    {
        var answers = new Dictionary<string, JsonElement>(before ?? new Dictionary<string, JsonElement>());
        foreach (var member in Members)
            if (LeadColumns.AnswerOf(member) is { } field)
            {
                var known = answers.TryGetValue(field, out var one) ? one : default;
                var read = reading.Answer(field, cells[member], known);
                answers[field] = read.Value;
                Fault(member, read.Error);
            }

        return answers.Count == 0 ? before : answers;
    }

    /// <summary>What is there already stays as it was written, lines and all.</summary>
    private string? Text(string member, string? before) =>
        Cell(member) is { } cell && CellText.Clean(before ?? "") != cell ? cell : before;

    private T? Read<T>(string member, Func<string, ReadCell<T>> read, T? before)
        where T : struct
    {
        if (Cell(member) is not { } cell)
            return before;
        var found = read(cell);
        Fault(member, found.Error);
        return found.Error is null ? found.Value : before;
    }

    /// <summary>A line may be read onto more than one card.</summary>
    private void Fault(string member, FieldError? error)
    {
        if (error is not null && !errors.Any(x => x.Field == member))
            errors.Add(error with { Field = member });
    }

    private string? Cell(string member) => cells.GetValueOrDefault(member);

    /// <summary>A company may have such a name: a total has nothing beside it but numbers.</summary>
    private static bool IsTotal(ListRow line) =>
        TotalLine.Is(line) && line.Cells.Where(x => x.Length > 0).Skip(1).All(x => !x.Any(char.IsLetter));
}

/// <summary>What a cell says, or why it cannot be read.</summary>
internal readonly record struct ReadCell<T>(T Value, FieldError? Error = null);

/// <summary>Reads cells as the campaign's people write them. Pure.</summary>
internal sealed class LeadCells(CampaignSnapshot snapshot, char separator, DecimalMark? mark)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy"];
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Without the apostrophe that keeps a spreadsheet from running it.</summary>
    public static string Unescaped(string cell) =>
        cell is ['\'', '=' or '+' or '-' or '@' or '\'' or ' ', ..] ? cell[1..].TrimStart() : cell;

    public static ReadCell<DateOnly> Day(string cell) =>
        DateOnly.TryParseExact(cell, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day)
            : new(default, new FieldError("", "day-format"));

    public ReadCell<decimal> Number(string cell)
    {
        var amount = FactAmount.Read(cell, separator, mark);
        if (amount.Number is { } number)
            return new(number);
        if (!amount.IsAsked)
            return new(default, new FieldError("", "not-a-number"));
        var (small, large) = FactAmount.Both(cell);
        return new(default, new FieldError("", "ambiguous-amount", cell, small, large));
    }

    /// <summary>Days and times without an offset are by the campaign's clocks.</summary>
    public ReadCell<DateTimeOffset> Instant(string cell) =>
        DateTimeOffset.TryParseExact(
            FactRow.Instant(cell, snapshot.Campaign.Zone),
            Instants,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
            ? new(instant.ToMilliseconds())
            : new(default, new FieldError("", "instant-format"));

    /// <summary>A team by its code or name; else the text itself, which is then of nobody.</summary>
    public string TeamOf(string cell) =>
        snapshot.Team(cell) is null
        && snapshot.Campaign.Document.Teams.Where(x => IsNamed(x.Name, cell)).ToList() is [var team]
            ? team.Code
            : cell;

    /// <summary>A participant by code, address or name.</summary>
    public string PersonOf(string cell)
    {
        if (snapshot.Find(cell) is not null)
            return cell;
        IReadOnlyList<Participant> found = Codes.IsEmail(cell)
            ? snapshot.WithEmail(cell)
            : [.. snapshot.Participants.Where(x => IsNamed(x.Name, cell))];
        return found.Count == 1 ? found[0].Code : cell;
    }

    /// <param name="known">What was answered before; undefined: nothing.</param>
    public ReadCell<JsonElement> Answer(string field, string cell, JsonElement known)
    {
        var asked = snapshot.Campaign.Document.Sheet?.Fields.FirstOrDefault(x => x.Code == field);
        if (SaysTheSame(known, cell))
            return new(known);

        switch (asked?.Kind)
        {
            case SheetKind.Number:
                var number = Number(cell);
                return new(Json(number.Value), number.Error);
            case SheetKind.Date:
                var day = Day(cell);
                return new(Json(day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), day.Error);
            case SheetKind.YesNo:
                return KnownWords.IsYes(ProposedCode.Of(cell, "")) is { } yes
                    ? new(Json(yes))
                    : new(default, new FieldError("", "yes-or-no"));
            case SheetKind.Choice:
                return new(Json(OptionOf(asked!, cell)));
            default:
                return new(Json(cell));
        }
    }

    /// <summary>As an exported list says it.</summary>
    private static bool SaysTheSame(JsonElement known, string cell) =>
        known.ValueKind switch
        {
            JsonValueKind.String => CellText.Clean(known.GetString()!) == cell,
            JsonValueKind.Undefined or JsonValueKind.Null => false,
            _ => CellText.Clean(known.GetRawText()) == cell,
        };

    private static string OptionOf(SheetField field, string cell) =>
        field
            .Options?.FirstOrDefault(x =>
                x.Value.Equals(cell, StringComparison.OrdinalIgnoreCase) || (x.Name is { } name && IsNamed(name, cell))
            )
            ?.Value
        ?? cell;

    private static bool IsNamed(LocalText name, string cell) =>
        name.Each.Any(x => x.Equals(cell, StringComparison.OrdinalIgnoreCase));

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, EngineJson.Options);
}
