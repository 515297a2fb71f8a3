using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

public enum FactFormat
{
    NdJson,
    Csv,
}

/// <summary>
/// Reads the facts of a year from a file: one event a line, as POST /events takes it, or a list with the same names as
/// columns (<see cref="FactColumns"/>). <c>campaign</c>, <c>source</c> and <c>id</c> may be left out. Every fault names
/// line and field.
/// </summary>
public sealed class FactFile(CampaignSnapshot snapshot)
{
    public const int MaxFacts = 500_000;
    public const int MaxFaults = 20;
    public const string HeadUnsaid = "heading-or-event";
    private readonly List<FieldError> faults = [];
    private readonly Dictionary<EventIdentity, string> contents = [];
    private readonly Dictionary<string, Role> made = [];
    private readonly List<LeadEvent> events = [];

    /// <summary>An event that is repeated counts once.</summary>
    /// <param name="shape">What somebody said of a list; null: as it says itself.</param>
    /// <exception cref="RefusedException">With the first faults, by line.</exception>
    public static async Task<IReadOnlyList<LeadEvent>> Read(
        TextReader text,
        FactFormat format,
        CampaignSnapshot snapshot,
        FactShape? shape = null,
        CancellationToken stop = default
    )
    {
        var file = new FactFile(snapshot);
        if (format == FactFormat.Csv)
            file.ReadList(text, shape, stop);
        else
            await file.ReadLines(new JsonLines(text, stop));
        if (file.faults.Count > 0)
            throw RefusedException.Invalid(file.faults);
        return file.events.Count > 0 ? file.events : throw RefusedException.Invalid("file", "no-events-in-file");
    }

    private async Task ReadLines(JsonLines lines)
    {
        for (var line = 1; faults.Count < MaxFaults; line++)
        {
            try
            {
                if (await lines.Next() is not { } json)
                    return;
                if (string.IsNullOrWhiteSpace(json))
                    continue;

                Take(
                    line,
                    JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })
                );
            }
            catch (JsonException)
            {
                Fault(line, null, "not-a-json-object");
            }
            catch (InvalidOperationException)
            {
                Fault(line, null, "half-surrogate");
            }
            catch (InvalidDataException)
            {
                Fault(line, null, "too-long", JsonLines.Longest);
                return;
            }
        }
    }

    private void ReadList(TextReader text, FactShape? shape, CancellationToken stop)
    {
        using var sheet = FactSheet.Of(text, shape, stop);
        CheckHead(sheet, shape);
        var row = new FactRow(sheet, shape?.Decimal, snapshot.Campaign.Zone);
        foreach (var line in sheet.Facts())
        {
            if (faults.Count >= MaxFaults)
                return;
            if ((line.Error ?? row.WidthError(line) ?? row.AmountError(line)) is { } flaw)
                Fault(line.Line, flaw);
            else
                Take(line.Line, row.Event(line));
        }
    }

    private void CheckHead(FactSheet sheet, FactShape? shape)
    {
        if (sheet.Head is { Error: { } flaw } broken)
        {
            Fault(broken.Line, flaw);
            return;
        }
        if (shape?.Columns is null)
            foreach (var name in sheet.Head?.Cells.Where(cell => cell.Length > 0 && FactColumns.Of(cell) is null) ?? [])
                Fault(sheet.Head!.Line, name, "not-an-event-column");
        else if (sheet.Kind is HeadLine.Asked)
            Fault(sheet.Head!.Line, null, HeadUnsaid);
        foreach (var twice in sheet.Columns.OfType<string>().GroupBy(x => x).Where(x => x.Count() > 1))
            Fault(sheet.Head?.Line ?? 1, twice.Key, "column-twice");
    }

    private void Take(int line, JsonNode? json)
    {
        if (json is JsonObject one)
        {
            // of another year's campaign, or of none: here it is played in this one
            one["campaign"] = snapshot.Campaign.Code;
            one["source"] ??= "file";
            one["id"] ??= $"line {line}";
        }

        var errors = new List<FieldError>();
        var read = EventReading.Read(JsonSerializer.SerializeToElement(json), "", errors);
        foreach (var wrong in errors)
            Fault(line, wrong.Field == "body" ? wrong with { Field = "" } : wrong);
        if (read is null)
            return;
        if (read.Error is { } error)
            Fault(line, error);
        else if (EventAdmission.Misfit(read.Event) is { } misfit)
            Fault(line, misfit);
        else if (
            InTerms(line, read.Event) is { } leadEvent
            && IsNew(line, leadEvent)
            && Plays(line, "rep", leadEvent.Rep, Role.Rep)
            && Plays(line, "prospector", leadEvent.Prospector, Role.Prospector)
        )
            Keep(line, leadEvent);
    }

    /// <summary>In the campaign's terms; whom it does not know by address plays under it.</summary>
    private LeadEvent? InTerms(int line, LeadEvent leadEvent)
    {
        var rep = UnknownAddress(leadEvent.Rep);
        var prospector = UnknownAddress(leadEvent.Prospector);
        var resolved = ResolvedEvent.Of(
            snapshot,
            leadEvent with
            {
                Rep = rep is null ? leadEvent.Rep : null,
                Prospector = prospector is null ? leadEvent.Prospector : null,
            }
        );
        if (resolved.Rejection is { Error: { } error })
        {
            Fault(line, error);
            return null;
        }

        return resolved.Event with
        {
            Rep = rep ?? resolved.Event.Rep,
            Prospector = prospector ?? resolved.Event.Prospector,
        };
    }

    private string? UnknownAddress(string? text) =>
        text is not null && Codes.IsEmail(text) && snapshot.WithEmail(text).Count == 0 ? text.ToLowerInvariant() : null;

    private void Keep(int line, LeadEvent one)
    {
        if (events.Count < MaxFacts)
            events.Add(one);
        else
            Fault(line, null, "too-many-events", MaxFacts);
    }

    private bool IsNew(int line, LeadEvent one)
    {
        var identity = new EventIdentity(one.Source, one.Id);
        var content = FactContent.Of(ResolvedEvent.AsIs(one));
        if (contents.TryAdd(identity, content))
            return true;
        if (contents[identity] != content)
            Fault(line, "id", "told-otherwise");
        return false;
    }

    /// <summary>Known to the campaign in this role, or made from the file.</summary>
    private bool Plays(int line, string field, string? code, Role role)
    {
        if (code is null)
            return true;
        var known = snapshot.Find(code)?.Role ?? (made.TryAdd(code, role) ? role : made[code]);
        if (known == role)
            return true;
        Fault(line, EventAdmission.OfOtherRole(field, code, role));
        return false;
    }

    private void Fault(int line, string? field, string code, params IReadOnlyList<object> args) =>
        Fault(line, new FieldError(field ?? "", code, args));

    private void Fault(int line, FieldError error) =>
        faults.Add(error with { Field = error.Field.Length == 0 ? $"line {line}" : $"line {line}.{error.Field}" });
}
