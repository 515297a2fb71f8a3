using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>
/// Somebody who signed in on one process and works on any that has the same database: on another node, or on the one
/// that was started again.
/// </summary>
internal sealed class DeskPerson : IDisposable
{
    private readonly Person person;
    private readonly List<ApiClient> desks = [];

    private DeskPerson(Person person) => this.person = person;

    /// <param name="admin">Calls the API of the same hub.</param>
    public static async Task<DeskPerson> Joined(HubProcess hub, ApiClient admin, Grant grant) =>
        new(await Person.Joined(new Uri(hub.Url), admin, grant));

    /// <summary>With connections of its own, and the token that the API asks for.</summary>
    public async Task<ApiClient> At(HubProcess hub)
    {
        var desk = new ApiClient(
            new HttpClient(new SocketsHttpHandler { CookieContainer = person.Cookies, UseProxy = false })
            {
                BaseAddress = new Uri(new Uri(hub.Url), "/api/v1/"),
            }
        );
        desks.Add(desk);
        var token = (await desk.Get("session")).Is(200).Json.GetProperty("csrf").GetString();
        desk.Http.DefaultRequestHeaders.Add("X-CSRF-Token", token);
        return desk;
    }

    public void Dispose()
    {
        foreach (var desk in desks)
            desk.Dispose();
        person.Dispose();
    }
}
