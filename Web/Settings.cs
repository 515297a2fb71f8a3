using System.Globalization;
using ChallengeHub.Jobs;
using StackExchange.Redis;

namespace ChallengeHub.Web;

/// <summary>What an installation is told from outside, checked before anything starts.</summary>
public sealed record Settings(string DataDirectory, string ThemesDirectory, string? Redis, string? AdminKey, Uri? PublicUrl, JobsMode Jobs, RequestLimits Limits)
{
    /// <summary>Whether boards and walls are shown to whoever reaches the address.</summary>
    public bool OpenBoards { get; init; }
    /// <summary>What the names of keys in Redis begin with: one Redis may serve several installations.</summary>
    public string RedisPrefix { get; init; } = DefaultPrefix;
    /// <summary>Null: people sign in by password only.</summary>
    public OpenIdSettings? OpenId { get; init; }

    public const string DefaultUrl = "http://localhost:5080";
    private const string DefaultPrefix = "ch";
    private const int ShortestKey = 24;

    /// <summary>Throws <see cref="StartRefused"/> with the setting and the reason.</summary>
    public static Settings Read(IConfiguration configuration)
    {
        if (Text(configuration.GetConnectionString("SqlServer")) is not null)
            throw new StartRefused("ConnectionStrings__SqlServer is set, but this version keeps its ledger in SQLite only. Unset it to start.");
        var key = Text(configuration["ChallengeHub:AdminKey"]);
        if (key?.Length < ShortestKey)
            throw new StartRefused($"ChallengeHub__AdminKey has {key.Length} characters; a key that opens everything needs at least {ShortestKey}.");
        return new Settings(
            Text(configuration["ChallengeHub:DataDirectory"]) ?? "data",
            Text(configuration["ChallengeHub:ThemesDirectory"]) ?? "themes",
            Server(Text(configuration.GetConnectionString("Redis"))), key,
            Url(Text(configuration["ChallengeHub:PublicUrl"])),
            Mode(Text(configuration["ChallengeHub:Jobs"])),
            new RequestLimits(
                Rate(configuration, "RequestsPerSecond", RequestLimits.DefaultPerKey), Rate(configuration, "RequestsPerSecondWithoutKey", RequestLimits.DefaultPerAddress)))
        {
            OpenBoards = YesOrNo(configuration, "OpenBoards"),
            RedisPrefix = Prefix(Text(configuration["ChallengeHub:RedisPrefix"])),
            OpenId = OpenIdSettings.Read(configuration),
        };
    }

    /// <summary>True when nobody said where to listen.</summary>
    public static bool NeedsUrl(IConfiguration configuration) =>
        Text(configuration["urls"]) is null && Text(configuration["http_ports"]) is null && !configuration.GetSection("Kestrel:Endpoints").Exists();

    private static string? Server(string? redis)
    {
        try
        {
            if (redis is not null && ConfigurationOptions.Parse(redis).EndPoints.Count == 0) throw new StartRefused("ConnectionStrings__Redis names no server: 'host:port,option=value' is its form.");
            return redis;
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefused($"ConnectionStrings__Redis cannot be read: {wrong.Message}");
        }
    }

    private static string Prefix(string? text) =>
        text is null ? DefaultPrefix
        : Codes.IsValid(text) ? text
        : throw new StartRefused($"ChallengeHub__RedisPrefix is '{text}'; it {Codes.Rule}.");

    private static Uri? Url(string? text) =>
        text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new StartRefused($"ChallengeHub__PublicUrl is '{text}'; it must be an absolute http or https address.");

    private static int Rate(IConfiguration configuration, string name, int unset) =>
        Text(configuration[$"ChallengeHub:{name}"]) is not { } text ? unset
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= 1_000_000 ? rate
        : throw new StartRefused($"ChallengeHub__{name} is '{text}'; it must be a whole number from 1 to 1000000.");

    private static bool YesOrNo(IConfiguration configuration, string name) =>
        Text(configuration[$"ChallengeHub:{name}"]) is { } text
        && (bool.TryParse(text, out var yes) ? yes : throw new StartRefused($"ChallengeHub__{name} is '{text}'; it must be true or false."));

    private static JobsMode Mode(string? text)
    {
        try
        {
            return JobsModes.Read(text);
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefused(wrong.Message);
        }
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>The process cannot start, and why in one line.</summary>
public sealed class StartRefused(string reason) : Exception(reason);
