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

    /// <summary>Two screens of one campaign that are called the same cannot be told apart in a list.</summary>
    /// <param name="id">Of the screen that is to be called so; 0: of one that is being paired.</param>
    internal static async Task CheckName(UnitOfWork work, string campaign, string name, long id = 0)
    {
        var others = await ScreenRows.OtherNames(work, campaign, id);
        if (others.Any(x => string.Equals(x.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Invalid("name", "screen-name-taken");
    }

    /// <summary>
    /// Renames, redirects, and sets its programme. The display reloads when it is to show other boards; another
    /// programme it takes up as it is.
    /// </summary>
    public Task<Screen> Change(long id, ScreenChange change, Actor actor)
    {
        var errors = ScreenContent.Errors(change.Name, change.Showing).ToList();
        if (change.Programme is { } programme)
            errors.AddRange(programme.Errors());
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        return Change(id, actor, AuditActions.ScreenChanged, screen => Changed(screen, change));
    }

    private static Screen Changed(Screen screen, ScreenChange change)
    {
        var showing = change.Showing!;
        var isMoved = showing.Campaign != screen.Showing.Campaign;
        var kept = isMoved ? screen.Programme?.ForEverybody() : screen.Programme;
        var isSame = ScreenRows.Json(showing) == ScreenRows.Json(screen.Showing);
        return screen with
        {
            Name = change.Name!,
            Showing = showing,
            Programme = change.Programme ?? kept,
            Version = isSame ? screen.Version : screen.Version + 1,
        };
    }

    public Task<Screen> Reload(long id, Actor actor) =>
        Change(id, actor, AuditActions.ScreenReloaded, screen => screen with { Version = screen.Version + 1 });

    public Task<Screen> Revoke(long id, Actor actor) =>
        Change(id, actor, AuditActions.ScreenRevoked, screen => screen with { RevokedAt = Now });

    /// <summary>That the display asked, written down once a minute and when it shows another version.</summary>
    public async Task Seen(Screen screen, int version, string? slide, string? client)
    {
        if (Now - screen.SeenAt < Fresh && screen.SeenVersion == version)
            return;
        var clean = client is null ? null : new string([.. client.Where(x => !char.IsControl(x)).Take(LongestClient)]);
        await queue.TryWrite(work =>
            ScreenRows.Seen(
                work,
                screen with
                {
                    SeenAt = Now,
                    SeenVersion = version,
                    SeenSlide = slide,
                    Client = clean,
                }
            )
        );
    }

    private Task<Screen> Change(long id, Actor actor, string action, Func<Screen, Screen> change) =>
        queue.Write(async work =>
        {
            var before =
                await ScreenRows.Find(work.Connection, id, work.Transaction)
                ?? throw RefusedException.NotFound("no-screen", id);
            var after = change(before);
            var isMoved = after.Showing.Campaign != before.Showing.Campaign;
            if (isMoved || !ReferenceEquals(after.Programme, before.Programme))
                await CheckCampaign(work, after);
            if (isMoved || after.Name != before.Name)
                await CheckName(work, after.Showing.Campaign, after.Name, after.Id);

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
                        Programme = before.Programme?.WithoutTexts(),
                        before.Version,
                    },
                    new
                    {
                        after.Name,
                        after.Showing,
                        Programme = after.Programme?.WithoutTexts(),
                        after.Version,
                    }
                ),
                Now
            );

            return after;
        });

    /// <summary>That it shows a campaign, and celebrates teams of that one.</summary>
    private static async Task CheckCampaign(UnitOfWork work, Screen screen)
    {
        var code = screen.Showing.Campaign;
        var campaign =
            await CampaignRows.Find(work.Connection, code, work.Transaction)
            ?? throw RefusedException.Invalid("showing.campaign", "unknown-campaign", code);
        var strangers = screen.Programme?.Strangers(campaign.Document.Teams);
        if (strangers is { Count: > 0 })
            throw RefusedException.Invalid(strangers);
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
