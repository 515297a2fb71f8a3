using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// The paired displays: what they show, set from afar; a revoked one shows nothing from its next request on.
/// </summary>
public sealed class Screens(WriteQueue queue, Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    private const int LongestClient = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<Screen>> All()
    {
        await using var connection = await database.Connect();
        return await ScreenRows.All(connection);
    }

    /// <summary>By its token; null when there is none, or it was revoked.</summary>
    public async Task<Screen?> Find(string token)
    {
        if (!token.StartsWith(Pairings.TokenPrefix, StringComparison.Ordinal))
            return null;
        await using var connection = await database.Connect();
        return await ScreenRows.Find(connection, Secrets.Hash(token));
    }

    /// <summary>Null when it was revoked.</summary>
    public async Task<Screen?> Find(long id)
    {
        await using var connection = await database.Connect();
        return await ScreenRows.Find(connection, id);
    }

    /// <summary>Renames and redirects. The display reloads when it is to show something else.</summary>
    public Task<Screen> Change(long id, string? name, ScreenContent? showing, Actor actor)
    {
        var errors = ScreenContent.Errors(name, showing).ToList();
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        return Change(
            id,
            actor,
            AuditActions.ScreenChanged,
            screen =>
                screen with
                {
                    Name = name!,
                    Showing = showing!,
                    Version =
                        ScreenRows.Json(showing!) == ScreenRows.Json(screen.Showing)
                            ? screen.Version
                            : screen.Version + 1,
                }
        );
    }

    public Task<Screen> Reload(long id, Actor actor) =>
        Change(id, actor, AuditActions.ScreenReloaded, screen => screen with { Version = screen.Version + 1 });

    public Task<Screen> Revoke(long id, Actor actor) =>
        Change(id, actor, AuditActions.ScreenRevoked, screen => screen with { RevokedAt = Now });

    /// <summary>That the display asked, written down once a minute and when it shows another version.</summary>
    public async Task Seen(Screen screen, int version, string? client)
    {
        if (Now - screen.SeenAt < Fresh && screen.SeenVersion == version)
            return;
        var clean = client is null ? null : new string([.. client.Where(x => !char.IsControl(x)).Take(LongestClient)]);
        await queue.TryWrite(work =>
            ScreenRows.Seen(work, screen with { SeenAt = Now, SeenVersion = version, Client = clean })
        );
    }

    private Task<Screen> Change(long id, Actor actor, string action, Func<Screen, Screen> change) =>
        queue.Write(async work =>
        {
            var before =
                await ScreenRows.Find(work.Connection, id, work.Transaction)
                ?? throw RefusedException.NotFound("no-screen", id);
            var after = change(before);
            if (
                after.Showing.Campaign != before.Showing.Campaign
                && await CampaignRows.Find(work.Connection, after.Showing.Campaign, work.Transaction) is null
            )
                throw RefusedException.Invalid("showing.campaign", "unknown-campaign", after.Showing.Campaign);

            await ScreenRows.Update(work, after);
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(
                    action,
                    after.Showing.Campaign,
                    after.Author,
                    new
                    {
                        before.Name,
                        before.Showing,
                        before.Version,
                    },
                    new
                    {
                        after.Name,
                        after.Showing,
                        after.Version,
                    }
                ),
                Now
            );

            return after;
        });

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
