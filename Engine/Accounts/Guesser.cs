using System.Net;
using System.Net.Sockets;

namespace ChallengeHub;

/// <summary>
/// Where a password or a code comes from: a device on which its owner has signed in before, an open session, or else an
/// address. Wrong ones are counted by it, so that a guesser locks out himself and not the owner.
/// </summary>
public sealed record Guesser(string Source, bool IsKnown)
{
    private const int BytesOfNetwork = 8;

    /// <summary>All of whom nothing is known, together.</summary>
    public static readonly Guesser Strangers = new("strangers", false);

    /// <summary>The owner's device, if the visit brings its cookie, else the address.</summary>
    public static Guesser Of(Account account, Visit visit) =>
        visit.Devices.FirstOrDefault(x => x.Account == account.Id && x.Stamp == KnownDevice.StampOf(account))
            is { } device
            ? new Guesser($"device:{device.Id}", true)
            : new Guesser($"address:{Network(visit.Address)}", false);

    /// <param name="session">Its secret.</param>
    public static Guesser OfSession(string session) => new($"session:{Secrets.Hash(session)}", true);

    /// <summary>Of IPv6 the /64 that one house has.</summary>
    private static string Network(string? address)
    {
        if (!IPAddress.TryParse(address, out var ip))
            return "unknown";
        if (ip.IsIPv4MappedToIPv6)
            ip = ip.MapToIPv4();
        if (ip.AddressFamily != AddressFamily.InterNetworkV6)
            return $"{ip}";
        var bytes = ip.GetAddressBytes();
        Array.Clear(bytes, BytesOfNetwork, bytes.Length - BytesOfNetwork);
        return $"{new IPAddress(bytes)}/64";
    }
}

/// <summary>Who stands at the sign-in: an address, and the devices that its browser proves to be.</summary>
public sealed record Visit(string? Address, IReadOnlyList<KnownDevice> Devices)
{
    public Visit(string? address)
        : this(address, []) { }
}

/// <summary>A browser in which somebody has signed in before. It is good until the password changes.</summary>
/// <param name="Stamp">See <see cref="StampOf"/>.</param>
public sealed record KnownDevice(long Account, string Id, string Stamp)
{
    private const int StampLength = 16;

    public static KnownDevice New(Account account) => new(account.Id, Secrets.New(), StampOf(account));

    /// <summary>Another one after each change of the password, and after an erasure.</summary>
    public static string StampOf(Account account) =>
        Secrets.Hash($"{account.Id} {account.PasswordHash}")[..StampLength];
}
