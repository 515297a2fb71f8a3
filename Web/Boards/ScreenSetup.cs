using System.Buffers;
using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace ChallengeHub.Web;

/// <summary>
/// Wires the hub: typed, in JSON or MessagePack, with a pulse by which a screen soon knows that it is not live.
/// </summary>
public static class ScreenSetup
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddSingleton<Watches>();
        services.AddSingleton<LeadWatches>();
        services.AddSingleton<BoardBroadcaster>();
        services.AddSingleton<BroadcastReads>();
        services.AddSingleton<WallReads>();
        services.AddSingleton<SeasonReads>();
        services.AddSingleton<SeasonAnswers>();
        services.AddSingleton<WallWinners>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<StandingsAnswers>();
        services.AddSingleton<HubConnections>();
        services.AddHostedService(x => x.GetRequiredService<HubConnections>());
        services.AddHostedService<BoardBroadcast>();
        services.AddHostedService<LeadBroadcast>();
        services.AddHostedService<BoardCatchUp>();

        services
            .AddSignalR(options =>
            {
                options.KeepAliveInterval = TimeSpan.FromSeconds(2);
                // any client's: SignalR's own says that it is there every 15 seconds
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
                options.MaximumReceiveMessageSize = 4096; // a screen asks, it tells nothing
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WebJson.Options)
            .AddMessagePackProtocol(options => options.SerializerOptions = PackedJson.Options);
    }

    public static void MapScreens(this IEndpointRouteBuilder routes) =>
        routes.MapHub<BoardHub>(BoardHub.Path).RequireAccess(AccessPolicies.Boards);
}

/// <summary>MessagePack of exactly the shape that the JSON has: same names, same words, instants as text.</summary>
public sealed class PackedJson : IFormatterResolver
{
    public static MessagePackSerializerOptions Options { get; } =
        MessagePackSerializerOptions
            .Standard.WithResolver(new PackedJson())
            .WithSecurity(MessagePackSecurity.UntrustedData);

    public IMessagePackFormatter<T>? GetFormatter<T>() => Known<T>.Formatter;

    private static class Known<T>
    {
        public static readonly IMessagePackFormatter<T>? Formatter =
            typeof(T).IsPrimitive || typeof(T) == typeof(string) || typeof(T) == typeof(object)
                ? StandardResolver.Instance.GetFormatter<T>()
                : new Packed<T>();
    }

    private sealed class Packed<T> : IMessagePackFormatter<T>
    {
        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
        {
            using var json = new StringReader(JsonSerializer.Serialize(value, WebJson.Options));
            MessagePackSerializer.ConvertFromJson(json, ref writer, options);
        }

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(
                MessagePackSerializer.ConvertToJson(reader.ReadRaw().ToArray(), options),
                WebJson.Options
            )!;
    }
}
