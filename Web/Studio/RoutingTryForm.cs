using System.Text.Json;

namespace ChallengeHub.Web;

/// <summary>A lead that does not exist, as it is typed to see where it would go.</summary>
public sealed class RoutingTryForm
{
    private const string Lead = "try";

    public string? Source { get; set; }
    public string? Account { get; set; }

    /// <summary>A code, or a name that one prospector alone has.</summary>
    public string? Prospector { get; set; }

    /// <summary>A code, or a name that one rep alone has.</summary>
    public string? Rep { get; set; }
    public List<TriedAnswerForm> Answers { get; set; } = [];

    /// <summary>A line for each, such as <c>country = FR</c>.</summary>
    public string? Attributes { get; set; }

    public string? AnswerTo(SheetField field) => Answers.FirstOrDefault(x => x.Code == field.Code)?.Value;

    public TriedLead Read(Sheet? sheet, LeadsReading reading) =>
        new(
            new LeadCard
            {
                Code = Lead,
                Source = Typed.Text(Source),
                Account = Typed.Text(Account),
                Prospector = reading.People.CodeOf(Prospector, Role.Prospector),
                Rep = reading.People.CodeOf(Rep, Role.Rep),
                Qualification = (sheet?.Fields ?? [])
                    .Select(x => Answer(x, reading.Errors))
                    .Where(x => x.Value.ValueKind != JsonValueKind.Undefined)
                    .ToDictionary(x => x.Key, x => x.Value),
            },
            ReadAttributes(reading.Errors)
        );

    private KeyValuePair<string, JsonElement> Answer(SheetField field, FieldErrors errors)
    {
        if (Typed.Text(AnswerTo(field)) is not { } text)
            return new(field.Code, default);

        object? answer = field.Kind switch
        {
            SheetKind.Number => Typed.Number(text, errors, $"qualification.{field.Code}"),
            SheetKind.YesNo => text == TriedAnswerForm.Yes,
            _ => text,
        };
        return new(field.Code, answer is null ? default : JsonSerializer.SerializeToElement(answer));
    }

    private Dictionary<string, string> ReadAttributes(FieldErrors errors)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (Attributes ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(['=', ':'], 2, StringSplitOptions.TrimEntries);
            if (parts is [{ Length: > 0 } name, var value])
                attributes[name] = value;
            else if (line.Length > 0)
                errors.Add("attributes", "attribute-line");
        }

        return attributes;
    }
}

/// <summary>The answer to one question of the sheet.</summary>
public sealed class TriedAnswerForm
{
    public const string Yes = "true";
    public const string No = "false";

    public string? Code { get; set; }
    public string? Value { get; set; }
}

/// <summary>What the partial _LeadsTry shows.</summary>
/// <param name="Said">Where the lead would go; null: nothing was tried, or it cannot be.</param>
public sealed record TriedLines(LeadsEditor Editor, RoutingTryForm Form, RouteSaid? Said);

/// <summary>Where a lead would go, in the reader's words.</summary>
public sealed record RouteSaid(string Goal, string Why, string? Later);
