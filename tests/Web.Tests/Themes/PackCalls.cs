using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>Sends packs as browsers and programs do: as a form with files, and as a zip.</summary>
public sealed class PackCalls(ApiClient api)
{
    private static int copies;

    /// <summary>A copy of a pack under a code that nobody else has.</summary>
    public async Task<string> Copied(string from = "classic")
    {
        var code = $"copy-{Interlocked.Increment(ref copies)}";
        (await api.Post($"themes/{from}/copy", $$"""{ "code": "{{code}}" }""")).Is(201);
        return code;
    }

    public async Task<JsonObject> Document(string code) =>
        JsonNode.Parse((await api.Get($"themes/{code}")).Is(200).Text)!.AsObject();

    public async Task<ApiAnswer> Put(string code, JsonObject document, params (string Path, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(document.ToJsonString()), "theme" } };
        foreach (var (path, content) in files)
            form.Add(new ByteArrayContent(content), path, Path.GetFileName(path));
        return await Send(HttpMethod.Put, $"themes/{code}", form);
    }

    public async Task<byte[]> Export(string code) => await api.Http.GetByteArrayAsync($"themes/{code}/export");

    public async Task<ApiAnswer> Import(byte[] zip, string address = "themes")
    {
        var body = new ByteArrayContent(zip);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return await Send(HttpMethod.Post, address, body);
    }

    /// <summary>A zip of these entries, in this order, whatever their names.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                stream.Write(content);
            }
        return zip.ToArray();
    }

    /// <summary>What is in a zip.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        return
        [
            .. archive.Entries.Select(entry =>
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                return (entry.FullName, content.ToArray());
            }),
        ];
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<ApiAnswer> Send(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await api.Http.SendAsync(request);
        return new ApiAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ETag?.Tag,
            response.Content.Headers.ContentType?.MediaType
        );
    }
}
