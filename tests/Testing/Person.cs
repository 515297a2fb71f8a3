using System.Net;
using System.Text.RegularExpressions;

namespace ChallengeHub.Testing;

/// <summary>Somebody with a browser: cookies, pages with forms, and the API by session.</summary>
public sealed partial class Person : IDisposable
{
    public const string Password = "a quiet evening of the tests";
    private static int people;
    private string token = "";

    public Person(Uri url)
    {
        Cookies = new CookieContainer();
        Http = new HttpClient(
            new SocketsHttpHandler
            {
                CookieContainer = Cookies,
                AllowAutoRedirect = false,
                UseProxy = false,
            }
        )
        {
            BaseAddress = url,
        };
        Api = new ApiClient(
            new HttpClient(
                new SocketsHttpHandler
                {
                    CookieContainer = Cookies,
                    AllowAutoRedirect = false,
                    UseProxy = false,
                }
            )
            {
                BaseAddress = new Uri(url, "/api/v1/"),
            }
        );
    }

    public CookieContainer Cookies { get; }

    /// <summary>Follows no redirect.</summary>
    public HttpClient Http { get; }
    public ApiClient Api { get; }
    public string Email { get; init; } = $"person{Interlocked.Increment(ref people)}@example.org";
    public long Id { get; private set; }

    /// <summary>Invited by an admin, joined by the link, signed in, with the token that the API asks for.</summary>
    public static Task<Person> Joined(RunningHub hub, params Grant[] grants) => Joined(hub.Url, hub.Api, grants);

    /// <param name="admin">Calls the API of the same hub.</param>
    public static async Task<Person> Joined(Uri url, ApiClient admin, params Grant[] grants)
    {
        var person = new Person(url);
        var invited = (
            await admin.Post(
                "accounts",
                System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        email = person.Email,
                        name = person.Email.Split('@')[0],
                        grants = grants.Select(x => new
                        {
                            role = x.Role.ToString().ToLowerInvariant(),
                            x.Campaign,
                            x.Scope,
                        }),
                    },
                    System.Text.Json.JsonSerializerOptions.Web
                )
            )
        ).Is(201).Json;
        person.Id = invited.GetProperty("account").GetProperty("id").GetInt64();
        var link = new Uri(invited.GetProperty("link").GetString()!).PathAndQuery;
        (await person.Open(link)).Is(200);
        (await person.Post(link, ("password", Password))).Is(302);
        await person.LearnToken();
        return person;
    }

    public async Task<PageAnswer> SignIn(string password = Password, string? returnUrl = null)
    {
        await Open("/sign-in");
        return await Post("/sign-in", ("email", Email), ("password", password), ("ReturnUrl", returnUrl ?? ""));
    }

    /// <summary>The API's changing calls bring it from now on.</summary>
    public async Task LearnToken()
    {
        Api.Http.DefaultRequestHeaders.Remove("X-CSRF-Token");
        Api.Http.DefaultRequestHeaders.Add(
            "X-CSRF-Token",
            (await Api.Get("session")).Is(200).Json.GetProperty("csrf").GetString()
        );
    }

    /// <summary>Opens a page and remembers the token of its forms.</summary>
    public async Task<PageAnswer> Open(string path)
    {
        using var response = await Http.GetAsync(path);
        return await Read(response);
    }

    /// <summary>Sends a form as the page last opened would.</summary>
    public async Task<PageAnswer> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(x => KeyValuePair.Create(x.Item1, x.Item2))
        );
        using var response = await Http.PostAsync(path, form);
        return await Read(response);
    }

    /// <summary>Sends a form with a file as the page last opened would.</summary>
    public async Task<PageAnswer> Upload(string path, Upload file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", token)))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file.Bytes), file.Field, file.Name);
        using var response = await Http.PostAsync(path, form);
        return await Read(response);
    }

    public void Forget() => token = "";

    public void Dispose()
    {
        Http.Dispose();
        Api.Dispose();
    }

    private async Task<PageAnswer> Read(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        if (Token().Match(html) is { Success: true } found)
            token = found.Groups[1].Value;
        return new PageAnswer(
            (int)response.StatusCode,
            html,
            response.Headers.Location?.OriginalString,
            [.. response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []]
        );
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A file of a form.</summary>
public sealed record Upload(string Field, string Name, byte[] Bytes);

/// <summary>A page as it came.</summary>
/// <param name="Location">Where a redirect leads.</param>
public sealed record PageAnswer(int Status, string Html, string? Location, IReadOnlyList<string> SetCookies)
{
    public PageAnswer Is(int status) =>
        Status == status
            ? this
            : throw new InvalidOperationException($"{status} was expected, but {Status} came ({Location}): {Html}");

    /// <summary>A field that the page hides.</summary>
    public string Hidden(string name) =>
        Regex.Match(Html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value is { Length: > 0 } found
            ? WebUtility.HtmlDecode(found)
            : throw new InvalidOperationException($"no hidden field {name}: {Html}");

    /// <summary>The text of the element with a data-testid.</summary>
    public string Text(string testId) =>
        WebUtility.HtmlDecode(Regex.Match(Html, $"data-testid=\"{testId}\"[^>]*>([^<]*)<").Groups[1].Value);
}
