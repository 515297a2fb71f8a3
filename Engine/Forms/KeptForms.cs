using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// What somebody typed who had been signed out meanwhile, until he is back: for an hour, a few forms a person, and
/// sealed by the caller, so that nothing of it can be read here.
/// </summary>
public sealed class KeptForms(
    WriteQueue queue,
    Database database,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    public const int MostOfAPerson = 10;
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>The secret to ask for it with; null when the person has as many as there may be.</summary>
    public Task<string?> Keep(string author, byte[] content) =>
        queue.Write(async work =>
        {
            var secret = Secrets.New();
            var now = clock.GetUtcNow();
            var form = new SealedForm(Secrets.Hash(secret), author, content, now + Life);
            return await KeptFormRows.Insert(work, form, now) > 0 ? secret : null;
        });

    /// <summary>Null once it has expired, and to everybody but its author.</summary>
    public async Task<byte[]?> Find(string secret, string author)
    {
        await using var connection = await database.Connect();
        return await KeptFormRows.Find(connection, Secrets.Hash(secret), author, clock.GetUtcNow());
    }

    public Task Drop(string secret) => queue.Write(async work => await KeptFormRows.Delete(work, Secrets.Hash(secret)));
}
