using System.Data.Common;

namespace ChallengeHub.Web;

/// <summary>
/// Brings the studio's packs from the database to <see cref="Themes"/>. Looks when somebody is shown something, at most
/// once a second, so that every node has what another one wrote.
/// </summary>
public sealed class ThemeWatch(Themes themes, ThemePacks packs, ILogger<ThemeWatch> log)
{
    private const long Fresh = 1000;
    private readonly SemaphoreSlim turn = new(1, 1);
    private IReadOnlyList<ThemeStamp>? known;
    private long looked = -Fresh;
    private bool failing;

    /// <param name="now">Whether a look of less than a second ago is too old.</param>
    public async Task Look(bool now = false)
    {
        if (!now && Environment.TickCount64 - Volatile.Read(ref looked) < Fresh)
            return;

        await turn.WaitAsync();
        try
        {
            if (!now && Environment.TickCount64 - looked < Fresh)
                return;
            await Read();
            failing = false;
        }
        catch (DbException failure)
        {
            if (!failing)
                log.LogWarning(
                    "The studio's packs cannot be looked at ({Reason}); they are shown as they were",
                    failure.Message
                );
            failing = true;
        }
        finally
        {
            Volatile.Write(ref looked, Environment.TickCount64);
            turn.Release();
        }
    }

    private async Task Read()
    {
        var stamps = await packs.Stamps();
        if (known is not null && known.SequenceEqual(stamps))
            return;

        var made = new List<Theme>();
        var faults = new List<ThemeFault>();
        var stored = await packs.All();
        foreach (var pack in stored)
        {
            // its files were looked at when they were stored; its words are held against the schema of this version
            var read = ThemePack.Check(pack.Code, pack.Document, _ => null);
            faults.AddRange(read.Faults);
            if (read.Theme is { } theme)
                made.Add(theme with { Made = new ThemeStamp(pack.Id, pack.Version) });
        }

        themes.Take(made, faults);
        known = [.. stored.OrderBy(pack => pack.Id).Select(pack => new ThemeStamp(pack.Id, pack.Version))];
    }
}
