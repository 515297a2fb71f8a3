using Microsoft.AspNetCore.Http.HttpResults;

namespace ChallengeHub.Web;

/// <summary>Leads out of a file: tried first, then confirmed.</summary>
public static class LeadsImportApi
{
    private const string Mapped = "map.";

    public static void MapLeadsImport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/api/v1/campaigns/{code}/leads")
            .WithTags("Leads")
            .RequireAccess(AccessPolicies.Leads)
            .WithProblems(400, 401, 403, 404, 409, 413, 415)
            .MapPost("/import", Import)
            .WithSummary("Import leads from a list: a dry run first, then what it said")
            .WithMetadata(new TakesBody(typeof(string), [LeadsFile.Csv, LeadsFile.Xlsx]))
            .WithDescription(
                "CSV in any known encoding, or a workbook (XLSX); at most 10 MiB and 10,000 rows; for marketing. "
                    + "Columns are members of the card (`company`, `contact.phone`, `qualification.FIELD` …), words "
                    + "for them in English, French or German, or names of the sheet's fields; or the query says which: "
                    + "`map.company=Firma&map.contact.name=%234`, by heading or by number, and no other column is "
                    + "used then. What an export adds (`status` …) is left out. `dryRun=true` writes nothing and "
                    + "answers what would become of each row: `created`, `same`, `differs` (left as it is unless "
                    + "`update=true`), `twin` or `wrong`, with column and reason. A row without `code` is known by its "
                    + "twin; an empty cell erases nothing. `confirm` with the `sha256` of the dry run, the same file "
                    + "and the same query does just that, all or nothing; 409 where any row would become something "
                    + "else by now. `decimal` (`point` or `comma`): what stands before the decimals. `head`: whether "
                    + "there is a line of headings."
            );

    private static async Task<Ok<LeadImportAnswer>> Import(
        string code,
        [AsParameters] LeadImportParameters asked,
        HttpContext http,
        LeadImport import,
        DeskCallers callers
    )
    {
        RequestBytes.Require(http.Request, LeadsFile.Csv, LeadsFile.Xlsx);
        var isDryRun = IsTrue("dryRun", asked.DryRun);
        if (isDryRun == (asked.Confirm is not null))
            throw RefusedException.Invalid("confirm", "confirm-or-dry-run");

        var by = await callers.Of(http, code);
        var file = new LeadFile(await RequestBytes.Read(http, LeadImport.MostBytes))
        {
            Mapping = [.. Mapping(http.Request.Query)],
            HasHead = asked.Head is null ? null : IsTrue("head", asked.Head),
            Update = IsTrue("update", asked.Update),
            Decimal = DryRunsApi.Mark(asked.Decimal),
        };
        var result = asked.Confirm is { } sha256
            ? await import.Confirm(code, file, sha256, by)
            : await import.Try(code, file, by, http.RequestAborted);
        return TypedResults.Ok(LeadImportAnswer.Of(result, isDryRun, LeadCalls.LanguageOf(http)));
    }

    private static bool IsTrue(string field, string? text) => Query.Word(field, text, "false", "true") == "true";

    private static IEnumerable<KeyValuePair<string, string>> Mapping(IQueryCollection query) =>
        from parameter in query
        where parameter.Key.StartsWith(Mapped, StringComparison.OrdinalIgnoreCase)
        from heading in parameter.Value
        select KeyValuePair.Create(parameter.Key[Mapped.Length..], heading ?? "");
}

/// <summary>What an import may be asked, beside its mapping; read as text, so that a wrong one is named.</summary>
public sealed record LeadImportParameters(
    string? DryRun,
    string? Confirm,
    string? Update,
    string? Decimal,
    string? Head
);

/// <summary>What an import did, or would do.</summary>
/// <param name="Mapping">What each column is; a member of null is not used.</param>
/// <param name="First">The first lines as they were read.</param>
public sealed record LeadImportAnswer(
    string Sha256,
    bool DryRun,
    LeadImportCounts Counts,
    IReadOnlyList<LeadColumn> Mapping,
    IReadOnlyList<ReadLine> First,
    IReadOnlyList<ImportedRowAnswer> Rows
)
{
    public static LeadImportAnswer Of(LeadImportResult result, bool isDryRun, string language) =>
        new(
            result.Sha256,
            isDryRun,
            LeadImportCounts.Of(result),
            result.Columns,
            [.. result.First.Select(x => new ReadLine(x.Line, x.Cells))],
            [.. result.Rows.Select(x => ImportedRowAnswer.Of(x, language))]
        );
}

/// <param name="Updated">Of those that differ: with <c>update=true</c> all of them.</param>
public sealed record LeadImportCounts(int Created, int Same, int Differs, int Twin, int Wrong, int Updated)
{
    public static LeadImportCounts Of(LeadImportResult result) =>
        new(
            result.Count(RowResult.Created),
            result.Count(RowResult.Same),
            result.Count(RowResult.Differs),
            result.Count(RowResult.Twin),
            result.Count(RowResult.Wrong),
            result.Updated
        );
}

public sealed record ReadLine(int Row, IReadOnlyList<string> Cells);

/// <param name="Column">Of the first fault; null: the row as a whole.</param>
/// <param name="Reason">Of the first fault; null: there is none.</param>
/// <param name="Faults">All of them.</param>
public sealed record ImportedRowAnswer(
    int Row,
    string? Code,
    RowResult Result,
    string? Column,
    string? Reason,
    IReadOnlyList<ColumnFault> Faults
)
{
    public static ImportedRowAnswer Of(ImportedRow row, string language)
    {
        IReadOnlyList<ColumnFault> faults =
        [
            .. row.Faults.Select(x => new ColumnFault(
                x.Field.Length == 0 ? null : x.Field,
                ErrorSentences.Of(x, language)
            )),
        ];
        var first = faults.Count > 0 ? faults[0] : null;
        return new ImportedRowAnswer(row.Line, row.Code, row.Result, first?.Column, first?.Reason, faults);
    }
}

public sealed record ColumnFault(string? Column, string Reason);
