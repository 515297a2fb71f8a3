using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// What becomes of each row of a file, as the campaign is now. Only reads: a dry run answers it, and an import does
/// just that.
/// </summary>
internal sealed class LeadImportPlan
{
    private readonly CampaignSnapshot snapshot;
    private readonly ReadLeadFile read;
    private readonly CardNeighbours neighbours;
    private readonly Dictionary<string, StoredLead> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lineOfCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lineOfLead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lineOfKey = new(StringComparer.Ordinal);
    private readonly List<NewLead> created = [];
    private readonly List<StoredLead> changed = [];

    private LeadImportPlan(CampaignSnapshot snapshot, ReadLeadFile read)
    {
        this.snapshot = snapshot;
        this.read = read;
        neighbours = new CardNeighbours(snapshot);
    }

    /// <summary>In the order of the rows that are created.</summary>
    public IReadOnlyList<NewLead> Created => created;

    /// <summary>Those that are there, with what the file says.</summary>
    public IReadOnlyList<StoredLead> Changed => changed;
    public LeadImportResult Result { get; private set; } = null!;
    private LeadFile File => read.File;
    private LeadSheet Sheet => read.Sheet;

    public static async Task<LeadImportPlan> Make(
        DbConnection connection,
        CampaignSnapshot snapshot,
        ReadLeadFile read,
        DbTransaction? transaction = null
    )
    {
        var plan = new LeadImportPlan(snapshot, read.In(snapshot));
        await plan.Load(connection, transaction);
        plan.Judge();
        return plan;
    }

    private async Task Load(DbConnection connection, DbTransaction? transaction)
    {
        var rows = read.Rows;
        await neighbours.Load(connection, [.. rows.Select(x => x.Card)], transaction);
        var codes = rows.Select(x => x.Code).OfType<string>();
        var twins = rows.SelectMany(x => neighbours.TwinsOf(read.KeysOf(x)));
        foreach (
            var lead in await LeadRows.FindMany(
                connection,
                snapshot.Campaign.Id,
                codes.Concat(twins).Distinct(StringComparer.Ordinal),
                transaction
            )
        )
            known[lead.Lead] = lead;

        // who is to be called may change with the row
        var merged = rows.Where(x => StoredOf(x) is not null).Select(x => x.Onto(StoredOf(x)!.Card(snapshot)));
        await neighbours.LoadNoContact(connection, [.. merged], transaction);
    }

    private void Judge()
    {
        List<ImportedRow> judged = [.. read.Rows.Select(x => Judge(x))];
        var text = JsonSerializer.Serialize(
            new
            {
                campaign = snapshot.Campaign.Code,
                file = Convert.ToHexStringLower(SHA256.HashData(File.Bytes.Span)),
                columns = Sheet.Columns,
                head = Sheet.Head?.Line,
                File.Update,
                File.Decimal,
                rows = judged.Select(x => $"{x.Line} {x.Code} {x.Result} {string.Join("; ", x.Faults)} {Version(x)}"),
            },
            EngineJson.Options
        );
        Result = new LeadImportResult(Secrets.Hash(text), Sheet.Named, Sheet.First, judged) { Updated = changed.Count };
    }

    private ImportedRow Judge(LeadRow row)
    {
        if (row.Code is { } code && !lineOfCode.TryAdd(code, row.Line))
            return Wrong(row, new FieldError("code", "on-line-already", code, lineOfCode[code]));
        if (row.Faults.Count > 0)
            return Wrong(row, row.Faults);
        if (StoredOf(row) is { } stored)
            return lineOfLead.TryAdd(stored.Lead, row.Line)
                ? Compared(row, stored)
                : Twin(row, new FieldError("", "twin-of-line", lineOfLead[stored.Lead]));

        var keys = read.KeysOf(row);
        if (neighbours.TwinsOf(keys) is { Count: > 0 } twins)
            return Twin(row, new FieldError("", "twin-of-leads", string.Join(", ", twins)));
        if (keys.FirstOrDefault(lineOfKey.ContainsKey) is { } key)
            return Twin(row, new FieldError("", "twin-of-line", lineOfKey[key]));
        if (FlawsOfNew(row) is { Count: > 0 } flaws)
            return Wrong(row, [.. flaws]);

        foreach (var own in keys)
            lineOfKey[own] = row.Line;
        created.Add(new NewLead(row.Card) { KeepsTwin = true });
        return new ImportedRow(row.Line, row.Code, RowResult.Created);
    }

