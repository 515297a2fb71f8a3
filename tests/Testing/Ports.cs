using System.Net;
using System.Net.Sockets;

namespace ChallengeHub.Testing;

/// <summary>Ports of this machine that nobody uses now.</summary>
public static class Ports
{
    /// <summary>Bound, never listening: a test looks at what this process listens on.</summary>
    public static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
