using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChallengeHub.Testing;

/// <summary>
/// Ports of this machine that are held for the tests of this process: the system gives them to nobody who asks for any
/// port, before, between and after the programs that are started there.
/// </summary>
public static class Ports
{
    // bound and never listening: Linux lets a program listen beside such a socket where both allow it, as .NET and
    // redis do (SO_REUSEADDR)
    private static readonly ConcurrentBag<Socket> Held = [];

    /// <summary>
    /// A port at which nobody listens until a test starts something there; free on ::1, too, which localhost may
    /// mean.
    /// </summary>
    public static int Hold()
    {
        while (true)
        {
            var socket = Bound(IPAddress.Loopback, 0)!;
            Held.Add(socket);
            var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
            if (!Socket.OSSupportsIPv6)
                return port;
            if (Bound(IPAddress.IPv6Loopback, port) is not { } other)
                continue;
            Held.Add(other);
            return port;
        }
    }

    /// <summary>
    /// Of a program that has just ended, so that no stranger answers those who still knock at its door.
    /// </summary>
    public static void Hold(int port)
    {
        if (Bound(IPAddress.Loopback, port) is { } socket)
            Held.Add(socket);
    }

    private static Socket? Bound(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch (SocketException taken)
            when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AddressNotAvailable)
        {
            socket.Dispose();
            return null;
        }
    }
}
