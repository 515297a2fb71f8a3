using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace ChallengeHub;

/// <summary>
/// Lets a display in without typing a password on it (RFC 8628): it shows a short code, a signed-in person confirms the
/// code and says what to show, and the display, which has been asking, gets a token of its own. The token is made when
/// it is fetched, so it is stored nowhere.
/// </summary>
public sealed class Pairings(WriteQueue queue, Database database, [FromKeyedServices(Clocks.People)] TimeProvider clock)
{
    public const string TokenPrefix = "scr_";

    /// <summary>No vowels, so that no words arise; nothing that looks like another.</summary>
    public const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private const int CodeLength = 8;
    private const int FirstPause = 5;
    private const int MostWaiting = 1000;
    private const int MostOfAddress = 20;

    public Task<PairingBegun> Begin(string address) =>
        queue.Write(async work =>
        {
            await PairingRows.Forget(work, Now);
            if (
                await PairingRows.Count(work, address) >= MostOfAddress
                || await PairingRows.Count(work, null) >= MostWaiting
            )
                throw RefusedException.Conflict("too-many-pairings");

            var device = Secrets.New();
            string code;
            do code = RandomNumberGenerator.GetString(Alphabet, CodeLength);
            while (await PairingRows.OfCode(work.Connection, Secrets.Hash(code), work.Transaction) is not null);

            await PairingRows.Insert(
                work,
                new Pairing
                {
                    DeviceHash = Secrets.Hash(device),
                    CodeHash = Secrets.Hash(code),
                    Address = address,
                    ExpiresAt = Now + Life,
                    Pause = FirstPause,
                }
            );

            return new PairingBegun(device, $"{code[..4]}-{code[4..]}", Now + Life, FirstPause);
        });

    /// <summary>Whether a display shows this code now and waits.</summary>
    public async Task<bool> Waits(string? code)
    {
        await using var connection = await database.Connect();
        return IsOpen(await PairingRows.OfCode(connection, Hash(code)));
    }

    /// <summary>A code is good once: of two who confirm it the second is refused.</summary>
    public Task Confirm(string? code, string? name, ScreenContent? showing, Actor actor)
    {
        var errors = ScreenContent.Errors(name, showing).ToList();
        if (errors.Count > 0)
            throw RefusedException.Invalid(errors);

        return Decide(
            code,
            async (work, pairing) =>
            {
                if (await CampaignRows.Find(work.Connection, showing!.Campaign, work.Transaction) is null)
                    throw RefusedException.Invalid("showing.campaign", "unknown-campaign", showing.Campaign);
                await Screens.CheckName(work, showing.Campaign, name!);
                return pairing with
                {
                    Name = name,
                    Showing = ScreenRows.Json(showing),
                    ConfirmedBy = actor.Author,
                    ConfirmedAt = actor.Address,
                };
            }
        );
    }

    public Task Deny(string? code, Actor actor) =>
        Decide(
            code,
            async (work, pairing) =>
            {
                await AuditRows.Append(work, actor, new AuditedAction(AuditActions.ScreenDenied), Now);
                return pairing with { Denied = true };
            }
        );

    /// <summary>
    /// The display asks. Its token is answered once; a display that missed the answer shows a new code.
    /// </summary>
    public Task<PollAnswer> Poll(string device) =>
        queue.Write(async work =>
        {
            if (await PairingRows.OfDevice(work, Secrets.Hash(device)) is not { } pairing || pairing.ExpiresAt <= Now)
                return new PollAnswer(PollState.Expired);
            if (pairing.Denied)
            {
                await PairingRows.Delete(work, pairing);
                return new PollAnswer(PollState.Denied);
            }

            if (pairing is { Showing: { } showing, Name: { } name, ConfirmedBy: { } author })
                return await Grant(
                    work,
                    pairing,
                    new Screen
                    {
                        Name = name,
                        Showing = ScreenRows.Showing(showing),
                        Version = 1,
                        PairedAt = Now,
                        PairedBy = author,
                    }
                );

            var tooSoon = Now - pairing.PolledAt < TimeSpan.FromSeconds(pairing.Pause);
            await PairingRows.Update(
                work,
                pairing with
                {
                    PolledAt = Now,
                    Pause = tooSoon ? pairing.Pause + FirstPause : pairing.Pause,
                }
            );

            return new PollAnswer(tooSoon ? PollState.SlowDown : PollState.Pending);
        });

    private async Task<PollAnswer> Grant(UnitOfWork work, Pairing pairing, Screen screen)
    {
        var token = TokenPrefix + Secrets.New();
        screen = screen with { Id = await ScreenRows.Insert(work, screen, Secrets.Hash(token)) };
        await PairingRows.Delete(work, pairing);
        await AuditRows.Append(
            work,
            new Actor(screen.PairedBy, pairing.ConfirmedAt),
            new AuditedAction(
                AuditActions.ScreenPaired,
                screen.Showing.Campaign,
                screen.Author,
                After: new { screen.Name, screen.Showing }
            ),
            Now
        );
        return new PollAnswer(PollState.Granted, token, screen);
    }

    private Task Decide(string? code, Func<UnitOfWork, Pairing, Task<Pairing>> decide) =>
        queue.Write(async work =>
        {
            var pairing = await PairingRows.OfCode(work.Connection, Hash(code), work.Transaction);
            if (!IsOpen(pairing))
                throw RefusedException.NotFound("no-pairing");
            await PairingRows.Update(work, await decide(work, pairing!));
            return 0;
        });

    private bool IsOpen(Pairing? pairing) => pairing is { Showing: null, Denied: false } && pairing.ExpiresAt > Now;

    /// <summary>As people type it: in small letters, with or without the hyphen.</summary>
    private static string Hash(string? code) =>
        Secrets.Hash(new string([.. (code ?? "").ToUpperInvariant().Where(Alphabet.Contains)]));

    private DateTimeOffset Now => clock.GetUtcNow().ToMilliseconds();
}

/// <param name="Device">The display's own secret.</param>
/// <param name="Code">What it shows: <c>BCDF-GHJK</c>.</param>
/// <param name="Pause">Seconds to wait between two questions.</param>
public sealed record PairingBegun(string Device, string Code, DateTimeOffset ExpiresAt, int Pause);

public enum PollState
{
    Pending,
    SlowDown,
    Expired,
    Denied,
    Granted,
}

/// <summary>Token and screen are there for <see cref="PollState.Granted"/> only.</summary>
public sealed record PollAnswer(PollState State, string? Token = null, Screen? Screen = null);
