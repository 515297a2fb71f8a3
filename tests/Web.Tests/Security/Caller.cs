using System.Net.Http.Headers;
using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>One of each kind that may stand before a door of a hub, ready to knock.</summary>
public sealed class Caller : IDisposable
{
    public static readonly IReadOnlyList<string> All =
    [
        "signed out",
        "screen",
        "spectator",
        "rep",
        "prospector",
        "director",
        "marketing",
        "admin",
        "key events",
        "key leads",
        "key campaigns",
        "key results",
        "key admin",
    ];

    private readonly Person? person;

    private Caller(string name, HttpClient http, Person? person)
    {
        Name = name;
        Http = http;
        this.person = person;
    }

    public string Name { get; }
    public HttpClient Http { get; }

    /// <summary>The participant that he is, or one whom he may look at.</summary>
    public string Participant => Name == "prospector" ? "pia" : "anna";
    public Callers? Role =>
        Name.StartsWith("key ", StringComparison.Ordinal)
            ? null
            : Enum.Parse<Callers>(Name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
    public string? Scope => Role is null ? Name[4..] : null;
    public string? HubKey { get; private init; }
    public System.Net.CookieContainer? Cookies => person?.Cookies;

    public bool Passes(AccessPolicy policy) =>
        Role is { } role ? policy.Callers.HasFlag(role) : policy.Name == AccessPolicies.Open || policy.Scope == Scope;

    public static async Task<Caller> Of(string name, RunningHub hub, string campaign)
    {
        if (name == "signed out")
            return new Caller(name, Client(hub.Url, null), null);
        if (name == "screen")
            return Bearer(name, hub, (await PairedScreen.Of(hub, campaign)).Token);
        if (name.StartsWith("key ", StringComparison.Ordinal))
            return Bearer(
                name,
                hub,
                (await hub.Api.Post("keys", $$"""{ "name": "{{name}}", "scopes": ["{{name[4..]}}"] }"""))
                    .Is(201)
                    .Json.GetProperty("secret")
                    .GetString()!
            );
        var person = await Person.Joined(
            hub,
            name switch
            {
                "director" => new Grant(AccountRole.Director, campaign, "lyon"),
                "rep" => new Grant(AccountRole.Rep, campaign, "anna"),
                "prospector" => new Grant(AccountRole.Prospector, campaign, "pia"),
                "marketing" => new Grant(AccountRole.Marketing, campaign),
                _ => new Grant(Enum.Parse<AccountRole>(name, ignoreCase: true)),
            }
        );
        return new Caller(name, person.Api.Http, person);
    }

    public void Dispose()
    {
        person?.Dispose();
        Http.Dispose();
    }

    private static Caller Bearer(string name, RunningHub hub, string key) =>
        new(name, Client(hub.Url, key), null) { HubKey = key };

    private static HttpClient Client(Uri url, string? key)
    {
        var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
            }
        )
        {
            BaseAddress = url,
        };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}
