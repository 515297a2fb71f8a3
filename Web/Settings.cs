using System.Globalization;
using ChallengeHub.Jobs;
using Microsoft.Data.SqlClient;
using StackExchange.Redis;

namespace ChallengeHub.Web;

/// <summary>The settings of an installation, checked before anything starts.</summary>
public sealed record Settings(
    string DataDirectory,
    string ThemesDirectory,
    string? Redis,
    string? AdminKey,
    Uri? PublicUrl,
    JobsMode Jobs,
    RequestLimits Limits
)
{
    /// <summary>Whether boards and walls are shown to everybody who reaches the address.</summary>
    public bool OpenBoards { get; init; }

    /// <summary>What the names of keys in Redis begin with: one Redis may serve several installations.</summary>
    public string RedisPrefix { get; init; } = DefaultPrefix;

    /// <summary>A connection string; null keeps everything in a SQLite file of the data directory.</summary>
    public string? SqlServer { get; init; }

    /// <summary>Whether Hangfire makes and updates its own tables in SQL Server.</summary>
    public bool PrepareJobsSchema { get; init; } = true;

    /// <summary>Null: people sign in by password only.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>The cost of a password's hash, in rounds of PBKDF2-HMAC-SHA512.</summary>
    public int PasswordIterations { get; init; } = Passwords.Iterations;

    /// <summary>Of a campaign with more facts, reports are made by a job.</summary>
    public int ReportFacts { get; init; } = ReportRuns.MostAtOnce;

    /// <summary>What of it the engine needs.</summary>
    public EngineSettings Engine =>
        new(DataDirectory, Redis, RedisPrefix)
        {
            SqlServer = SqlServer,
            PasswordIterations = PasswordIterations,
            ReportFacts = ReportFacts,
        };

    /// <summary>Where a stopped start looks for its reason: the setting that names the database.</summary>
    public string Store =>
        SqlServer is null
            ? $"ChallengeHub__DataDirectory, {Path.GetFullPath(DataDirectory)},"
            : "ConnectionStrings__SqlServer";

    public const string DefaultUrl = "http://localhost:5080";
    private const string DefaultPrefix = "ch";
    private const int ShortestKey = 24;

    /// <summary>Throws <see cref="StartRefused"/> with the setting and the reason.</summary>
    public static Settings Read(IConfiguration configuration)
    {
        var key = Text(configuration["ChallengeHub:AdminKey"]);
        if (key?.Length < ShortestKey)
            throw new StartRefused(
                $"ChallengeHub__AdminKey has {key.Length} characters; a key that opens everything needs at least "
                    + $"{ShortestKey}."
            );

        return new Settings(
            Text(configuration["ChallengeHub:DataDirectory"]) ?? "data",
            Text(configuration["ChallengeHub:ThemesDirectory"]) ?? "themes",
            Server(Text(configuration.GetConnectionString("Redis"))),
            key,
            Url(Text(configuration["ChallengeHub:PublicUrl"])),
            Mode(Text(configuration["ChallengeHub:Jobs"])),
            new RequestLimits(
                Rate(configuration, "RequestsPerSecond", RequestLimits.DefaultPerKey),
                Rate(configuration, "RequestsPerSecondWithoutKey", RequestLimits.DefaultPerAddress)
            )
            {
                HubConnections = Rate(configuration, "HubConnectionsPerCaller", RequestLimits.DefaultHubConnections),
            }
        )
        {
            SqlServer = Database(Text(configuration.GetConnectionString("SqlServer"))),
            PrepareJobsSchema = YesOrNo(configuration, "PrepareJobsSchema", unset: true),
            OpenBoards = YesOrNo(configuration, "OpenBoards"),
            RedisPrefix = Prefix(Text(configuration["ChallengeHub:RedisPrefix"])),
            OpenId = OpenIdSettings.Read(configuration),
            PasswordIterations = Rate(configuration, "PasswordIterations", Passwords.Iterations),
            ReportFacts = Rate(configuration, "ReportFacts", ReportRuns.MostAtOnce),
        };
    }

    /// <summary>True when nobody said where to listen.</summary>
    public static bool NeedsUrl(IConfiguration configuration) =>
        Text(configuration["urls"]) is null
        && Text(configuration["http_ports"]) is null
        && !configuration.GetSection("Kestrel:Endpoints").Exists();

    private static string? Server(string? redis)
    {
        try
        {
            if (redis is not null && ConfigurationOptions.Parse(redis).EndPoints.Count == 0)
                throw new StartRefused(
                    "ConnectionStrings__Redis names no server: 'host:port,option=value' is its form."
                );
            return redis;
        }
        catch (ArgumentException wrong)
        {
            throw new StartRefused($"ConnectionStrings__Redis cannot be read: {wrong.Message}");
        }
    }

    private static string? Database(string? sqlServer)
    {
        try
        {
            if (sqlServer is not null && new SqlConnectionStringBuilder(sqlServer).DataSource.Length == 0)
                throw new StartRefused(
                    "ConnectionStrings__SqlServer names no server: 'Server=host,port;Database=…;…' is its form."
                );
            return sqlServer;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StartRefused($"ConnectionStrings__SqlServer cannot be read: {wrong.Message}");
        }
    }

    private static string Prefix(string? text) =>
        text switch
        {
            null => DefaultPrefix,
            _ when Codes.IsValid(text) => text,
            _ => throw new StartRefused(
                $"ChallengeHub__RedisPrefix is '{text}'; it {ErrorSentences.Of(new FieldError("", Codes.Rule), "en")}."
            ),
        };

    private static Uri? Url(string? text) =>
        text switch
        {
            null => null,
            _ when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => url,
            _ => throw new StartRefused(
                $"ChallengeHub__PublicUrl is '{text}'; it must be an absolute http or https address."
            ),
        };

    private static int Rate(IConfiguration configuration, string name, int unset)
    {
        if (Text(configuration[$"ChallengeHub:{name}"]) is not { } text)
            return unset;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate)
            && rate is >= 1 and <= 1_000_000
        )
            return rate;
        throw new StartRefused($"ChallengeHub__{name} is '{text}'; it must be a whole number from 1 to 1000000.");
    }

    private static bool YesOrNo(IConfiguration configuration, string name, bool unset = false)
    {
        if (Text(configuration[$"ChallengeHub:{name}"]) is not { } text)
            return unset;
        if (bool.TryParse(text, out var yes))
            return yes;
        throw new StartRefused($"ChallengeHub__{name} is '{text}'; it must be true or false.");
    }

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
public sealed class StartRefused(string reason) : Exception(reason)
{
    /// <summary>One line: a database's message may have several.</summary>
    public static StartRefused Store(Settings settings, Exception failure) =>
        new(
            $"{settings.Store} cannot be used{(StoreFaults.Reason(failure) is { } reason ? $", {reason}" : "")}: "
                + $"{failure.Message.ReplaceLineEndings(" ").Trim()}"
        );
}
