using System.Net.Http.Headers;
using System.Text;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>Files of leads, sent to the API as programs and spreadsheets send them.</summary>
internal static class LeadFiles
{
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="query">Without the mark before it.</param>
    public static Task<ApiAnswer> Import(this DeskFloor floor, ApiClient by, string query, string list) =>
        floor.Import(by, query, Encoding.UTF8.GetBytes(list), Csv);

    public static async Task<ApiAnswer> Import(
        this DeskFloor floor,
        ApiClient by,
        string query,
        byte[] file,
        string type,
        string? language = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{floor.Path("leads/import")}?{query}");
        request.Content = new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (language is not null)
            request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await by.Http.SendAsync(request);
        return new ApiAnswer(
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            null,
            answer.Content.Headers.ContentType?.MediaType
        );
    }

    /// <summary>Tried, and confirmed as it was answered.</summary>
    public static async Task<ApiAnswer> Imported(this DeskFloor floor, ApiClient by, string list)
    {
        var tried = (await floor.Import(by, "dryRun=true", list)).Is(200);
        return (await floor.Import(by, $"confirm={tried.Json.GetProperty("sha256").GetString()}", list)).Is(200);
    }

    /// <summary>What becomes of each row: <c>created</c>, <c>same</c>.</summary>
    public static IReadOnlyList<string> Results(this ApiAnswer answer) =>
        [.. answer.Json.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("result").GetString()!)];
}
