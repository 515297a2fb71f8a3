using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// What cookies are signed with, shared by all nodes of an installation: a person who signed in at one is known
/// to the others.
/// </summary>
public sealed class CookieKeys(
    WriteQueue queue,
    Database database,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    /// <summary>XML, as the framework writes it.</summary>
    public async Task<IReadOnlyList<string>> All()
    {
        await using var connection = await database.Connect();
        return await CookieKeyRows.All(connection);
    }

    /// <summary>Twice is once, by the name.</summary>
    public Task Add(string name, string xml) =>
        queue.Write(async work =>
        {
            await CookieKeyRows.Insert(work, name, xml, clock.GetUtcNow());
            return true;
        });
}
