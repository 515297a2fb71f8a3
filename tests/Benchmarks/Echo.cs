using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChallengeHub.Benchmarks;

/// <summary>
/// The yardstick: what ASP.NET does on this machine without a product, in a process of its own. It reads JSON and
/// answers it, and sends all WebSockets the same bytes at a pace.
/// </summary>
internal sealed class Echo : IAsyncDisposable
{
    public const string Word = "echo";
    private readonly Process process;

    private Echo(Process process, int port, TimeSpan started)
    {
        this.process = process;
        Port = port;
        Started = started;
    }

    public int Port { get; }

    /// <summary>From the start of the process until it listens.</summary>
    public TimeSpan Started { get; }
    public int Id => process.Id;

    public static async Task<Echo> Start()
    {
        var began = Stopwatch.GetTimestamp();
        var process = Second.Start(Word, serves: true);
        var port = await process.StandardOutput.ReadLineAsync();
        return port is null
            ? throw new InvalidOperationException("The echo does not start.")
            : new Echo(process, int.Parse(port, CultureInfo.InvariantCulture), Stopwatch.GetElapsedTime(began));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The second process: says its port, and ends when nobody holds its input open any more.</summary>
    public static async Task<int> Serve()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var shown = new ConcurrentDictionary<WebSocket, bool>();
        app.UseWebSockets();
        app.MapPost("/echo", (EchoedEvent sent) => sent);
        app.MapGet("/show", (HttpContext http) => Look(http, shown));

        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.First()).Port);
        using var ended = new CancellationTokenSource();
        var showing = Show(shown, ended.Token);
        await Console.In.ReadToEndAsync();

        await ended.CancelAsync();
        await showing;
        return 0;
    }

    private static async Task Look(HttpContext http, ConcurrentDictionary<WebSocket, bool> shown)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        shown[socket] = true;
        try
        {
            await socket.ReceiveAsync(new byte[16].AsMemory(), http.RequestAborted);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // who looked on has left
        }
        finally
        {
            shown.TryRemove(socket, out _);
        }
    }

    /// <summary>To all at once the time, and as many bytes as a board has.</summary>
    private static async Task Show(ConcurrentDictionary<WebSocket, bool> shown, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Crowd.Pace, stop);
                var message = Crowd.Marked(Stopwatch.GetTimestamp());
                await Task.WhenAll(shown.Keys.Select(socket => Send(socket, message)));
            }
        }
        catch (OperationCanceledException)
        {
            // nobody measures any more
        }
    }

    private static async Task Send(WebSocket socket, ReadOnlyMemory<byte> message)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception gone)
            when (gone is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // who looked on has left
        }
    }
}

/// <summary>A lead event as the hub reads it.</summary>
internal sealed record EchoedEvent(
    string Source,
    string Id,
    string Campaign,
    string Type,
    string Lead,
    string Rep,
    DateTimeOffset At
);