    /// <summary>By its code; without one by its twin, if there is only one.</summary>
    private StoredLead? StoredOf(LeadRow row)
    {
        if (row.Code is { } code)
            return known.GetValueOrDefault(code);
        return neighbours.TwinsOf(read.KeysOf(row)) is [var twin] ? known.GetValueOrDefault(twin) : null;
    }

    private ImportedRow Compared(LeadRow row, StoredLead stored)
    {
        if (stored.ErasedAt is not null)
            return Wrong(row, new FieldError("", "lead-erased", stored.Lead));
        var before = stored.Card(snapshot);
        var after = row.Onto(before);
        var differing = row.Members.Where(x => x != "code" && Differs(x, before, after)).ToList();
        if (differing.Count == 0)
            return new ImportedRow(row.Line, stored.Lead, RowResult.Same);

        var flaws = FlawsOfKnown(row, before, after);
        if (flaws.Count == 0 && File.Update)
            flaws = [.. differing.Where(x => x is "rep" or "prospector").Select(x => new FieldError(x, "moved-only"))];
        if (flaws.Count > 0)
            return Wrong(row, flaws) with { Code = stored.Lead };

        if (File.Update)
            changed.Add(Changes(stored, after));
        return new ImportedRow(
            row.Line,
            stored.Lead,
            RowResult.Differs,
            [.. differing.Select(x => Difference(x, LeadColumns.Value(before, x)))]
        );
    }

    private FieldErrors FlawsOfNew(LeadRow row)
    {
        var errors = new FieldErrors();
        // a lead without a code gets one that is right
        LeadCardCheck.Errors(errors, row.Card with { Code = row.Code ?? "L" }, snapshot);
        errors.If(row.Code == "drafts", "code", "lead-code-reserved");
        var prospector = row.Card.Prospector is { } finder ? snapshot.Find(finder) : null;
        if (prospector is { Active: false })
            errors.Add("prospector", "deactivated-before", prospector.Code);
        if (snapshot.Campaign.Document.Sheet is { } asked)
        {
            var answers = new FieldErrors();
            SheetAnswers.Errors(answers, asked, row.Card.Qualification);
            IReadOnlyList<FieldError> own =
                answers.Count > 0 ? [.. answers] : SheetAnswers.Lacks(asked, row.Card.Qualification);
            foreach (var error in own)
                errors.Add(error);
        }

        errors.If(neighbours.IsNotToBeContacted(row.Card), "contact", "not-to-be-contacted");
        return errors;
    }

    /// <summary>Of what the row says: what was wrong with the card before is not its fault.</summary>
    private IReadOnlyList<FieldError> FlawsOfKnown(LeadRow row, LeadCard before, LeadCard after)
    {
        var errors = new FieldErrors();
        LeadCardCheck.Errors(errors, after, snapshot);
        if (snapshot.Campaign.Document.Sheet is { } asked)
            SheetAnswers.Errors(errors, asked, after.Qualification);
        List<FieldError> own = [.. errors.Where(x => row.Has(x.Field) && Differs(x.Field, before, after))];
        if (neighbours.IsNotToBeContacted(after) && !neighbours.IsNotToBeContacted(before))
            own.Add(new FieldError("contact", "not-to-be-contacted"));
        return own;
    }

    private StoredLead Changes(StoredLead stored, LeadCard after)
    {
        var row = stored.With(after, snapshot);
        return snapshot.Campaign.Document.Sheet is { } asked
            ? row with
            {
                Score = SheetAnswers.Score(asked, after.Qualification),
            }
            : row;
    }

    /// <summary>Of a card that differs: another change of it is another result.</summary>
    private long? Version(ImportedRow row) =>
        row is { Result: RowResult.Differs, Code: { } code } ? known[code].CardVersion : null;

    private static bool Differs(string member, LeadCard before, LeadCard after) =>
        !Equals(LeadColumns.Value(before, member), LeadColumns.Value(after, member));

    private static FieldError Difference(string member, object? before) =>
        before is null ? new FieldError(member, "card-lacks") : new FieldError(member, "card-says", Said(before));

    private static object Said(object value) =>
        value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            bool answer => answer ? "true" : "false",
            _ => value,
        };

    private static ImportedRow Wrong(LeadRow row, params IReadOnlyList<FieldError> faults) =>
        new(row.Line, row.Code, RowResult.Wrong, faults);

    private static ImportedRow Twin(LeadRow row, FieldError why) => new(row.Line, row.Code, RowResult.Twin, why);
}
