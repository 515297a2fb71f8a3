using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>A photo that somebody would show.</summary>
/// <param name="Content">A JPEG: the picture alone.</param>
/// <param name="Account">Whose it is: it goes with the account, too.</param>
/// <param name="IsAgreed">Whether its person agrees that it is shown.</param>
public sealed record NewPhoto(byte[] Content, long Account, bool IsAgreed);

/// <summary>
/// How somebody is known in a challenge beyond the name: by a photo, kept with the time of consent, and by a tune of
/// the theme. Both go with the person.
/// </summary>
public sealed class Portraits(
    WriteQueue queue,
    Database database,
    CampaignStates states,
    Roster roster,
    [FromKeyedServices(Clocks.People)] TimeProvider clock
)
{
    /// <summary>Of which moments a theme has sounds that may be somebody's tune.</summary>
    public static IReadOnlyList<string> Tunes { get; } = ["validated", "taken", "contacted", "period"];

    /// <summary>Null where there is none by this mark that everybody may see.</summary>
    public async Task<byte[]?> Find(string campaign, string mark)
    {
        await using var connection = await database.Connect();
        return await PortraitRows.Find(connection, campaign, mark);
    }

    public Task Show(CampaignPlayer who, NewPhoto photo, Actor actor)
    {
        if (!photo.IsAgreed)
            throw RefusedException.Invalid("consent", "photo-consent");
        return Change(
            who,
            actor,
            new { photo = true },
            (work, number) =>
                PortraitRows.Put(work, new Photo(number, Secrets.New(), photo.Content, photo.Account, Now))
        );
    }

    /// <summary>By the person, or by those who run the challenge.</summary>
    public async Task Remove(CampaignPlayer who, Actor actor)
    {
        await Change(who, actor, new { photo = false }, PortraitRows.Remove);
        await database.Scrub();
    }

    /// <param name="tune">One of <see cref="Tunes"/>; null: the theme's usual one.</param>
    public Task Play(CampaignPlayer who, string? tune, Actor actor)
    {
        if (tune is not null && !Tunes.Contains(tune))
            throw RefusedException.Invalid("tune", "one-of", string.Join(", ", Tunes));
        return Change(who, actor, new { tune }, (work, number) => PortraitRows.Play(work, number, tune));
    }

    /// <param name="write">Is given the number of who changes.</param>
    private async Task Change(CampaignPlayer who, Actor actor, object after, Func<UnitOfWork, int, Task> write)
    {
        await states.Ready(who.Campaign);
        await queue.Write(async work =>
        {
            var state = await states.Get(work, who.Campaign);
            if (state.Snapshot.Find(who.Code) is not { ErasedAt: null } person)
                throw RefusedException.NotFound("no-participant", who.Code);

            await write(work, person.Number);
            await roster.Changed(work, state, "shown", new { who.Code });
            await AuditRows.Append(
                work,
                actor,
                new AuditedAction(AuditActions.ParticipantShown, who.Campaign, who.Code, After: after),
                Now
            );
            return 0;
        });
    }

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}
